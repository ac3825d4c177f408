import type { ReactNode } from 'react';
import { question } from './questions';

export interface YesOrNo {
  title: string;
  text: ReactNode;
  /** The button that goes on. */
  yes: string;
  /** The button that leaves things as they are. */
  no: string;
}

/** Asks the viewer a question of two answers; null when it was closed without one. */
export const ask = question<YesOrNo, boolean | null>(async () => (await import('./AskDialog')).AskDialog);
