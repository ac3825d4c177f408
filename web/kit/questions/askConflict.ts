import type { Field } from '../fields/field';
import type { Conflict } from '../form/ConflictDialog';
import { question } from './questions';

export interface ConflictQuestion extends Conflict {
  fields: Field[];
}

/** What to save on top of whose version; null when the viewer cancels. */
export type ConflictAnswer = { values: Record<string, unknown>; version: number } | null;

/** Asks theirs or mine for what two people changed, for edits that have no form of their own. */
export const askConflict = question<ConflictQuestion, ConflictAnswer>(
  async () => (await import('./ConflictAsked')).ConflictAsked,
);
