import { useQuery } from '@apollo/client/react';
import { Anchor, Button, Paper, Table, Tabs, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { type ImportAction, ImportedRowsDocument, type ImportFieldsFragment } from '../../gql/graphql';
import { formatNumber } from '../../kit/fields/format';
import { Loaded } from '../../kit/list/Loaded';
import { type ImportedRow, recordPath } from './recordPath';

/** The rows of the file by what became of them, each with its record: exactly those of this import. */
export function ImportedRows({ record }: { record: ImportFieldsFragment }) {
  const { created, updated, skipped, failed } = record;
  const kinds: { action: ImportAction; label: string; count: number }[] = [
    { action: 'CREATED', label: 'Created', count: created },
    { action: 'UPDATED', label: 'Updated', count: updated },
    { action: 'SKIPPED', label: 'Skipped', count: skipped },
    { action: 'FAILED', label: 'Failed', count: failed },
  ];
  const [chosen, setChosen] = useState<ImportAction | null>(null);
  const shown = kinds.filter(({ count }) => count > 0);
  const kind = shown.find(({ action }) => action === chosen) ?? shown[0];
  if (!kind) return null;
  return (
    <Paper withBorder component="section" aria-label="Rows">
      <Tabs value={kind.action} onChange={(value) => setChosen(value as ImportAction)} keepMounted={false}>
        <Tabs.List>
          {shown.map(({ action, label, count }) => (
            <Tabs.Tab key={action} value={action}>
              {label} {formatNumber(count)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={kind.action}>
          <RowTable id={record.id} action={kind.action} count={kind.count} />
        </Tabs.Panel>
      </Tabs>
    </Paper>
  );
}

function RowTable({ id, action, count }: { id: string; action: ImportAction; count: number }) {
  const result = useQuery(ImportedRowsDocument, {
    variables: { id, action },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const more = (rows: readonly ImportedRow[]) =>
    void result.fetchMore({
      variables: { after: rows.at(-1)?.no },
      updateQuery: (before, { fetchMoreResult: { import: next } }) =>
        before.import && next
          ? { import: { ...before.import, rows: [...before.import.rows, ...next.rows] } }
          : before,
    });
  return (
    <Loaded result={result}>
      {({ import: found }) => {
        const rows = found?.rows ?? [];
        return (
          <>
            <Table fz="sm" verticalSpacing={6} horizontalSpacing="md" layout="fixed">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th w={80}>Row</Table.Th>
                  <Table.Th>{action === 'FAILED' ? 'Reason' : 'Record'}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows.map((row) => (
                  <Table.Tr key={row.no}>
                    <Table.Td className="tabular" c="dimmed" style={{ verticalAlign: 'top' }}>
                      {row.no}
                    </Table.Td>
                    <Table.Td style={{ overflowWrap: 'anywhere' }}>
                      <RowResult row={row} />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
            {rows.length < count && rows.length > 0 && (
              <Button variant="subtle" fullWidth onClick={() => more(rows)}>
                Show more of the {formatNumber(count)} rows
              </Button>
            )}
          </>
        );
      }}
    </Loaded>
  );
}

function RowResult({ row }: { row: ImportedRow }) {
  const path = recordPath(row);
  const isGone = Boolean(row.recordId) && row.name === null;
  return (
    <>
      {path && (
        <Anchor component={Link} to={path} size="sm">
          {row.name}
        </Anchor>
      )}
      {!path && row.name && <Text size="sm">{row.name}</Text>}
      {isGone && (
        <Text size="sm" c="dimmed">
          In the bin, or hidden from you
        </Text>
      )}
      {row.message && (
        <Text size={row.name ? 'xs' : 'sm'} c={row.name ? 'dimmed' : undefined}>
          {row.message}
        </Text>
      )}
    </>
  );
}
