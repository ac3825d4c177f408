import { SimpleGrid } from '@mantine/core';
import dayjs from 'dayjs';
import type { PipelineAnalyticsQuery } from '../../gql/graphql';
import { counted, formatMoney, formatNumber } from '../../kit/fields/format';
import { FigureTile } from '../../kit/record/FigureTile';

interface AnalysisFiguresProps {
  figures: PipelineAnalyticsQuery['pipelineAnalytics'];
  pipelineId: string;
  from: string;
}

/** The whole pipeline in five numbers, each opening the opportunities it counts. */
export function AnalysisFigures({ figures, pipelineId, from }: AnalysisFiguresProps) {
  const since = { after: dayjs(from).subtract(1, 'day').format('YYYY-MM-DD') };
  const rows = (...filter: object[]) =>
    `/pipeline/${pipelineId}?layout=list&f=${encodeURIComponent(JSON.stringify({ and: filter }))}`;
  const closed = (...status: string[]) => rows({ status: { in: status } }, { closedOn: since });
  const money = (amount: string | null | undefined) =>
    amount ? formatMoney(amount, figures.currency, true) : 'Restricted';
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, lg: 5 }} spacing="sm">
      <FigureTile
        label="Opened"
        value={formatNumber(figures.opened)}
        detail="work began in the period"
        to={rows({ openedOn: since })}
      />
      <FigureTile
        label="Won"
        value={money(figures.wonBase)}
        detail={counted(figures.won, 'opportunities')}
        to={closed('WON')}
      />
      <FigureTile
        label="Lost"
        value={money(figures.lostBase)}
        detail={counted(figures.lost, 'opportunities')}
        to={closed('LOST')}
      />
      <FigureTile
        label="Win rate"
        value={typeof figures.winRate === 'number' ? `${Math.round(figures.winRate * 100)} %` : '–'}
        detail="won of all closed"
        to={closed('WON', 'LOST')}
      />
      <FigureTile
        label="Sales cycle"
        value={
          typeof figures.averageCycleDays === 'number'
            ? counted(Math.round(figures.averageCycleDays), 'days')
            : '–'
        }
        detail="from opened to won, on average"
        to={closed('WON')}
      />
    </SimpleGrid>
  );
}
