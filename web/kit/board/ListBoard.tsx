import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Field } from '../fields/field';
import type { GridRow } from '../list/DataGrid';
import { ErrorState, SkeletonRows } from '../list/faces';
import type { RecordListProps } from '../list/RecordList';
import type { useListState } from '../list/useListState';
import { Board } from './Board';
import type { Drop } from './boardModel';
import type { BoardSpec } from './spec';
import { useChoiceBoard } from './useChoiceBoard';

export interface ListBoardProps<Row extends GridRow, Data> extends RecordListProps<Row, Data> {
  board: BoardSpec<Row>;
  state: ReturnType<typeof useListState>;
  fields: Field[];
}

/** The records of a list as cards by the values of a choice of theirs; moving a card changes it. */
export function ListBoard<Row extends GridRow, Data>(props: ListBoardProps<Row, Data>) {
  const { board, title, href, onSave } = props;
  const navigate = useNavigate();
  const [menu, setMenu] = useState<string | null>(null);
  const { field, columns, rowOf, error, refetch, move, loadMore } = useChoiceBoard(props);
  const go = (id: string, from: string | undefined, to: string) => {
    const row = rowOf(id);
    if (!row || from === to || board.onMove?.(row, to)) return;
    void move(row, to);
  };
  if (!columns) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonRows />;
  return (
    <Board
      label={`${title} by ${field.label.toLowerCase()}`}
      columns={columns}
      canMove={({ viewerCan }) => Boolean(onSave) && viewerCan.includes('update')}
      labelOf={board.labelOf}
      onMove={({ cardId, from, to }: Drop) => go(cardId, from, to)}
      onOpen={(row) => navigate(href(row))}
      onMore={(value) => void loadMore(value)}
      cardKeys={{ m: ({ id }) => setMenu(id) }}
      renderCard={(row) =>
        board.renderCard(row, {
          menuOpen: menu === row.id,
          onMenu: (open) => setMenu(open ? row.id : null),
          onMoveTo: (value) => go(row.id, undefined, value),
        })
      }
    />
  );
}
