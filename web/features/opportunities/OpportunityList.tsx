import { useMemo } from 'react';
import {
  DeleteOpportunitiesDocument,
  OpportunitiesDocument,
  type OpportunitiesQuery,
  type OpportunityRowFragment,
  UpdateOpportunitiesDocument,
  UpdateOpportunityDocument,
} from '../../gql/graphql';
import { useSaveField } from '../../kit/data/useSaveField';
import type { Field } from '../../kit/fields/field';
import { RecordList } from '../../kit/list/RecordList';
import { useBulk } from '../../kit/list/useBulk';
import type { ListShape } from '../../kit/list/useListShape';
import type { useListState } from '../../kit/list/useListState';
import { alsoPrice } from './askToPriceAgain';

interface OpportunityListProps {
  pipelineId: string;
  state: ReturnType<typeof useListState>;
  fields: Field[];
  columns: Field[];
  shape: ListShape;
}

const listOf = (data: OpportunitiesQuery) => data.opportunities;
const nameOf = (row: OpportunityRowFragment) => row.name;
const hrefOf = ({ id }: OpportunityRowFragment) => `/opportunities/${id}`;

/** What the list and the calendar of a pipeline have in common. */
export function useOpportunities(pipelineId: string) {
  const bulk = useBulk('opportunities', UpdateOpportunitiesDocument, DeleteOpportunitiesDocument);
  const onSave = useSaveField(UpdateOpportunityDocument, 'Opportunity', nameOf, alsoPrice);
  const scope = useMemo(() => ({ pipelineId: { eq: pipelineId } }), [pipelineId]);
  return {
    what: 'opportunities',
    title: 'Opportunities',
    query: OpportunitiesDocument,
    connection: listOf,
    scope,
    href: hrefOf,
    titleOf: nameOf,
    onSave,
    bulk,
  };
}

/** The opportunities of a pipeline as a list, with the board's filter. */
export function OpportunityList({ pipelineId, ...shown }: OpportunityListProps) {
  return <RecordList {...useOpportunities(pipelineId)} {...shown} noun="Opportunity" />;
}
