import type { ReactNode } from 'react';

/** A column of a board: figures over all its cards, of which some are loaded. */
export interface Column<Card> {
  id: string;
  title: string;
  color?: string | null;
  cards: Card[];
  count: number;
  summary: ReactNode;
  hasMore: boolean;
}

/** Where a card goes: into a column, between two neighbours (null at the ends). */
export interface Drop {
  cardId: string;
  /** The column in which the viewer took it. */
  from: string;
  to: string;
  /** The card it comes to lie after. */
  afterId: string | null;
  /** The card it comes to lie before. */
  beforeId: string | null;
  index: number;
}

/**
 * The drop that puts a card at an index of a column, not counting the card itself. `takenFrom` is where the viewer
 * took it, if that was a while ago: somebody else may have moved it since.
 */
export function dropAt<Card extends { id: string }>(
  columns: Column<Card>[],
  cardId: string,
  to: string,
  index: number,
  takenFrom?: string,
): Drop | null {
  const from = columns.find(({ cards }) => cards.some(({ id }) => id === cardId));
  const target = columns.find(({ id }) => id === to);
  if (!from || !target) return null;
  const others = target.cards.filter(({ id }) => id !== cardId);
  const at = Math.min(Math.max(index, 0), others.length);
  return {
    cardId,
    from: takenFrom ?? from.id,
    to,
    index: at,
    afterId: others[at - 1]?.id ?? null,
    beforeId: others[at]?.id ?? null,
  };
}

/** Whether a drop leaves the card where it is. */
export function isStill<Card extends { id: string }>(columns: Column<Card>[], drop: Drop): boolean {
  if (drop.from !== drop.to) return false;
  const cards = columns.find(({ id }) => id === drop.from)?.cards ?? [];
  return cards.findIndex(({ id }) => id === drop.cardId) === drop.index;
}
