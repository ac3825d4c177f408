import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { FieldInput } from '../fields/FieldInput';
import { type Field, rawValue, targetOf } from '../fields/field';

interface CellEditorProps {
  field: Field;
  row: any;
  onDone: (value: unknown, move: 'stay' | 'down' | 'right') => void;
  onCancel: () => void;
}

/** Edits one cell: Enter and Tab save and move on, Escape reverts. */
export function CellEditor({ field, row, onDone, onCancel }: CellEditorProps) {
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
    const picking = ['choice', 'reference', 'tags', 'people'].includes(field.type);
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
