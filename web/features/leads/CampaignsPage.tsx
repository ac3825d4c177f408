import { useQuery } from '@apollo/client/react';
import { Anchor, Group, Paper, SegmentedControl, Select, Table } from '@mantine/core';
import dayjs from 'dayjs';
import { Link, useSearchParams } from 'react-router';
import { LeadCampaignsDocument, type LeadCampaignsQuery, type LeadOrigin } from '../../gql/graphql';
import { useSession } from '../../kit/data/session';
import { formatMoney, formatNumber } from '../../kit/fields/format';
import { Nothing } from '../../kit/list/faces';
import { Loaded } from '../../kit/list/Loaded';
import { Page } from '../../kit/shell/Page';

const BY: Record<LeadOrigin, { label: string; field: string }> = {
  CAMPAIGN: { label: 'Campaign', field: 'campaign' },
  SOURCE: { label: 'Source', field: 'source' },
  MEDIUM: { label: 'Medium', field: 'medium' },
};
const PERIODS = [
  { value: '30', label: 'Last 30 days' },
  { value: '90', label: 'Last 90 days' },
  { value: '365', label: 'Last 12 months' },
  { value: 'all', label: 'All time' },
];

/** What came of the leads of each campaign, source or medium; every number opens its leads. */
export function CampaignsPage() {
  const [params, setParams] = useSearchParams();
  const by = (params.get('by') ?? 'CAMPAIGN') as LeadOrigin;
  const period = params.get('period') ?? '365';
  const from = period === 'all' ? null : dayjs().subtract(Number(period), 'day').format('YYYY-MM-DD');
  const result = useQuery(LeadCampaignsDocument, {
    variables: { from, by },
    fetchPolicy: 'cache-and-network',
  });
  const put = (key: string, value: string) =>
    setParams({ ...Object.fromEntries(params), [key]: value }, { replace: true });
  return (
    <Page
      title="Campaign performance"
      before={
        <Anchor component={Link} to="/leads" c="dimmed" size="sm">
          Leads
        </Anchor>
      }
    >
      <Group>
        <SegmentedControl
          size="xs"
          aria-label="Count by"
          value={by}
          onChange={(next) => put('by', next)}
          data={Object.entries(BY).map(([value, { label }]) => ({ value, label }))}
        />
        <Select
          size="xs"
          aria-label="Created in"
          data={PERIODS}
          value={period}
          allowDeselect={false}
          onChange={(next) => next && put('period', next)}
        />
      </Group>
      <Loaded result={result}>
        {({ leadCampaigns }) =>
          leadCampaigns.length ? (
            <Figures rows={leadCampaigns} by={by} from={from} />
          ) : (
            <Nothing>No leads were created in this period.</Nothing>
          )
        }
      </Loaded>
    </Page>
  );
}

interface FiguresProps {
  rows: LeadCampaignsQuery['leadCampaigns'];
  by: LeadOrigin;
  from: string | null;
}

function Figures({ rows, by, from }: FiguresProps) {
  const { currency } = useSession();
  const { label, field } = BY[by];
  const href = (name: string | null | undefined, ...more: object[]) => {
    const of = name ? { [field]: { eq: name } } : { [field]: { isNull: true } };
    const filter = { and: [of, ...(from ? [{ createdAt: { after: from } }] : []), ...more] };
    return `/leads?f=${encodeURIComponent(JSON.stringify(filter))}`;
  };
  const qualified = { status: { in: ['QUALIFIED', 'CONVERTED'] } };
  const converted = { status: { in: ['CONVERTED'] } };
  const won = { convertedOpportunity: { status: { in: ['WON'] } } };
  return (
    <Paper withBorder>
      <Table.ScrollContainer minWidth={640}>
        <Table verticalSpacing="xs" className="tabular" aria-label={`Leads by ${label.toLowerCase()}`}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{label}</Table.Th>
              {['Leads', 'Average score', 'Qualified', 'Converted', 'Conversion', 'Won', 'Won amount'].map(
                (head) => (
                  <Table.Th key={head} ta="end">
                    {head}
                  </Table.Th>
                ),
              )}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.name ?? ''}>
                <Table.Td>{row.name ?? `No ${label.toLowerCase()}`}</Table.Td>
                <Count value={row.leads} to={href(row.name)} />
                <Table.Td ta="end">{row.averageScore}</Table.Td>
                <Count value={row.qualified} to={href(row.name, qualified)} />
                <Count value={row.converted} to={href(row.name, converted)} />
                <Table.Td ta="end">{Math.round(row.conversionRate * 100)} %</Table.Td>
                <Count value={row.won} to={href(row.name, won)} />
                <Table.Td ta="end">
                  {row.wonAmount === null ? (
                    'Restricted'
                  ) : (
                    <Anchor component={Link} to={href(row.name, won)} size="sm">
                      {formatMoney(row.wonAmount, currency)}
                    </Anchor>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}

const Count = ({ value, to }: { value: number; to: string }) => (
  <Table.Td ta="end">
    <Anchor component={Link} to={to} size="sm">
      {formatNumber(value)}
    </Anchor>
  </Table.Td>
);
