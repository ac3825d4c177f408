import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element';
import { Button } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type ReactNode, useEffect, useRef, useState } from 'react';
import { formatNumber } from '../fields/format';
import classes from './Board.module.css';
import type { Column } from './boardModel';

interface BoardColumnProps<Card> {
  column: Column<Card>;
  renderCard: (card: Card, index: number) => ReactNode;
  /** Scrolls to this card when it changes. */
  showIndex: number | null;
  onMore: () => void;
  foot?: ReactNode;
}

/** A column with virtual cards; drops on it go to its end. */
export function BoardColumn<Card extends { id: string }>({
  column,
  renderCard,
  showIndex,
  onMore,
  foot,
}: BoardColumnProps<Card>) {
  const outer = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState(false);
  const virtual = useVirtualizer({
    count: column.cards.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 118,
    overscan: 6,
    getItemKey: (index) => column.cards[index]?.id ?? index,
  });
  useEffect(() => {
    if (!outer.current || !scroller.current) return;
    return combine(
      dropTargetForElements({
        element: outer.current,
        canDrop: ({ source }) => source.data.kind === 'card',
        getData: () => ({ kind: 'column', columnId: column.id }),
        onDragEnter: () => setOver(true),
        onDragLeave: () => setOver(false),
        onDrop: () => setOver(false),
      }),
      autoScrollForElements({
        element: scroller.current,
        canScroll: ({ source }) => source.data.kind === 'card',
      }),
    );
  }, [column.id]);
  useEffect(() => {
    if (showIndex !== null) virtual.scrollToIndex(showIndex);
  }, [showIndex, virtual]);
  const headingId = `column-${column.id}`;
  return (
    <div
      role="listitem"
      className={classes.column}
      ref={outer}
      data-over={over}
      data-column={column.id}
      aria-labelledby={headingId}
      style={{ '--column-color': column.color ?? undefined } as CSSProperties}
    >
      <div className={classes.head}>
        <h2 className={classes.title} id={headingId}>
          {column.title}
          <span className={classes.count}>{formatNumber(column.count)}</span>
        </h2>
        <div className={classes.summary}>{column.summary}</div>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller has to be reachable by keyboard */}
      <div className={classes.cards} ref={scroller} tabIndex={column.cards.length ? -1 : undefined}>
        {column.cards.length === 0 && <div className={classes.empty}>Drop a card here</div>}
        <div
          role="list"
          aria-labelledby={headingId}
          className={classes.list}
          style={{ height: virtual.getTotalSize() }}
        >
          {virtual.getVirtualItems().map((item) => {
            const card = column.cards[item.index];
            return (
              card && (
                <div
                  key={item.key}
                  role="listitem"
                  aria-setsize={column.count}
                  aria-posinset={item.index + 1}
                  className={classes.slot}
                  data-index={item.index}
                  ref={virtual.measureElement}
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  {renderCard(card, item.index)}
                </div>
              )
            );
          })}
        </div>
        {column.hasMore && (
          <Button size="compact-sm" variant="subtle" color="gray" fullWidth onClick={onMore}>
            Show more
          </Button>
        )}
      </div>
      {foot && <div className={classes.foot}>{foot}</div>}
    </div>
  );
}
