import type { BaseRecord } from '../../kernel/record.js';
import { writeList } from '../importing/listCell.js';
import type { ExportField } from './exportFields.js';
import type { ExportRow } from './exportRows.js';

export type CellKind = 'TEXT' | 'NUMBER' | 'DATE' | 'INSTANT';

/** A column of a table: references take two, addresses one for each part. */
export interface ExportColumn {
  header: string;
  kind: CellKind;
  /** The cell as text; empty without a value. Numbers, days and instants are exact and the same in every language. */
  text: (row: ExportRow) => string;
}

const KINDS: Partial<Record<ExportField['type'], CellKind>> = {
  INTEGER: 'NUMBER',
  DECIMAL: 'NUMBER',
  DATE: 'DATE',
  INSTANT: 'INSTANT',
};

/** The columns of a table of these fields; no two have the same name. */
export function exportColumns(fields: ExportField[]): ExportColumn[] {
  const taken = new Set<string>();
  return fields.flatMap(columnsOf).map((column) => {
    let { header } = column;
    for (let n = 2; taken.has(header.toLowerCase()); n++) header = `${column.header} (${n})`;
    taken.add(header.toLowerCase());
    return { ...column, header };
  });
}

function columnsOf(field: ExportField): ExportColumn[] {
  const { label, type, read, parts, Target, labelOf, separator } = field;
  const column = (header: string, text: (value: unknown, row: ExportRow) => string): ExportColumn => ({
    header,
    kind: KINDS[type] ?? 'TEXT',
    text: (row) => {
      const value = read(row.record as BaseRecord);
      return value === null || value === undefined ? '' : text(value, row);
    },
  });
  if (parts)
    return parts.map((part) =>
      column(`${label}: ${part}`, (value) => String((value as Record<string, unknown>)[part] ?? '')),
    );
  if (Target)
    return [
      column(label, (id, { names }) => names.get(id as string) ?? ''),
      column(`${label} ID`, (id, { names }) => (names.has(id as string) ? (id as string) : '')),
    ];
  const word = (value: unknown) => (labelOf ? labelOf(String(value)) : String(value));
  if (type === 'TEXTS')
    return [column(label, (value) => writeList((value as unknown[]).map(word), separator))];
  if (type === 'BOOLEAN') return [column(label, (value) => (value ? 'Yes' : 'No'))];
  return [column(label, word)];
}
