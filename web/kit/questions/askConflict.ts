import type { Field } from '../fields/field';
import { question } from './questions';

/** Somebody else saved first. */
export interface Conflict {
  /** The record as the server has it now. */
  current: Record<string, unknown>;
  /** What the viewer wanted to save. */
  mine: Record<string, unknown>;
  fields: Field[];
}

/** What to save on top of whose version; null when the viewer cancels. */
export type ConflictAnswer = { values: Record<string, unknown>; version: number } | null;

/** Asks theirs or mine, field by field, for what two people changed. */
export const askConflict = question<Conflict, ConflictAnswer>(
  async () => (await import('./ConflictDialog')).ConflictDialog,
);
