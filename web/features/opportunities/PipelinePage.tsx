import { useQuery } from '@apollo/client/react';
import { Badge, Button, Group, SegmentedControl, Select, Skeleton, Text } from '@mantine/core';
import { IconLayoutKanban, IconPlugConnectedX, IconPlus } from '@tabler/icons-react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { BoardPipelinesDocument, type BoardQuery, type OpportunityFilter } from '../../gql/graphql';
import { Can, useSession } from '../../kit/data/session';
import type { Field } from '../../kit/fields/field';
import { formatMoney, formatNumber } from '../../kit/fields/format';
import { FilterBar } from '../../kit/filter/FilterBar';
import { ErrorState, FirstUse } from '../../kit/list/faces';
import { SearchInput } from '../../kit/list/SearchInput';
import { useListState } from '../../kit/list/useListState';
import { Page } from '../../kit/shell/Page';
import { OpportunityList } from './OpportunityList';
import { opportunityColumns } from './opportunityFields';
import { PipelineBoard } from './PipelineBoard';
import { useBoard } from './useBoard';

const FILTERS = opportunityColumns.filter(({ key }) => key !== 'status') as Field[];

/** A pipeline as board or list: switch, filter, search, figures. */
export function PipelinePage() {
  const { pipelineId } = useParams();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const { currency } = useSession();
  const state = useListState();
  const pipelines = useQuery(BoardPipelinesDocument);
  const all = pipelines.data?.pipelines ?? [];
  const current = pipelineId ?? (all.find(({ isDefault }) => isDefault) ?? all[0])?.id;
  const live = useBoard(current, state.where as OpportunityFilter | null, state.search);
  const layout = params.get('layout') === 'list' ? 'list' : 'board';
  const create = () =>
    setParams({
      ...Object.fromEntries(params),
      new: 'opportunity',
      ...(current ? { pipelineId: current } : {}),
    });

  if (pipelines.data && !all.length)
    return (
      <Page title="Pipeline">
        <FirstUse
          icon={<IconLayoutKanban size={40} />}
          title="No pipeline yet"
          text="A pipeline is the list of stages your opportunities go through."
        >
          <Button component={Link} to="/settings/pipelines">
            Set up a pipeline
          </Button>
        </FirstUse>
      </Page>
    );
  return (
    <Page
      title="Pipeline"
      fill
      beside={
        <>
          <Select
            size="xs"
            w={180}
            aria-label="Pipeline"
            data={all.map(({ id, name }) => ({ value: id, label: name }))}
            value={current ?? null}
            allowDeselect={false}
            onChange={(id) => id && navigate(`/pipeline/${id}`)}
          />
          {!live.connected && (
            <Badge color="orange" leftSection={<IconPlugConnectedX size={12} />}>
              Reconnecting…
            </Badge>
          )}
        </>
      }
      actions={
        <>
          <SegmentedControl
            size="xs"
            aria-label="Layout"
            value={layout}
            onChange={(next) => setParams({ ...Object.fromEntries(params), layout: next }, { replace: true })}
            data={[
              { value: 'board', label: 'Board' },
              { value: 'list', label: 'List' },
            ]}
          />
          <Can permission="opportunity.create">
            <Button leftSection={<IconPlus size={16} />} onClick={create}>
              Create opportunity
            </Button>
          </Can>
        </>
      }
    >
      <Group gap="xs">
        <SearchInput label="Search this pipeline" value={state.search} onChange={state.setSearch} />
        <FilterBar fields={FILTERS} model={state.filter} onChange={state.setFilter} />
        {live.board && (
          <Text size="xs" c="dimmed" className="tabular" ms="auto">
            {openFigures(live.board, currency)}
          </Text>
        )}
      </Group>
      {layout === 'list' && current && (
        <OpportunityList pipelineId={current} where={state.where} search={state.search} />
      )}
      {layout === 'board' &&
        !live.board &&
        (live.error ? (
          <ErrorState error={live.error} onRetry={() => void live.refetch()} />
        ) : (
          <SkeletonBoard />
        ))}
      {layout === 'board' && live.board && current && (
        <PipelineBoard live={live} board={live.board} pipelineId={current} />
      )}
    </Page>
  );
}

function SkeletonBoard() {
  return (
    <Group
      wrap="nowrap"
      align="stretch"
      style={{ flex: 1, overflow: 'hidden' }}
      aria-busy="true"
      role="status"
      aria-label="Loading"
    >
      {[0, 1, 2, 3, 4].map((column) => (
        <Skeleton key={column} w={272} miw={272} radius={8} />
      ))}
    </Group>
  );
}

function openFigures({ columns }: BoardQuery['board'], currency: string): string {
  const open = columns.filter(({ stage }) => stage.kind === 'OPEN');
  const sum = (of: (column: (typeof open)[number]) => number) =>
    open.reduce((total, column) => total + of(column), 0);
  const total = formatMoney(
    sum(({ totalBase }) => Number(totalBase)),
    currency,
    true,
  );
  const weighted = formatMoney(
    sum(({ weightedBase }) => Number(weightedBase)),
    currency,
    true,
  );
  return `${formatNumber(sum(({ count }) => count))} open · ${total} · weighted ${weighted}`;
}
