import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { announce } from '../data/announce';
import { usePeekList } from '../record/peek';
import { isTyping } from '../shell/commands';
import type { BoardProps } from './Board';
import { type Column, dropAt, isStill } from './boardModel';

const NONE: never[] = [];

interface Lift {
  cardId: string;
  from: string;
  to: string;
  index: number;
}

/** The keyboard of a board: arrows move the focus, or the lifted card; Space lifts and drops. */
export function useBoardKeys<Card extends { __typename?: string; id: string }>(
  props: BoardProps<Card>,
  root: RefObject<HTMLElement | null>,
) {
  const { columns, labelOf, onMove } = props;
  const [focused, setFocused] = useState<string | null>(null);
  const [lift, setLift] = useState<Lift | null>(null);
  const refocus = useRef<{ id: string; column?: string; until: number } | null>(null);
  /** The card a key of the page works on, such as M, and where it was then. */
  const worked = useRef<{ id: string; column?: string } | null>(null);

  // A lifted card is shown where it would land.
  const shown = useMemo(() => (lift ? withCardAt(columns, lift) : columns), [columns, lift]);
  const active = focused ? positionOf(shown, focused) : null;
  const focusable = active ? focused : (shown.find(({ cards }) => cards.length)?.cards[0]?.id ?? null);

  // A card that changes its column is another element there: the focus follows it, unless it has gone elsewhere.
  useEffect(() => {
    const place = active && shown[active.column]?.id;
    if (worked.current && worked.current.id === focused && place && place !== worked.current.column) {
      worked.current = null;
      refocus.current = { id: focused, column: place, until: Date.now() + 3000 };
    }
    const wanted = refocus.current;
    if (!wanted) return;
    const here = document.activeElement;
    // The menu the move was chosen from gives the focus back when it has closed.
    if (here?.closest('[role=menu]') && Date.now() <= wanted.until) return;
    const elsewhere = here && here !== document.body && !root.current?.contains(here);
    if (elsewhere || Date.now() > wanted.until) {
      refocus.current = null;
      return;
    }
    const within = wanted.column ? `[data-column="${wanted.column}"] ` : '';
    const element = root.current?.querySelector<HTMLElement>(`${within}[data-card="${wanted.id}"]`);
    if (!element) return;
    refocus.current = null;
    if (element !== here) element.focus();
    element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  const follow = (id: string, column?: string) => {
    refocus.current = { id, column, until: Date.now() + 3000 };
  };
  const focus = (id: string | undefined) => {
    if (!id) return;
    follow(id);
    setFocused(id);
  };

  const column = active ? shown[active.column] : undefined;
  const peek = usePeekList(column?.cards ?? NONE, focused ?? undefined, (id, withFocus) => {
    setFocused(id);
    if (withFocus) follow(id);
  });

  const place = (to: number, index: number) => {
    const column = shown[to];
    if (!lift || !column) return;
    const at = Math.min(Math.max(index, 0), column.cards.filter(({ id }) => id !== lift.cardId).length);
    setLift({ ...lift, to: column.id, index: at });
    follow(lift.cardId, column.id);
    announce(`${column.title}, position ${at + 1}`);
  };
  const drop = (to: string, index: number, cardId: string) => {
    const move = dropAt(columns, cardId, to, index, lift?.from);
    setLift(null);
    follow(cardId, to);
    setFocused(cardId);
    if (move && !isStill(columns, move)) onMove(move);
  };
  const beside = (at: { column: number; index: number }, by: number) => {
    const target = shown[at.column + by];
    if (target && focused) drop(target.id, 0, focused);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const onCard = (event.target as HTMLElement).dataset?.card;
    if (!onCard || isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = positionOf(shown, onCard);
    const card = at && shown[at.column]?.cards[at.index];
    if (!at || !card) return;
    const step = (column: number, index: number) => {
      if (lift) return place(column, index);
      for (
        let to = column;
        to >= 0 && to < shown.length;
        to += Math.sign(column - at.column) || shown.length
      ) {
        const cards = shown[to]?.cards ?? [];
        if (cards.length) return focus(cards[Math.min(Math.max(index, 0), cards.length - 1)]?.id);
      }
    };
    const actions: Record<string, () => void> = {
      ArrowDown: () => step(at.column, at.index + 1),
      ArrowUp: () => step(at.column, at.index - 1),
      ArrowRight: () => step(at.column + 1, at.index),
      ArrowLeft: () => step(at.column - 1, at.index),
      j: () => step(at.column, at.index + 1),
      k: () => step(at.column, at.index - 1),
      Home: () => step(at.column, 0),
      End: () => step(at.column, Number.MAX_SAFE_INTEGER),
      ' ': () => {
        if (lift) return drop(lift.to, lift.index, lift.cardId);
        if (!props.canMove(card)) return announce('You may not move this card.');
        const from = shown[at.column]?.id ?? '';
        setLift({ cardId: card.id, from, to: from, index: at.index });
        announce(`${labelOf(card)} lifted. Arrow keys move it, Space drops it, Escape returns it.`);
      },
      ...(lift && {
        Escape: () => {
          setLift(null);
          follow(lift.cardId);
          announce(`${labelOf(card)} returned.`);
        },
      }),
      Enter: () => !lift && props.onOpen(card),
      ',': () => props.canMove(card) && beside(at, -1),
      '.': () => props.canMove(card) && beside(at, 1),
    };
    const key =
      event.shiftKey && event.key.length === 1 && /[a-z]/i.test(event.key)
        ? `shift+${event.key.toLowerCase()}`
        : event.key.length === 1
          ? event.key.toLowerCase()
          : event.key;
    const ofPage = lift ? undefined : props.cardKeys?.[key];
    const action =
      actions[key] ??
      (ofPage &&
        (() => {
          worked.current = { id: card.id, column: shown[at.column]?.id };
          ofPage(card);
        }));
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };
  return {
    columns: shown,
    active: active ? { columnId: shown[active.column]?.id, index: active.index } : null,
    focusable,
    peek,
    lifted: lift?.cardId ?? null,
    onFocus: (id: string) => {
      if (worked.current?.id !== id) worked.current = null;
      setFocused(id);
      peek?.follow(id);
    },
    onKeyDown,
  };
}

function positionOf<Card extends { id: string }>(
  columns: Column<Card>[],
  id: string,
): { column: number; index: number } | null {
  for (const [column, { cards }] of columns.entries()) {
    const index = cards.findIndex((card) => card.id === id);
    if (index >= 0) return { column, index };
  }
  return null;
}

function withCardAt<Card extends { id: string }>(
  columns: Column<Card>[],
  { cardId, to, index }: Lift,
): Column<Card>[] {
  const card = columns.flatMap(({ cards }) => cards).find(({ id }) => id === cardId);
  if (!card) return columns;
  return columns.map((column) => {
    const cards = column.cards.filter(({ id }) => id !== cardId);
    if (column.id === to) cards.splice(index, 0, card);
    return { ...column, cards };
  });
}
