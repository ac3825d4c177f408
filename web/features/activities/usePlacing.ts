import { useRef } from 'react';
import type { ActivityRowFragment } from '../../gql/graphql';
import { announce } from '../../kit/data/announce';
import { askScope } from './askScope';
import { type Drawn, keyOf, shownOf } from './calendarEvents';
import { dueWords } from './due';
import { type Place, useActivityActions } from './useActivityActions';

/** Where an activity comes to stand; depending on where it stands by then, when it is a function. */
export type Change = Place | ((now: ActivityRowFragment) => Place);

/** Puts what is drawn elsewhere; with `again` the answer for what was moved last holds on. Null when nothing was moved. */
export type Placing = (drawn: Drawn, change: Change, again?: boolean) => Promise<ActivityRowFragment | null>;

/** What came of a move, and the version of what had been drawn before it. */
interface Placed {
  saved: ActivityRowFragment;
  seen: number;
}

/**
 * Puts activities elsewhere, one change after the other: each builds on what the one before has made. Of what repeats it asks
 * whether only this one moves.
 */
export function usePlacing(): Placing {
  const actions = useActivityActions();
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const placed = useRef(new Map<string, Placed>());
  const answered = useRef<{ id: string; scope: 'THIS' | 'FOLLOWING' } | null>(null);

  const put = async (drawn: Drawn, change: Change, again: boolean) => {
    const known = placed.current.get(keyOf(drawn));
    // What was drawn before the move stands for what came of it.
    const moved = known && drawn.activity.version <= known.seen;
    const { activity, laterOn } = moved ? { activity: known.saved, laterOn: null } : drawn;
    const last = again && answered.current?.id === activity.id ? answered.current.scope : null;
    const scope = last ?? (await askScope({ activity, laterOn }));
    if (!scope) return null;
    const now = shownOf({ ...drawn, activity, laterOn });
    const place = typeof change === 'function' ? change(now) : change;
    const input = { ...place, scope, ...(laterOn ? { occurrence: laterOn } : {}) };
    const saved = (await actions.place(activity, input))?.updateActivity;
    if (!saved) return null;
    if (drawn.laterOn) placed.current.set(keyOf(drawn), { saved, seen: drawn.activity.version });
    placed.current.set(saved.id, { saved, seen: saved.version - 1 });
    answered.current = { id: saved.id, scope };
    announce(`${saved.subject} moved to ${dueWords(saved)}`);
    return saved;
  };
  return (drawn, change, again = false) => {
    const done = queue.current.then(() => put(drawn, change, again));
    queue.current = done;
    return done;
  };
}
