import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import {
  attachClosestEdge,
  type Edge,
  extractClosestEdge,
} from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge';
import { useEffect, useRef, useState } from 'react';

interface Reorder {
  /** What is put in order; rows of one kind do not drop on those of another. */
  kind: string;
  id: string;
  index: number;
  enabled: boolean;
  /** Puts a row at a place among the others. */
  onMove: (id: string, to: number) => void;
}

/** Makes a row draggable, and a place to drop another row above or below. */
export function useReorder({ kind, id, index, enabled, onMove }: Reorder) {
  const ref = useRef<HTMLLIElement>(null);
  const [edge, setEdge] = useState<Edge | null>(null);
  const [dragging, setDragging] = useState(false);
  const latest = useRef(onMove);
  latest.current = onMove;
  useEffect(() => {
    const element = ref.current;
    if (!element || !enabled) return;
    return combine(
      draggable({
        element,
        getInitialData: () => ({ kind, id, index }),
        onDragStart: () => setDragging(true),
        onDrop: () => setDragging(false),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => source.data.kind === kind && source.data.id !== id,
        getData: ({ input }) =>
          attachClosestEdge({ id }, { element, input, allowedEdges: ['top', 'bottom'] }),
        onDrag: ({ self }) => setEdge(extractClosestEdge(self.data)),
        onDragLeave: () => setEdge(null),
        onDrop: ({ source, self }) => {
          setEdge(null);
          const gap = index + (extractClosestEdge(self.data) === 'bottom' ? 1 : 0);
          const from = Number(source.data.index);
          latest.current(String(source.data.id), from < gap ? gap - 1 : gap);
        },
      }),
    );
  }, [kind, id, index, enabled]);
  return { ref, edge, dragging };
}
