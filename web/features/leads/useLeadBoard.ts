import { useApolloClient, useQuery } from '@apollo/client/react';
import { useMemo, useState } from 'react';
import {
  LeadBoardDocument,
  type LeadFilter,
  type LeadRowFragment,
  type LeadStatus,
  LeadsDocument,
  UpdateLeadDocument,
} from '../../gql/graphql';
import type { Column, Drop } from '../../kit/board/boardModel';
import { announce } from '../../kit/data/announce';
import { useAction } from '../../kit/data/useAction';
import { sentence } from '../../kit/fields/field';
import { LEAD_STATUS_COLORS, LEAD_STATUSES } from './leadFields';
import { useLiveLeads } from './useLiveLeads';

interface Moved {
  lead: LeadRowFragment;
  to: string;
}

/** The leads by status, the best first, with what is on its way shown at once. */
export function useLeadBoard(filter: LeadFilter | null, search: string) {
  const client = useApolloClient();
  const { run } = useAction();
  const [moved, setMoved] = useState<Moved | null>(null);
  const [more, setMore] = useState<Record<string, LeadRowFragment[]>>({});
  const variables = useMemo(
    () => ({
      search: search || null,
      ...Object.fromEntries(LEAD_STATUSES.map((status) => [status.toLowerCase(), within(status, filter)])),
    }),
    [filter, search],
  );
  const { data, previousData, error, refetch } = useQuery(LeadBoardDocument, {
    variables,
    fetchPolicy: 'cache-and-network',
  });
  useLiveLeads(() => void refetch().catch(() => undefined));
  const shown = data ?? previousData;
  const columns: Column<LeadRowFragment>[] | undefined =
    shown &&
    LEAD_STATUSES.map((status) => {
      const { nodes, totalCount } = shown[status];
      const known = new Set(nodes.map(({ id }) => id));
      const loaded = [...nodes, ...(more[status] ?? []).filter(({ id }) => !known.has(id))];
      const others = loaded.filter(({ id }) => id !== moved?.lead.id);
      const cards = moved?.to === status ? [moved.lead, ...others] : others;
      return {
        id: status,
        title: sentence(status),
        color: `var(--mantine-color-${LEAD_STATUS_COLORS[status]}-6)`,
        cards,
        count: totalCount + cards.length - loaded.length,
        hasMore: loaded.length < totalCount,
        summary: cards.length ? `Best score ${Math.max(...cards.map(({ score }) => score))}` : '',
      };
    });
  const leadOf = (id: string) => columns?.flatMap(({ cards }) => cards).find((card) => card.id === id);
  const move = async ({ cardId, to, from }: Drop) => {
    const lead = leadOf(cardId);
    if (!lead || to === from) return;
    setMoved({ lead, to });
    const saved = await run(
      UpdateLeadDocument,
      { input: { id: cardId, status: to as LeadStatus } },
      { done: `${lead.name} is ${sentence(to).toLowerCase()}` },
    );
    if (saved) announce(`${lead.name} moved to ${sentence(to)}`);
    await refetch().catch(() => undefined);
    setMore({});
    setMoved(null);
  };
  const loadMore = async (status: string) => {
    const column = columns?.find(({ id }) => id === status);
    const { data: page } = await client.query({
      query: LeadsDocument,
      fetchPolicy: 'no-cache',
      variables: {
        filter: within(status as LeadStatus, filter),
        search: search || null,
        orderBy: [{ field: 'score', direction: 'DESC' }],
        first: Math.min(100, (column?.cards.length ?? 0) + 30),
      },
    });
    if (page) setMore((old) => ({ ...old, [status]: page.leads.nodes }));
  };
  return { columns, error, refetch, move, loadMore };
}

const within = (status: LeadStatus, filter: LeadFilter | null): LeadFilter => ({
  and: [{ status: { eq: status } }, ...(filter ? [filter] : [])],
});
