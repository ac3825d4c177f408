import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { CustomFieldsDocument } from '../../gql/graphql';
import type { Field } from '../fields/field';
import { useNoun } from '../fields/nouns';
import { customField } from './customField';

/** The fields that the organization added to a noun, in order; none while they load. */
export function useCustomFields(noun: string): Field[] {
  const { data } = useQuery(CustomFieldsDocument, {
    variables: { noun },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const definitions = data?.customFieldDefinitions.nodes;
  return useMemo(() => definitions?.filter(({ readable }) => readable).map(customField) ?? [], [definitions]);
}

/** All fields of a noun, or those given of its own, followed by the custom ones: one mechanism for every screen. */
export function useFields(noun: string, own?: Field[]): Field[] {
  const { fields } = useNoun(noun);
  const custom = useCustomFields(noun);
  return useMemo(() => [...(own ?? fields), ...custom], [own, fields, custom]);
}
