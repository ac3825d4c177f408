import { useApolloClient, useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import {
  NoteRecordViewedDocument,
  RecentlyViewedDocument,
  type RecordLinkFieldsFragment,
} from '../../gql/graphql';
import { useSession } from '../data/session';

const NONE: RecordLinkFieldsFragment[] = [];

/** The records the viewer opened, latest first, on whatever device; loaded when they are shown. */
export function useRecent(first: number, shown = true): RecordLinkFieldsFragment[] {
  const { data } = useQuery(RecentlyViewedDocument, {
    variables: { first },
    fetchPolicy: 'cache-and-network',
    skip: !shown,
  });
  return data?.recentlyViewed ?? NONE;
}

/** Remembers that the viewer has opened the record. Nobody waits for it, and it may fail. */
export function useNoteRecent(type: string, id: string | undefined): void {
  const client = useApolloClient();
  const { viewingAs } = useSession();
  useEffect(() => {
    if (!id || viewingAs) return;
    void client
      .mutate({ mutation: NoteRecordViewedDocument, variables: { type, id } })
      .catch(() => undefined);
  }, [client, viewingAs, type, id]);
}
