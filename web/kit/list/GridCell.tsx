import { ActionIcon, Tooltip } from '@mantine/core';
import { IconLayoutSidebarRightExpand } from '@tabler/icons-react';
import { type HTMLAttributes, useState } from 'react';
import { Link } from 'react-router';
import { announce } from '../data/announce';
import { problemOf } from '../data/errors';
import { FieldValue } from '../fields/FieldValue';
import { type Field, rawValue } from '../fields/field';
import { CellEditor } from './CellEditor';
import classes from './DataGrid.module.css';

interface GridCellProps extends HTMLAttributes<HTMLDivElement> {
  field: Field;
  row: any;
  editing: boolean;
  /** Where the cell leads, for the one that names the row. */
  href?: string;
  onOpen?: () => void;
  /** Shows the record beside the list, for the cell that names it. */
  onPeek?: () => void;
  onEdit: () => void;
  onLeave: (move: 'stay' | 'down' | 'right') => void;
  onSave?: (value: unknown) => Promise<unknown> | undefined;
}

/** A cell: text until it is edited; shows a save under way and a refused one. */
export function GridCell({
  field,
  row,
  editing,
  href,
  onOpen,
  onPeek,
  onEdit,
  onLeave,
  onSave,
  className,
  ...cell
}: GridCellProps) {
  const [state, setState] = useState<'idle' | 'pending' | 'failed'>('idle');
  const [problem, setProblem] = useState('');
  const save = async (value: unknown) => {
    const before = rawValue(field, row) ?? null;
    if (JSON.stringify(before) === JSON.stringify(value)) return;
    const slow = setTimeout(() => setState('pending'), 300);
    try {
      await onSave?.(value);
      setState('idle');
    } catch (error) {
      const { message, fields } = problemOf(error);
      const reason = fields[field.key] ?? message;
      setProblem(reason);
      setState('failed');
      announce(`${field.label} not changed: ${reason}`);
    } finally {
      clearTimeout(slow);
    }
  };
  const classNames = [
    classes.cell,
    className,
    state === 'pending' && classes.pending,
    state === 'failed' && classes.failed,
  ];
  if (editing && onSave)
    return (
      <div role="gridcell" {...cell} className={[...classNames, classes.editor].filter(Boolean).join(' ')}>
        <CellEditor
          field={field}
          row={row}
          onDone={(value, move) => {
            void save(value);
            onLeave(move);
          }}
          onCancel={() => onLeave('stay')}
        />
      </div>
    );
  return (
    <Tooltip
      label={problem}
      disabled={state !== 'failed'}
      color="red"
      position="bottom"
      opened={state === 'failed'}
    >
      <div
        role="gridcell"
        aria-readonly={!onSave}
        aria-invalid={state === 'failed' || undefined}
        {...cell}
        className={classNames.filter(Boolean).join(' ')}
        onDoubleClick={onSave && onEdit}
      >
        <div className={classes.text}>
          {href ? (
            <Link
              to={href}
              tabIndex={-1}
              className={classes.link}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                onOpen?.();
              }}
            >
              <FieldValue field={field} row={row} inGrid />
            </Link>
          ) : (
            <FieldValue field={field} row={row} inGrid />
          )}
        </div>
        {onPeek && (
          <ActionIcon
            className={classes.peek}
            size={24}
            tabIndex={-1}
            aria-label={`Peek at ${rawValue(field, row)}`}
            title="Peek (Space)"
            onClick={onPeek}
          >
            <IconLayoutSidebarRightExpand size={16} />
          </ActionIcon>
        )}
      </div>
    </Tooltip>
  );
}
