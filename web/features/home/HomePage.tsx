import { useQuery } from '@apollo/client/react';
import { Anchor, Grid, List, SegmentedControl, SimpleGrid, Stack, Text } from '@mantine/core';
import dayjs from 'dayjs';
import type { ComponentType } from 'react';
import { Link, useSearchParams } from 'react-router';
import { HomeFiguresDocument } from '../../gql/graphql';
import { useMay, useSession } from '../../kit/data/session';
import { useRecent } from '../../kit/favourites/recent';
import { counted, formatMoney, formatNumber } from '../../kit/fields/format';
import { ErrorState, Nothing } from '../../kit/list/faces';
import { FigureTile } from '../../kit/record/FigureTile';
import { RelatedPanel } from '../../kit/record/RelatedPanel';
import { Page } from '../../kit/shell/Page';
import { NextOpportunities } from './NextOpportunities';

const PERIODS = { month: 'This month', quarter: 'This quarter', year: 'This year' } as const;
type Period = keyof typeof PERIODS;

const rows = (path: string, filter: unknown) =>
  `${path}${path.includes('?') ? '&' : '?'}f=${encodeURIComponent(JSON.stringify({ and: filter }))}`;

/** The first page: how it stands, and what to do next. */
export function HomePage({ top: Top, panels }: { top: ComponentType; panels: ComponentType[] }) {
  const { userName, currency } = useSession();
  const may = useMay();
  const [params, setParams] = useSearchParams();
  const period = (params.get('period') ?? 'month') as Period;
  const from = startOf(period);
  const today = dayjs().format('YYYY-MM-DD');
  const { data, error, refetch } = useQuery(HomeFiguresDocument, {
    variables: { from, to: today, activities: may('activity.view') },
    fetchPolicy: 'cache-and-network',
  });
  const figures = data?.homeFigures;
  const due = data?.activityCounts;
  const money = (amount: string | null | undefined) =>
    amount && formatMoney(amount, figures?.currency ?? currency, true);
  const list = '/pipeline?layout=list';
  const open = { status: { in: ['OPEN'] } };
  const recents = useRecent(8);
  return (
    <Page
      title={`${greeting()}, ${userName.split(' ')[0]}`}
      actions={
        <SegmentedControl
          size="xs"
          aria-label="Period"
          value={period}
          onChange={(next) => setParams({ period: next }, { replace: true })}
          data={Object.entries(PERIODS).map(([value, label]) => ({ value, label }))}
        />
      }
    >
      {figures && (
        <Text c="dimmed">
          {due && `${formatNumber(due.dueToday)} due today, ${formatNumber(due.overdue)} overdue, `}
          {counted(figures.rottenCount, 'opportunities')} resting too long.
        </Text>
      )}
      <Top />
      {error && !figures ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }} spacing="sm">
          <FigureTile
            label="Open pipeline"
            value={money(figures?.openBase)}
            detail={figures && `${formatNumber(figures.openCount)} opportunities`}
            to={rows(list, [open])}
          />
          <FigureTile
            label="Weighted"
            value={money(figures?.weightedBase)}
            detail="by probability"
            to={rows(list, [open])}
          />
          <FigureTile
            label="Won"
            value={money(figures?.wonBase)}
            detail={figures && `${formatNumber(figures.wonCount)} opportunities`}
            to={rows(list, [
              { status: { in: ['WON'] } },
              { closedOn: { after: dayjs(from).subtract(1, 'day').format('YYYY-MM-DD') } },
            ])}
          />
          <FigureTile
            label="Win rate"
            value={
              figures &&
              (typeof figures.winRate === 'number' ? `${Math.round(figures.winRate * 100)} %` : '–')
            }
            detail={figures && `${formatNumber(figures.lostCount)} lost`}
            to={rows(list, [
              { status: { in: ['WON', 'LOST'] } },
              { closedOn: { after: dayjs(from).subtract(1, 'day').format('YYYY-MM-DD') } },
            ])}
          />
          <FigureTile
            label="New clients"
            value={figures && formatNumber(figures.newClients)}
            detail={PERIODS[period].toLowerCase()}
            to={rows('/clients', [{ createdAt: { after: dayjs(from).toISOString() } }])}
          />
          <FigureTile
            label="Overdue"
            value={figures && formatNumber(due?.overdue ?? 0)}
            detail="activities of yours"
            to="/today"
          />
        </SimpleGrid>
      )}
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <NextOpportunities />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Stack>
            {panels.map((Panel) => (
              <Panel key={Panel.name} />
            ))}
            <RelatedPanel title="Recently viewed">
              {!recents.length && <Nothing>Records you open appear here.</Nothing>}
              <List listStyleType="none" spacing={4}>
                {recents.map(({ id, title, label, url }) => (
                  <List.Item key={id}>
                    <Anchor component={Link} to={url} size="sm">
                      {title}
                    </Anchor>
                    <Text span size="xs" c="dimmed">
                      {' '}
                      {label}
                    </Text>
                  </List.Item>
                ))}
              </List>
            </RelatedPanel>
          </Stack>
        </Grid.Col>
      </Grid>
    </Page>
  );
}

function startOf(period: Period): string {
  const now = dayjs();
  if (period === 'quarter')
    return now
      .startOf('month')
      .subtract(now.month() % 3, 'month')
      .format('YYYY-MM-DD');
  return now.startOf(period).format('YYYY-MM-DD');
}

function greeting(): string {
  const hour = new Date().getHours();
  return hour < 5 ? 'Good night' : hour < 12 ? 'Good morning' : hour < 18 ? 'Good afternoon' : 'Good evening';
}
