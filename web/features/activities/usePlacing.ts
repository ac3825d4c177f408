import { useRef } from 'react';
import type { ActivityRowFragment } from '../../gql/graphql';
import { announce } from '../../kit/data/announce';
import { dueWords } from './due';
import { type Place, useActivityActions } from './useActivityActions';

/** Where an activity comes to stand; depending on where it stands by then, when it is a function. */
export type Change = Place | ((now: ActivityRowFragment) => Place);

/** Puts activities elsewhere, one change after the other: each builds on what the one before has made. */
export function usePlacing(): (activity: ActivityRowFragment, change: Change) => Promise<void> {
  const actions = useActivityActions();
  const queue = useRef(Promise.resolve());
  const placed = useRef(new Map<string, ActivityRowFragment>());
  return (activity, change) => {
    const put = async () => {
      const known = placed.current.get(activity.id);
      const now = known && known.version > activity.version ? known : activity;
      const input = typeof change === 'function' ? change(now) : change;
      const saved = (await actions.place(now, input))?.updateActivity;
      if (!saved) return;
      placed.current.set(saved.id, saved);
      announce(`${saved.subject} moved to ${dueWords(saved)}`);
    };
    queue.current = queue.current.then(put);
    return queue.current;
  };
}
