import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { skipToken, useQuery } from '@apollo/client/react';
import {
  ActivitiesSummaryDocument,
  ClientsSummaryDocument,
  ContactsSummaryDocument,
  LeadsSummaryDocument,
  type ListSummaryFieldsFragment,
  OpportunitiesSummaryDocument,
} from '../../gql/graphql';
import type { Field } from '../fields/field';

type Summarized = TypedDocumentNode<{ summary: ListSummaryFieldsFragment }, OperationVariables>;

const DOCUMENTS: Record<string, Summarized> = {
  Client: ClientsSummaryDocument,
  Contact: ContactsSummaryDocument,
  Lead: LeadsSummaryDocument,
  Opportunity: OpportunitiesSummaryDocument,
  Activity: ActivitiesSummaryDocument,
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
