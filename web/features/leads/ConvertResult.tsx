import { useApolloClient } from '@apollo/client/react';
import { Anchor, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { type ConvertLeadMutation, UndoConversionDocument } from '../../gql/graphql';
import { tell } from '../../kit/data/tell';
import { useAttempt } from '../../kit/data/useSave';
import { ProblemAlert } from '../../kit/form/ProblemAlert';

interface ConvertResultProps {
  result: ConvertLeadMutation['convertLead'];
  /** What else came of it. */
  notes: string[];
  onClose: () => void;
}

/** What a lead became, and the way back. */
export function ConvertResult({ result, notes, onClose }: ConvertResultProps) {
  const client = useApolloClient();
  const { attempt, busy, problem } = useAttempt();
  const { lead } = result;
  // What had the focus before is gone.
  const finish = useRef<HTMLButtonElement>(null);
  useEffect(() => finish.current?.focus(), []);
  const rows = [
    ['Client', '/clients', result.client],
    ['Contact', '/contacts', result.contact],
    ['Opportunity', '/opportunities', result.opportunity],
  ] as const;
  const done = () => {
    onClose();
    void client.refetchQueries({ include: 'active' });
  };
  const undo = () =>
    attempt(async () => {
      if (!lead) return;
      await client.mutate({ mutation: UndoConversionDocument, variables: { id: lead.id } });
      tell(`${lead.name} is a lead again`);
      done();
    });
  return (
    <Stack role="status">
      <Text>{lead?.name ?? 'The lead'} is converted.</Text>
      {problem && <ProblemAlert problem={problem} />}
      <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
        {rows.map(
          ([type, path, record]) =>
            record && (
              <Group component="li" key={type} gap="xs" wrap="nowrap">
                <Text size="sm" c="dimmed" w={90} style={{ flex: 'none' }}>
                  {type}
                </Text>
                <Anchor component={Link} to={`${path}/${record.id}`} truncate>
                  {record.name}
                </Anchor>
                {result.created.includes(type) ? (
                  <Badge color="teal" style={{ flex: 'none' }}>
                    New
                  </Badge>
                ) : (
                  <Badge color="gray" style={{ flex: 'none' }}>
                    Existing
                  </Badge>
                )}
              </Group>
            ),
        )}
      </Stack>
      {notes.length > 0 && <Text size="sm">{notes.join(' ')}</Text>}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" loading={busy} onClick={() => void undo()}>
          Undo conversion
        </Button>
        <Button ref={finish} onClick={done}>
          Done
        </Button>
      </Group>
    </Stack>
  );
}
