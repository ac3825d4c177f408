import { createContext, useContext } from 'react';
import type { Field } from './field';

/** A way from one noun to another, by which lists can be filtered. */
export interface Relation {
  /** Key in the filter input: `contacts`, `client`. */
  key: string;
  label: string;
  /** The noun it leads to. */
  to: string;
  /** Whether there can be several. */
  many?: boolean;
}

/** What the screens know about a noun. */
export interface NounModel {
  fields: Field[];
  relations: Relation[];
}

const NOTHING: NounModel = { fields: [], relations: [] };
const NounContext = createContext<Record<string, NounModel>>({});
export const NounProvider = NounContext.Provider;

/** The registered model of a noun: its own fields, and what it is related to. */
export function useNoun(noun: string): NounModel {
  return useContext(NounContext)[noun] ?? NOTHING;
}
