import { Paper, Progress, Table, Text } from '@mantine/core';
import type { PipelineAnalyticsQuery } from '../../gql/graphql';
import { formatNumber } from '../../kit/fields/format';

type StageRow = PipelineAnalyticsQuery['pipelineAnalytics']['stages'][number];

const days = (value: number | null | undefined) =>
  typeof value === 'number' ? formatNumber(Math.round(value * 10) / 10) : '–';

/** Where opportunities go on, stop or stay long; on a phone the counts stand below the stage. */
export function StageTable({ stages }: { stages: StageRow[] }) {
  return (
    <Paper withBorder>
      <Table verticalSpacing="xs" className="tabular" aria-label="Stages">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Stage</Table.Th>
            <Count head>Entered</Count>
            <Count head>Moved on</Count>
            <Count head>Lost here</Count>
            <Table.Th miw={110}>Conversion</Table.Th>
            <Count head>Average days</Count>
            <Table.Th ta="end">Median days</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {stages.map((row) => (
            <Table.Tr key={row.stage.id}>
              <Table.Th scope="row" fw={500}>
                {row.stage.name}
                <Text size="xs" c="dimmed" hiddenFrom="sm">
                  {formatNumber(row.entered)} entered, {formatNumber(row.movedOn)} moved on,{' '}
                  {formatNumber(row.lost)} lost
                </Text>
              </Table.Th>
              <Count>{formatNumber(row.entered)}</Count>
              <Count>{formatNumber(row.movedOn)}</Count>
              <Count>{formatNumber(row.lost)}</Count>
              <Table.Td>
                <Conversion rate={row.conversionRate} />
              </Table.Td>
              <Count>{days(row.averageDays)}</Count>
              <Table.Td ta="end">{days(row.medianDays)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="xs" c="dimmed" p="xs">
        Opportunities that first entered a stage in the period. Moved on: later reached a stage further on, or
        were won. Days: of those that have left the stage.
      </Text>
    </Paper>
  );
}

const Count = ({ head, children }: { head?: boolean; children: string }) => {
  const Cell = head ? Table.Th : Table.Td;
  return (
    <Cell ta="end" visibleFrom="sm">
      {children}
    </Cell>
  );
};

/** The rate as text; the bar beside it repeats it for the eye. */
function Conversion({ rate }: { rate: number | null | undefined }) {
  if (typeof rate !== 'number') return '–';
  return (
    <>
      <Text size="sm">{Math.round(rate * 100)} %</Text>
      <Progress value={rate * 100} size="sm" aria-hidden />
    </>
  );
}
