import { useQuery } from '@apollo/client/react';
import { Badge, Group, Select, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconPlugConnectedX, IconPlus } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { BoardPipelinesDocument, type OpportunityFilter, type ViewFieldsFragment } from '../../gql/graphql';
import { useFields } from '../../kit/customFields/useFields';
import { Can, useSession } from '../../kit/data/session';
import type { Field } from '../../kit/fields/field';
import { FilterBar } from '../../kit/filter/FilterBar';
import { ColumnChooser } from '../../kit/list/ColumnChooser';
import { DisplayMenu } from '../../kit/list/DisplayMenu';
import { ExportMenu } from '../../kit/list/ExportMenu';
import { ErrorState, SkeletonRows } from '../../kit/list/faces';
import { LayoutSwitch } from '../../kit/list/layouts';
import { SearchInput } from '../../kit/list/SearchInput';
import { useListShape } from '../../kit/list/useListShape';
import { useColumns, useListState } from '../../kit/list/useListState';
import { HeadButton } from '../../kit/shell/HeadButton';
import { later } from '../../kit/shell/later';
import { Page } from '../../kit/shell/Page';
import { ViewBar } from '../../kit/views/ViewBar';
import { layoutNamed } from '../../kit/views/viewState';
import { OpportunityList } from './OpportunityList';
import { opportunityColumns } from './opportunityFields';
import { PipelineBoard } from './PipelineBoard';
import { NoPipeline, openFigures, SkeletonBoard } from './pipelineFaces';
import { useBoard } from './useBoard';

const OpportunityCalendar = later(
  async () => (await import('./OpportunityCalendar')).OpportunityCalendar,
  <SkeletonRows />,
);
const PipelineAnalysis = lazy(() => import('./PipelineAnalysis'));
const FIELDS = opportunityColumns as Field[];
const COLUMNS = [
  'name',
  'clientId',
  'stageId',
  'total',
  'probability',
  'expectedCloseOn',
  'ownerId',
  'nextStep',
  'tags',
];

const LAYOUTS = ['board', 'list', 'calendar', 'analysis'] as const;

const viewPath = ({ pipelineId }: ViewFieldsFragment) =>
  pipelineId ? `/pipeline/${pipelineId}` : '/pipeline';

/** A pipeline as board, list, calendar or analysis: switch, filter, search, figures. */
export function PipelinePage() {
  const { pipelineId } = useParams();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const { currency } = useSession();
  const phone = useMediaQuery('(max-width: 48em)');
  const layout = LAYOUTS.find((each) => each === params.get('layout')) ?? 'board';
  const state = useListState(layout === 'list' ? 'expectedCloseOn' : undefined);
  const fields = useFields('Opportunity', FIELDS);
  const shape = useListShape();
  const { columns, shown, setShown, reset } = useColumns('opportunities', fields, COLUMNS);
  const pipelines = useQuery(BoardPipelinesDocument);
  const all = pipelines.data?.pipelines ?? [];
  const current = pipelineId ?? (all.find(({ isDefault }) => isDefault) ?? all[0])?.id;
  const live = useBoard(
    layout === 'analysis' ? undefined : current,
    state.where as OpportunityFilter | null,
    state.search,
  );
  const create = () =>
    setParams({
      ...Object.fromEntries(params),
      new: 'opportunity',
      ...(current ? { pipelineId: current } : {}),
    });

  if (pipelines.data && !all.length) return <NoPipeline />;
  return (
    <Page
      title="Pipeline"
      titled={!phone}
      fill={layout !== 'analysis'}
      beside={
        <>
          <Select
            size="xs"
            w={phone ? 160 : 180}
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
          <LayoutSwitch layouts={LAYOUTS} value={layout} />
          <Can permission="opportunity.create">
            <HeadButton icon={<IconPlus size={16} />} label="Create opportunity" onClick={create} />
          </Can>
        </>
      }
    >
      {layout !== 'analysis' && (
        <>
          <ViewBar
            noun="Opportunity"
            all="All opportunities"
            layout={layoutNamed(layout) ?? 'BOARD'}
            pipelineId={current}
            pathOf={viewPath}
          />
          <Group gap="xs">
            <SearchInput label="Search this pipeline" value={state.search} onChange={state.setSearch} />
            <FilterBar noun="Opportunity" fields={fields} model={state.filter} onChange={state.setFilter} />
            {live.board && (
              <Text size="xs" c="dimmed" className="tabular" ms="auto">
                {openFigures(live.board, currency)}
              </Text>
            )}
            {layout === 'list' && current && (
              <ExportMenu
                noun="Opportunity"
                what="opportunities"
                state={state}
                scope={{ pipelineId: { eq: current } }}
                columns={columns}
              />
            )}
            {layout === 'list' && (
              <DisplayMenu fields={fields} columns={columns} shape={shape} phone={phone} />
            )}
            {layout === 'list' && !phone && (
              <ColumnChooser
                fields={fields}
                shown={shown}
                onChange={setShown}
                onReset={reset}
                shape={shape}
              />
            )}
          </Group>
        </>
      )}
      {layout === 'list' && current && (
        <OpportunityList pipelineId={current} state={state} fields={fields} columns={columns} shape={shape} />
      )}
      {layout === 'calendar' && current && (
        <OpportunityCalendar pipelineId={current} state={state} fields={fields} />
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
      {layout === 'analysis' && current && (
        <Suspense fallback={<SkeletonRows rows={4} />}>
          <PipelineAnalysis pipelineId={current} />
        </Suspense>
      )}
    </Page>
  );
}
