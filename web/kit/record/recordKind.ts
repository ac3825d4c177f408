import type { TypedDocumentNode } from '@apollo/client';
import type { ComponentType, ReactNode } from 'react';
import type { AlsoWithField } from '../data/useSaveField';
import type { Field } from '../fields/field';

/** What every record carries. */
export interface RecordRow {
  id: string;
  version: number;
  name: string;
  viewerCan: string[];
  deletedAt?: string | null;
}

/** A tab of a record. */
export interface RecordTab<Row> {
  key: string;
  label: string;
  show: (row: Row) => ReactNode;
}

/** A panel beside a record. */
export interface SidePanel<Row> {
  key: string;
  show: (row: Row) => ReactNode;
}

/** What other features put on a record; the app decides. */
export interface RecordPanels<Row> {
  tabs?: RecordTab<Row>[];
  side?: SidePanel<Row>[];
}

type Operation = TypedDocumentNode<any, any>;

/** A noun as its pages need it: declared once, shown as a page and in the peek panel. */
export interface RecordKind<Row extends RecordRow = any> {
  /** Lower case, as in the API and in the address `?peek=noun:id`. */
  noun: string;
  /** Where a record lives: `path/id`. */
  path: string;
  /** Where one comes from, and goes to when the record is deleted. */
  list: { href: string; label: string };
  /** Fields of the API's Query whose lists may hold the record. */
  listedIn: string[];
  operations: {
    one: Operation;
    history: Operation;
    update: Operation;
    remove: Operation;
    restore: Operation;
  };
  fields: Field[];
  /** The fields of the facts panel. */
  facts: Field[];
  /** The few fields that matter at a glance. */
  figures: Field[];
  /** What else is sent with a field that is changed in place. */
  also?: AlsoWithField;
  badge?: (row: Row) => ReactNode;
  /** What must not be overlooked. */
  notice?: (row: Row) => ReactNode;
  Form: ComponentType<{ record: Row; onDone: () => void }>;
}

/** The fields with these keys, in this order. */
export const pickFields = <Row>(fields: Field<Row>[], keys: string[]): Field<Row>[] =>
  keys.flatMap((key) => fields.find((field) => field.key === key) ?? []);

/** `thing` as the API names its type. */
export const typeOf = ({ noun }: RecordKind): string => noun.charAt(0).toUpperCase() + noun.slice(1);

/** The address of a record. */
export const hrefOf = ({ path }: RecordKind, id: string): string => `${path}/${id}`;
