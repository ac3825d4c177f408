import { useQuery } from '@apollo/client/react';
import { Group, SegmentedControl, SimpleGrid, Stack, Text } from '@mantine/core';
import dayjs from 'dayjs';
import { useSearchParams } from 'react-router';
import { PipelineAnalyticsDocument } from '../../gql/graphql';
import { Loaded } from '../../kit/list/Loaded';
import { AnalysisFigures } from './AnalysisFigures';
import { ReasonPanel } from './ReasonPanel';
import { StageTable } from './StageTable';

const PERIODS = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: '12 months' },
  { value: 'all', label: 'All time' },
];

/** How a pipeline works: what was won and lost and why, and where opportunities stop or stay long. */
export default function PipelineAnalysis({ pipelineId }: { pipelineId: string }) {
  const [params, setParams] = useSearchParams();
  const period = params.get('period') ?? '365';
  const from = period === 'all' ? '1900-01-01' : dayjs().subtract(Number(period), 'day').format('YYYY-MM-DD');
  const result = useQuery(PipelineAnalyticsDocument, {
    variables: { pipelineId, from },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <Stack gap="md" component="section" aria-label="Analysis">
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          Over the opportunities you may see.
        </Text>
        <SegmentedControl
          size="xs"
          aria-label="Period"
          value={period}
          onChange={(next) => setParams({ ...Object.fromEntries(params), period: next }, { replace: true })}
          data={PERIODS}
        />
      </Group>
      <Loaded result={result}>
        {({ pipelineAnalytics: figures }) => (
          <>
            <AnalysisFigures figures={figures} pipelineId={pipelineId} from={from} />
            <StageTable stages={figures.stages} />
            <SimpleGrid cols={{ base: 1, md: 3 }} spacing="md">
              <ReasonPanel
                title="Reasons lost"
                reasons={figures.lostReasons}
                currency={figures.currency}
                nothing="Nothing was lost in this period."
              />
              <ReasonPanel
                title="Lost to"
                reasons={figures.competitors}
                currency={figures.currency}
                nothing="No competitor was named."
              />
              <ReasonPanel
                title="Reasons won"
                reasons={figures.wonReasons}
                currency={figures.currency}
                nothing="Nothing was won in this period."
              />
            </SimpleGrid>
          </>
        )}
      </Loaded>
    </Stack>
  );
}
