import { Paper, ScrollArea, Table, Text } from '@mantine/core';
import type { ImportFieldsFragment } from '../../gql/graphql';
import { formatNumber } from '../../kit/fields/format';
import { delimiterName, sampleRows } from './samples';

/** How the file was read, with its first rows. */
export function FilePreview({ record }: { record: ImportFieldsFragment }) {
  const { fileName, rowCount, encoding, delimiter, hasHeader, headers, sample } = record;
  const rows = sampleRows(sample, headers).slice(0, 20);
  return (
    <Paper withBorder component="section" aria-label="File">
      <Text size="sm" p="md" pb="xs">
        <b>{fileName}</b> · {formatNumber(rowCount)} rows · {headers.length} columns · separated by{' '}
        {delimiterName(delimiter)} · {encoding ?? 'unknown encoding'} ·{' '}
        {hasHeader ? 'first row names the columns' : 'no header row'}
      </Text>
      <ScrollArea.Autosize
        mah={260}
        viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': 'First rows of the file' }}
      >
        <Table fz="xs" withRowBorders stickyHeader style={{ whiteSpace: 'nowrap' }}>
          <Table.Thead>
            <Table.Tr>
              {headers.map((header) => (
                <Table.Th key={header}>{header}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no other name
              <Table.Tr key={index}>
                {headers.map((header, column) => (
                  <Table.Td key={header}>{row[column]}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
    </Paper>
  );
}
