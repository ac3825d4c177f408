import { useQuery } from '@apollo/client/react';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { TagColorsDocument } from '../../gql/graphql';
import { useMay } from '../data/session';

const TagColorContext = createContext<ReadonlyMap<string, string>>(new Map());

/** Knows the colours of tags for all chips below it. */
export function TagColors({ children }: { children: ReactNode }) {
  const may = useMay();
  const { data } = useQuery(TagColorsDocument, { skip: !may('tag.view') });
  const colors = useMemo(
    () => new Map(data?.tags.nodes.map(({ name, color }) => [name, color ?? ''])),
    [data],
  );
  return <TagColorContext.Provider value={colors}>{children}</TagColorContext.Provider>;
}

/** The colour of a tag; undefined when it has none. */
export const useTagColor = (name: string): string | undefined => useContext(TagColorContext).get(name);
