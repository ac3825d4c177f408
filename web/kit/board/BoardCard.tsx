import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import {
  attachClosestEdge,
  type Edge,
  extractClosestEdge,
} from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import classes from './Board.module.css';

interface BoardCardProps {
  id: string;
  columnId: string;
  label: string;
  describedBy: string;
  focusable: boolean;
  lifted: boolean;
  movable: boolean;
  onFocus: () => void;
  /** A click on the card, beside its own links and buttons. */
  onPeek: () => void;
  peeked: boolean;
  children: ReactNode;
}

/** A card that can be dragged, and dropped on at its nearer edge. */
export function BoardCard({
  id,
  columnId,
  label,
  describedBy,
  focusable,
  lifted,
  movable,
  onFocus,
  onPeek,
  peeked,
  children,
}: BoardCardProps) {
  const ref = useRef<HTMLDivElement>(null);
  const [edge, setEdge] = useState<Edge | null>(null);
  const [dragging, setDragging] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    return combine(
      draggable({
        element,
        canDrag: () => movable,
        getInitialData: () => ({ kind: 'card', cardId: id, columnId }),
        onDragStart: () => setDragging(true),
        onDrop: () => setDragging(false),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => source.data.kind === 'card' && source.data.cardId !== id,
        getData: ({ input }) =>
          attachClosestEdge(
            { kind: 'card', cardId: id, columnId },
            { element, input, allowedEdges: ['top', 'bottom'] },
          ),
        onDrag: ({ self }) => setEdge(extractClosestEdge(self.data)),
        onDragLeave: () => setEdge(null),
        onDrop: () => setEdge(null),
      }),
    );
  }, [id, columnId, movable]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: the list item is the slot around it
    // biome-ignore lint/a11y/useKeyWithClickEvents: the board has the keys
    <div
      ref={ref}
      role="group"
      className={classes.card}
      data-card={id}
      data-dragging={dragging}
      data-lifted={lifted}
      aria-roledescription="card"
      aria-label={label}
      aria-describedby={describedBy}
      tabIndex={focusable ? 0 : -1}
      data-peeked={peeked || undefined}
      onFocus={onFocus}
      onClick={(event) => {
        const target = event.target as HTMLElement;
        if (event.currentTarget.contains(target) && !target.closest('a, button')) onPeek();
      }}
    >
      {children}
      {edge && <div className={classes.edge} data-edge={edge} />}
    </div>
  );
}
