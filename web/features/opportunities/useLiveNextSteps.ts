import { useApolloClient } from '@apollo/client/react';
import { useDebouncedCallback } from '@mantine/hooks';
import { useRef } from 'react';
import { NextStepChangedDocument, NextStepsDocument, type OpportunityCardFragment } from '../../gql/graphql';
import { useLive } from '../../kit/data/useLive';

const PAGE = 100;

/** Keeps what is planned for these cards up to date while activities come, change and go. */
export function useLiveNextSteps(cards: OpportunityCardFragment[]): void {
  const client = useApolloClient();
  const outdated = useRef(new Set<string>());
  const read = useDebouncedCallback(() => {
    const all = [...outdated.current];
    outdated.current.clear();
    for (let at = 0; at < all.length; at += PAGE)
      void client
        .query({
          query: NextStepsDocument,
          variables: { ids: all.slice(at, at + PAGE) },
          fetchPolicy: 'network-only',
        })
        .catch(() => undefined);
  }, 150);
  useLive(
    NextStepChangedDocument,
    {},
    {
      skip: cards.length === 0,
      seqOf: ({ activityChanged }) => activityChanged?.seq,
      onData: ({ activityChanged }) => {
        const { id, record } = activityChanged ?? {};
        const concerned = cards.filter(
          (card) => card.id === record?.opportunityId || (id && card.nextActivity?.id === id),
        );
        for (const card of concerned) outdated.current.add(card.id);
        if (concerned.length > 0) read();
      },
    },
  );
}
