import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { skipToken, useQuery } from '@apollo/client/react';
import {
  ActivitiesSummaryDocument,
  AttachmentsSummaryDocument,
  ClientsSummaryDocument,
  CompetitorsSummaryDocument,
  ContactsSummaryDocument,
  LeadsSummaryDocument,
  type ListSummaryFieldsFragment,
  OpportunitiesSummaryDocument,
  ProductsSummaryDocument,
} from '../../gql/graphql';
import type { Field } from '../fields/field';

type Summarized = TypedDocumentNode<{ summary: ListSummaryFieldsFragment }, OperationVariables>;

const DOCUMENTS: Record<string, Summarized> = {
  Client: ClientsSummaryDocument,
  Contact: ContactsSummaryDocument,
  Lead: LeadsSummaryDocument,
  Opportunity: OpportunitiesSummaryDocument,
  Activity: ActivitiesSummaryDocument,
  Product: ProductsSummaryDocument,
  Attachment: AttachmentsSummaryDocument,
  Competitor: CompetitorsSummaryDocument,
};

/** Whether lists of the noun can be grouped and added up. */
export const isSummarized = (noun: string): boolean => noun in DOCUMENTS;

/** Whether a list can be grouped by a field: a choice, yes or no, or a record it leads to. */
export const isGroupable = ({ type, key, filter, options }: Field): boolean =>
  Boolean(filter) &&
  key !== 'name' &&
  (type === 'boolean' || type === 'reference' || (type === 'choice' && Boolean(options?.length)));

/** Whether the values of a field can be added up. */
export const isSummable = ({ type, filter }: Field): boolean =>
  Boolean(filter) && ['number', 'money', 'amount', 'percent'].includes(type);

/** Lists count up to here; a higher count means more. */
export const MAX_COUNT = 10_000;

interface Asked {
  filter: object | null | undefined;
  search: string | null;
  groupBy: string | null;
  totals: string[];
}

/** All rows of a list counted, added up and grouped by the server; nothing is asked for when nothing is wanted. */
export function useSummary(noun: string, { filter, search, groupBy, totals }: Asked) {
  const wanted = Boolean(groupBy) || totals.length > 0;
  return useQuery(
    DOCUMENTS[noun] ?? ClientsSummaryDocument,
    wanted && isSummarized(noun)
      ? { variables: { filter, search, groupBy, totals }, fetchPolicy: 'cache-and-network' as const }
      : skipToken,
  );
}

/**
 * How many rows a list has: `known`, which lists count up to a point; of more the server counts all once `wanted`.
 * Undefined until it has.
 */
export function useTrueCount(
  noun: string,
  { filter, search }: Pick<Asked, 'filter' | 'search'>,
  known: number,
  wanted: boolean,
): { count: number | undefined; counting: boolean } {
  const more = known > MAX_COUNT;
  const { data, loading } = useQuery(
    DOCUMENTS[noun] ?? ClientsSummaryDocument,
    wanted && more && isSummarized(noun)
      ? { variables: { filter, search }, fetchPolicy: 'cache-and-network' as const }
      : skipToken,
  );
  return { count: more ? data?.summary.count : known, counting: loading };
}
