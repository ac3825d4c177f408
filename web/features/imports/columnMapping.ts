import type { ImportTargetFragment } from '../../gql/graphql';

export interface ColumnFormat {
  date?: string;
  decimal?: '.' | ',';
}

/** Where the cells of a column go; the server's mapping, as far as it is edited here. */
export interface ColumnTarget {
  field: string | null;
  reference?: string;
  values?: Record<string, string>;
  format?: ColumnFormat;
}

export type Columns = Record<string, ColumnTarget | ColumnTarget[]>;

/** The first target of a column; a column that feeds several keeps the others. */
export function targetOf(columns: Columns, column: string): ColumnTarget {
  const target = columns[column];
  return (Array.isArray(target) ? target[0] : target) ?? { field: null };
}

/** The columns with another first target for one of them. */
export function withTarget(columns: Columns, column: string, target: ColumnTarget): Columns {
  const before = columns[column];
  return { ...columns, [column]: Array.isArray(before) ? [target, ...before.slice(1)] : target };
}

/** The fields that have a column. */
export function mappedFields(columns: Columns): string[] {
  return Object.values(columns).flatMap((target) => [target].flat().flatMap(({ field }) => field ?? []));
}

/** What a column mapped to another field starts with. */
export function freshTarget(field: ImportTargetFragment | undefined): ColumnTarget {
  return { field: field?.key ?? null, ...(field?.reference && { reference: 'name' }) };
}

export const REFERENCES = [
  { value: 'name', label: 'Name' },
  { value: 'email', label: 'Email' },
  { value: 'externalId', label: 'External ID' },
  { value: 'sku', label: 'SKU' },
  { value: 'id', label: 'ID' },
];

export const DATES = [
  { value: 'ISO', label: '2026-03-31' },
  { value: 'd.M.yyyy', label: '31.3.2026' },
  { value: 'd/M/yyyy', label: '31/3/2026' },
  { value: 'M/d/yyyy', label: '3/31/2026' },
  { value: 'd-M-yyyy', label: '31-3-2026' },
  { value: 'd.M.yy', label: '31.3.26' },
  { value: 'd/M/yy', label: '31/3/26' },
  { value: 'M/d/yy', label: '3/31/26' },
  { value: 'yyyy/M/d', label: '2026/3/31' },
  { value: 'd MMM yyyy', label: '31 Mar 2026' },
  { value: 'MMM d, yyyy', label: 'Mar 31, 2026' },
];
export const DECIMALS = [
  { value: '.', label: '1,234.50' },
  { value: ',', label: '1.234,50' },
];
