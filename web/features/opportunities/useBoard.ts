import { useApolloClient, useQuery } from '@apollo/client/react';
import { useDebouncedCallback } from '@mantine/hooks';
import { useCallback, useMemo, useState } from 'react';
import {
  BoardDocument,
  BoardMoreDocument,
  type BoardQuery,
  OpportunityChangedDocument,
  type OpportunityFilter,
} from '../../gql/graphql';
import type { Drop } from '../../kit/board/boardModel';
import { useLive } from '../../kit/data/useLive';
import { afterChange, afterMove, withMore } from './boardData';

type Board = BoardQuery['board'];

/** A board that stays live, with the ways to change what is shown of it. */
export function useBoard(pipelineId: string | undefined, filter: OpportunityFilter | null, search: string) {
  const client = useApolloClient();
  const variables = useMemo(
    () => ({ pipelineId: pipelineId ?? '', filter, search: search || null }),
    [pipelineId, filter, search],
  );
  const { data, previousData, error, refetch } = useQuery(BoardDocument, {
    variables,
    skip: !pipelineId,
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const board =
    data?.board ?? (previousData?.board.pipeline.id === pipelineId ? previousData?.board : undefined);

  const change = useCallback(
    (how: (board: Board) => Board) =>
      client.cache.updateQuery(
        { query: BoardDocument, variables },
        (old) => old && { ...old, board: how(old.board) },
      ),
    [client, variables],
  );
  // Weights and filters are the server's business: figures settle a moment after things calm down.
  // The delay stays: another one at each render would cancel what waits.
  const [delay] = useState(() => 1500 + Math.random() * 1500);
  const settle = useDebouncedCallback(() => void refetch().catch(() => undefined), { delay });
  const connected = useLive(
    OpportunityChangedDocument,
    { pipelineId: pipelineId ?? '' },
    {
      skip: !board,
      since: board?.seq,
      seqOf: ({ opportunityChanged }) => opportunityChanged?.seq,
      onData: ({ opportunityChanged }) => {
        if (!opportunityChanged) return;
        const { name, id, record } = opportunityChanged;
        if (name === 'resync' || filter || search) return void refetch().catch(() => undefined);
        if (id) change((old) => afterChange(old, id, record));
        settle();
      },
    },
  );
  const more = async (stageId: string) => {
    const column = board?.columns.find(({ stage }) => stage.id === stageId);
    if (!column) return;
    const { data: page } = await client.query({
      query: BoardMoreDocument,
      fetchPolicy: 'no-cache',
      variables: {
        filter: { and: [{ stageId: { eq: stageId } }, ...(filter ? [filter] : [])] },
        search: search || null,
        after: column.opportunities.pageInfo.endCursor,
      },
    });
    if (page) change((old) => withMore(old, stageId, page.opportunities.nodes, page.opportunities.pageInfo));
  };
  return {
    board,
    error,
    refetch,
    connected,
    settle,
    more,
    show: (drop: Drop) => {
      const before = client.cache.readQuery({ query: BoardDocument, variables });
      const card = board?.columns
        .flatMap(({ opportunities }) => opportunities.nodes)
        .find(({ id }) => id === drop.cardId);
      change((old) => afterMove(old, drop));
      return () => {
        if (before)
          client.cache.writeQuery({ query: BoardDocument, variables, data: before, overwrite: true });
        return card;
      };
    },
  };
}
