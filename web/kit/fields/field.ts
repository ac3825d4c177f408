import type { ReactNode } from 'react';
import type { FieldPrivacy } from '../../gql/graphql';

export type FieldType =
  | 'text'
  | 'longText'
  | 'number'
  | 'percent'
  | 'money'
  | 'amount'
  | 'date'
  | 'dateTime'
  | 'time'
  | 'boolean'
  | 'choice'
  | 'tags'
  | 'people'
  | 'email'
  | 'phone'
  | 'url'
  | 'reference'
  | 'references';

export interface Choice {
  value: string;
  label: string;
  color?: string;
  /** Still there for records that have it, but not to be chosen again. */
  archived?: boolean;
}

/** One field of a noun: how it is named, read, edited, filtered and sorted, declared once and used everywhere. */
export interface Field<Row = any> {
  /** Where the value is in a row: `name`, or `customFields.size`. */
  key: string;
  label: string;
  type: FieldType;
  /** The values of `choice`; for `tags` the only ones there are. */
  options?: Choice[];
  /** The reference type, for `reference` and `references`. */
  to?: string;
  /** The reference types of `people`. */
  among?: string[];
  /** The currency of a money field. */
  currency?: (row: Row) => string;
  /** The value when it is not simply `row[key]`. */
  read?: (row: Row) => unknown;
  /** What a reference points to, when it is not `row[key without Id]`. */
  target?: (row: Row) => { id: string; name: string } | null | undefined;
  /** The cell when the type's own is not enough. */
  cell?: (row: Row) => ReactNode;
  /** Where the rows stand that a figure counts. */
  rows?: (row: Row) => string;
  /** A sum or average of its values, when it is not written as a number. */
  total?: (value: string | number) => string;
  /** Editable in place. */
  editable?: boolean;
  required?: boolean;
  /** What a new record begins with. */
  initial?: unknown;
  /** A condition names it, but it is not there any more. */
  missing?: boolean;
  help?: string;
  /** What it says about a person; nothing when left out. */
  privacy?: FieldPrivacy;
  /** The heading it stands under in forms and facts. */
  section?: string;
  /** Places after the decimal point of a number, which is then kept as exact text. */
  decimals?: number;
  /** The sort field of the server, when it can be sorted by this. */
  sort?: string;
  /** Key in the filter input when it can be filtered by this; true for the field's own key. `customFields.<key>.<comparator>` for custom ones. */
  filter?: string | boolean;
  width?: number;
}

/** A field with its row type. */
export const fieldsOf = <Row>(fields: Field<Row>[]): Field<Row>[] => fields;

/** The raw value of a field in a row. */
export function rawValue(field: Field, row: any): any {
  if (field.read) return field.read(row);
  const [outer = '', inner] = field.key.split('.');
  return inner === undefined || (row && field.key in row) ? row?.[field.key] : row?.[outer]?.[inner];
}

/** Whether there is nothing to show or send: null, an empty text or list. */
export const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && !value.length);

/** Values by field key as the server takes them: `customFields.size` goes into `customFields`, beside what `row` has there. */
export function inputOf(values: Record<string, unknown>, row: any = {}): Record<string, unknown> {
  const input: Record<string, any> = {};
  for (const [key, value] of Object.entries(values)) {
    const [outer = '', inner] = key.split('.');
    input[outer] = inner === undefined ? value : { ...(input[outer] ?? row[outer]), [inner]: value };
  }
  return input;
}

/** The records a field of several references points to: `competitorIds` reads the links in `competitors`. */
export function targetsOf(field: Field, row: any): { id: string; name: string }[] {
  const one = field.key.replace(/Ids$/, '');
  const links: any[] = row?.[`${one}s`] ?? [];
  return links.flatMap((link) => link[one] ?? []);
}

/** The record a reference field points to. */
export function targetOf(field: Field, row: any): { id: string; name: string } | null {
  if (field.target) return field.target(row) ?? null;
  return row?.[field.key.replace(/Id$/, '')] ?? null;
}

/** Makes choices of enum values: `IN_PROGRESS` reads "In progress". */
export function choicesOf(values: readonly string[], colors: Record<string, string> = {}): Choice[] {
  return values.map((value) => ({ value, label: sentence(value), color: colors[value] }));
}

/** An UPPER_CASE or camelCase name in sentence case. */
export function sentence(name: string): string {
  const words =
    name.includes('_') || name === name.toUpperCase()
      ? name.toLowerCase().replaceAll('_', ' ')
      : name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
