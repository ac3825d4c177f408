import { Alert, Anchor, List } from '@mantine/core';
import type { Problem } from '../data/errors';
import { RequestId } from '../data/tell';

/** What is wrong with a form, with a link to each field. */
export function FormProblem({ problem, idOf }: { problem: Problem; idOf: (key: string) => string }) {
  const faults = Object.entries(problem.fields);
  return (
    <Alert
      color="red"
      variant="outline"
      role="alert"
      title={faults.length ? 'Please look at these fields' : problem.message}
    >
      <List size="sm">
        {faults.map(([key, text]) => (
          <List.Item key={key}>
            <Anchor
              href={`#${idOf(key)}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(idOf(key))?.focus();
              }}
            >
              {text}
            </Anchor>
          </List.Item>
        ))}
      </List>
      {faults.length === 0 && problem.requestId && <RequestId id={problem.requestId} />}
    </Alert>
  );
}
