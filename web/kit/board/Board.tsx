import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element';
import { extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge';
import { VisuallyHidden } from '@mantine/core';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import classes from './Board.module.css';
import { BoardCard } from './BoardCard';
import { BoardColumn } from './BoardColumn';
import { type Column, type Drop, dropAt, isStill } from './boardModel';
import { useBoardKeys } from './useBoardKeys';

export interface BoardProps<Card extends { __typename?: string; id: string }> {
  label: string;
  columns: Column<Card>[];
  renderCard: (card: Card) => ReactNode;
  labelOf: (card: Card) => string;
  canMove: (card: Card) => boolean;
  onMove: (drop: Drop) => void;
  onOpen: (card: Card) => void;
  onMore: (columnId: string) => void;
  /** Keys for the focused card that only the page knows, such as W. */
  cardKeys?: Record<string, (card: Card) => void>;
  foot?: (column: Column<Card>) => ReactNode;
}

/** Columns of cards, moved by dragging or by keys. */
export function Board<Card extends { __typename?: string; id: string }>(props: BoardProps<Card>) {
  const root = useRef<HTMLDivElement>(null);
  const hint = useId();
  const latest = useRef(props);
  latest.current = props;
  const keys = useBoardKeys(props, root);
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    return combine(
      autoScrollForElements({ element, canScroll: ({ source }) => source.data.kind === 'card' }),
      monitorForElements({
        canMonitor: ({ source }) => source.data.kind === 'card',
        onDrop: ({ source, location }) => {
          const target = location.current.dropTargets[0];
          if (!target) return;
          const { columns, onMove } = latest.current;
          const cardId = String(source.data.cardId);
          const to = String(target.data.columnId);
          const others = columns.find(({ id }) => id === to)?.cards.filter(({ id }) => id !== cardId) ?? [];
          const over = others.findIndex(({ id }) => id === target.data.cardId);
          const index =
            over < 0 ? others.length : over + (extractClosestEdge(target.data) === 'bottom' ? 1 : 0);
          const drop = dropAt(columns, cardId, to, index, String(source.data.columnId));
          if (drop && !isStill(columns, drop)) onMove(drop);
        },
      }),
    );
  }, []);
  return (
    <>
      <VisuallyHidden id={hint}>
        Arrow keys move between cards. Space lifts the card, M moves it to a column, ] shows it beside the
        board, Enter opens it.
      </VisuallyHidden>
      {/* biome-ignore lint/a11y/useSemanticElements: columns are list items with lists of their own */}
      <div
        role="list"
        aria-label={props.label}
        className={classes.board}
        ref={root}
        onKeyDown={keys.onKeyDown}
      >
        {keys.columns.map((column) => (
          <BoardColumn
            key={column.id}
            column={column}
            showIndex={keys.active?.columnId === column.id ? keys.active.index : null}
            onMore={() => props.onMore(column.id)}
            foot={props.foot?.(column)}
            renderCard={(card) => (
              <BoardCard
                id={card.id}
                columnId={column.id}
                label={props.labelOf(card)}
                describedBy={hint}
                focusable={keys.focusable === card.id}
                lifted={keys.lifted === card.id}
                movable={props.canMove(card)}
                onFocus={() => keys.onFocus(card.id)}
                onPeek={() => keys.peek?.show(card.id)}
                peeked={keys.peek?.openId === card.id}
              >
                {props.renderCard(card)}
              </BoardCard>
            )}
          />
        ))}
      </div>
    </>
  );
}
