import { Tooltip } from '@mantine/core';
import { type HTMLAttributes, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { problemOf } from '../data/errors';
import { FieldInput } from '../fields/FieldInput';
import { FieldValue } from '../fields/FieldValue';
import { type Field, rawValue, targetOf } from '../fields/field';
import classes from './DataGrid.module.css';

interface GridCellProps extends HTMLAttributes<HTMLDivElement> {
  field: Field;
  row: any;
  editing: boolean;
  /** Where the cell leads, for the one that names the row. */
  href?: string;
  onOpen?: () => void;
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
      setProblem(fields[field.key] ?? message);
      setState('failed');
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
      opened={state === 'failed' ? undefined : false}
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
      </div>
    </Tooltip>
  );
}

function CellEditor(props: {
  field: Field;
  row: any;
  onDone: (value: unknown, move: 'stay' | 'down' | 'right') => void;
  onCancel: () => void;
}) {
  const { field, row, onDone, onCancel } = props;
  const [value, setValue] = useState<unknown>(rawValue(field, row) ?? null);
  const done = useRef(false);
  const root = useRef<HTMLDivElement>(null);
  const finish = (move: 'stay' | 'down' | 'right', next = value) => {
    if (done.current) return;
    done.current = true;
    onDone(next, move);
  };
  useEffect(() => {
    root.current?.querySelector<HTMLInputElement>('input, textarea')?.focus();
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    const picking = field.type === 'choice' || field.type === 'reference' || field.type === 'tags';
    if (event.key === 'Escape') {
      done.current = true;
      onCancel();
    } else if (event.key === 'Tab') {
      event.preventDefault();
      finish('right');
    } else if (event.key === 'Enter' && !picking) {
      event.preventDefault();
      // Number and date inputs report on blur.
      (event.target as HTMLElement).blur();
      requestAnimationFrame(() => finish('down', latest.current));
    }
  };
  const latest = useRef(value);
  latest.current = value;
  return (
    <div
      ref={root}
      role="presentation"
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (
          event.currentTarget.contains(event.relatedTarget) ||
          field.type === 'date' ||
          field.type === 'choice' ||
          field.type === 'reference'
        )
          return;
        requestAnimationFrame(() => finish('stay', latest.current));
      }}
    >
      <FieldInput
        bare
        field={field}
        value={value}
        targetName={field.type === 'reference' ? targetOf(field, row)?.name : undefined}
        onChange={(next) => {
          setValue(next);
          if (['choice', 'reference', 'date', 'boolean'].includes(field.type)) finish('stay', next);
        }}
      />
    </div>
  );
}
