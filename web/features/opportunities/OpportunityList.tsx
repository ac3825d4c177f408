import { useQuery } from '@apollo/client/react';
import { useMediaQuery } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import {
  OpportunitiesDocument,
  type OpportunityFilter,
  type OpportunityRowFragment,
  UpdateOpportunityDocument,
} from '../../gql/graphql';
import { useSaveField } from '../../kit/data/useSaveField';
import type { Field } from '../../kit/fields/field';
import { CardList } from '../../kit/list/CardList';
import { DataGrid } from '../../kit/list/DataGrid';
import { ErrorState, NoMatches, SkeletonRows } from '../../kit/list/faces';
import { useListState } from '../../kit/list/useListState';
import { opportunityColumns } from './opportunityFields';

const SHOWN = [
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
const columns = SHOWN.flatMap(
  (key) => opportunityColumns.find((field) => field.key === key) ?? [],
) as Field<OpportunityRowFragment>[];
const nameOf = (row: OpportunityRowFragment) => row.name;

/** The opportunities of a pipeline as a list, with the board's filter. */
export function OpportunityList({
  pipelineId,
  where,
  search,
}: {
  pipelineId: string;
  where: object | null;
  search: string;
}) {
  const navigate = useNavigate();
  const phone = useMediaQuery('(max-width: 48em)');
  const state = useListState('expectedCloseOn');
  const [selected, setSelected] = useState(new Set<string>());
  const save = useSaveField(UpdateOpportunityDocument, 'Opportunity', nameOf);
  const { field: sortBy, direction } = state.sort ?? {};
  const variables = useMemo(
    () => ({
      filter: { and: [{ pipelineId: { eq: pipelineId } }, ...(where ? [where] : [])] } as OpportunityFilter,
      search: search || null,
      orderBy: sortBy ? [{ field: sortBy as 'name', direction }] : null,
      first: 50,
    }),
    [pipelineId, where, search, sortBy, direction],
  );
  const { data, previousData, error, refetch, fetchMore } = useQuery(OpportunitiesDocument, { variables });
  const list = (data ?? previousData)?.opportunities;
  if (!list) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonRows />;
  if (!list.nodes.length) return <NoMatches what="opportunities" onClear={state.clear} />;
  const more = () => void fetchMore({ variables: { after: list.pageInfo.endCursor } });
  return phone ? (
    <CardList
      rows={list.nodes}
      columns={columns}
      href={({ id }) => `/opportunities/${id}`}
      titleOf={nameOf}
      hasMore={list.pageInfo.hasNextPage}
      onMore={more}
    />
  ) : (
    <DataGrid
      label="Opportunities"
      rows={list.nodes}
      columns={columns}
      total={list.totalCount}
      sort={state.sort}
      onSort={state.setSort}
      selected={selected}
      onSelect={setSelected}
      hasMore={list.pageInfo.hasNextPage}
      onMore={more}
      onOpen={({ id }) => navigate(`/opportunities/${id}`)}
      href={({ id }) => `/opportunities/${id}`}
      onSave={save as never}
    />
  );
}
