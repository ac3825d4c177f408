import type { ActivityRowFragment } from '../../gql/graphql';
import { question } from '../../kit/questions/questions';

/** Asks how a call, e-mail or meeting went, completes it, and plans what is next. */
export const askOutcome = question<ActivityRowFragment, void>(
  async () => (await import('./CompleteDialog')).CompleteDialog,
);
