import { useApolloClient } from '@apollo/client/react';
import {
  type ActivityRowFragment,
  CompleteActivityDocument,
  DeleteActivityDocument,
  ReopenActivityDocument,
  UpdateActivityDocument,
} from '../../gql/graphql';
import { useAction } from '../../kit/data/useAction';
import { formatDate } from '../../kit/fields/format';
import { isTalk } from './activityTypes';
import { askOutcome } from './askOutcome';
import { isLastStep } from './withoutStep';

export interface Place {
  dueOn: string | null;
  dueAt: string | null;
  durationMinutes?: number | null;
  assigneeId?: string | null;
  /** Of what repeats: whether those that follow move, too. */
  scope?: 'THIS' | 'FOLLOWING';
  /** The later day of what repeats that is moved, instead of the activity itself. */
  occurrence?: string;
}

/** What can be done to an activity from anywhere; each with undo. */
export function useActivityActions() {
  const { run } = useAction();
  const client = useApolloClient();
  const refetch = 'active' as const;
  return {
    /** At once; a call, e-mail or meeting asks how it went, and the last step of an opportunity or lead what is next. */
    complete: async (activity: ActivityRowFragment) => {
      if (isTalk(activity) || (await isLastStep(client, activity))) return askOutcome(activity);
      const { id, version, subject } = activity;
      await run(CompleteActivityDocument, { input: { id, version } }, { done: `${subject} done`, refetch });
    },
    reopen: ({ id, version, subject }: ActivityRowFragment) =>
      void run(ReopenActivityDocument, { id, version }, { done: `${subject} is open again`, refetch }),
    /** To another day, at the same time of day; of a recurring activity only this one. */
    moveTo: ({ id, version, subject }: ActivityRowFragment, day: string) =>
      run(
        UpdateActivityDocument,
        { input: { id, version, dueOn: day } },
        { done: `${subject} moved to ${formatDate(day)}`, refetch },
      ),
    /** Sets day, time and length, and who is to do it. */
    place: ({ id, version, subject }: ActivityRowFragment, input: Place) =>
      run(
        UpdateActivityDocument,
        { input: { id, version, ...input } },
        { done: `${subject} moved to ${formatDate(input.dueOn)}`, refetch },
      ),
    /** Takes a later day out of what repeats. */
    leaveOut: ({ id, version, subject, exceptions }: ActivityRowFragment, day: string) =>
      void run(
        UpdateActivityDocument,
        { input: { id, version, exceptions: [...exceptions, day] } },
        { done: `${subject} is left out on ${formatDate(day)}`, refetch },
      ),
    start: ({ id, version, subject }: ActivityRowFragment) =>
      void run(
        UpdateActivityDocument,
        { input: { id, version, status: 'IN_PROGRESS' } },
        { done: `${subject} begun`, refetch },
      ),
    remove: ({ id, version, subject }: ActivityRowFragment) =>
      void run(DeleteActivityDocument, { id, version }, { done: `${subject} deleted`, refetch }),
  };
}

/** What {@link useActivityActions} answers. */
export type ActivityActions = ReturnType<typeof useActivityActions>;
