import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { Button, Modal, Stack, Text } from '@mantine/core';
import { counted, formatLongDay } from '../fields/format';
import { Nothing } from '../list/faces';
import { Loaded } from '../list/Loaded';
import type { Connection } from '../list/RecordList';
import { EntryLine } from './EntryLine';
import type { CalendarActions, Entry } from './spec';

interface DayDialogProps<Row, Data> {
  day: string;
  /** Plural, in lower case. */
  what: string;
  /** What they come to; empty without sums. */
  sum: string;
  query: TypedDocumentNode<Data, any>;
  connection: (data: Data) => Connection<Row>;
  variables: OperationVariables;
  entryOf: (row: Row) => Entry;
  actions: CalendarActions;
  onClose: () => void;
}

/** All records of a day, page by page. */
export function DayDialog<Row extends { id: string }, Data>(props: DayDialogProps<Row, Data>) {
  const { day, what, sum, variables, connection, entryOf, actions, onClose } = props;
  const result = useQuery<Data, OperationVariables>(props.query, {
    variables,
    fetchPolicy: 'cache-and-network',
  });
  return (
    <Modal opened onClose={onClose} title={formatLongDay(day)}>
      <Loaded result={result as never} rows={4}>
        {(data: Data) => {
          const { nodes, totalCount, pageInfo } = connection(data);
          const after = pageInfo.endCursor;
          return (
            <Stack gap="xs">
              <Text size="sm" c="dimmed" className="tabular">
                {[counted(totalCount, what), sum].filter(Boolean).join(' · ')}
              </Text>
              {!nodes.length && <Nothing>{`There are no ${what} on this day.`}</Nothing>}
              <div>
                {nodes.map((row) => (
                  <EntryLine key={row.id} entry={entryOf(row)} actions={actions} />
                ))}
              </div>
              {pageInfo.hasNextPage && (
                <Button
                  variant="default"
                  loading={result.loading}
                  onClick={() => void result.fetchMore({ variables: { ...variables, after } })}
                >
                  Show more
                </Button>
              )}
            </Stack>
          );
        }}
      </Loaded>
    </Modal>
  );
}
