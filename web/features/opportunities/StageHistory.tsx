import { Table, Text } from '@mantine/core';
import type { OpportunityFieldsFragment } from '../../gql/graphql';
import { formatDateTime, formatDuration } from '../../kit/fields/format';

/** Every stage it has been in: when, how long, who moved it. */
export function StageHistory({ changes }: { changes: OpportunityFieldsFragment['stageHistory'] }) {
  return (
    <Table.ScrollContainer minWidth={420}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Stage</Table.Th>
            <Table.Th>Entered</Table.Th>
            <Table.Th>Stayed</Table.Th>
            <Table.Th>Moved by</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {changes.map((change) => (
            <Table.Tr key={change.id}>
              <Table.Td>{change.stage?.name ?? 'Deleted stage'}</Table.Td>
              <Table.Td>{formatDateTime(change.enteredAt)}</Table.Td>
              <Table.Td>
                {change.durationSeconds === null || change.durationSeconds === undefined ? (
                  <Text span size="sm" fw={500}>
                    now here
                  </Text>
                ) : (
                  formatDuration(change.durationSeconds)
                )}
              </Table.Td>
              <Table.Td>{change.movedBy?.name ?? '–'}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
