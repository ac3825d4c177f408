import type { ActivityRowFragment } from '../../gql/graphql';
import { tell } from '../../kit/data/tell';
import { useCommands } from '../../kit/shell/commands';
import { isOpen } from './activityTypes';
import { inDays } from './due';
import type { ActivityActions } from './useActivityActions';

/** The keys of a list of activities: J and K walk, E completes, Z puts off to tomorrow, R opens the choice of days. */
export function useActivityKeys(rows: ActivityRowFragment[], actions: ActivityActions): void {
  const current = () => {
    const id = document.activeElement?.closest<HTMLElement>('[data-activity]')?.dataset.activity;
    return rows.findIndex((row) => row.id === id);
  };
  const go = (index: number) => {
    const row = rows[Math.max(0, Math.min(index, rows.length - 1))];
    if (row) lineOf(row.id)?.focus();
  };
  const act = (verb: string, what: (row: ActivityRowFragment) => void) => () => {
    const at = current();
    const row = rows[at < 0 ? 0 : at];
    if (!row || !isOpen(row)) return;
    if (!row.viewerCan.includes(verb))
      return tell(`${row.subject} is left to ${row.assignee?.name ?? 'somebody else'}.`);
    go(at < 0 ? 0 : at + 1);
    what(row);
  };
  const command = (key: string, keys: string, label: string, run: () => void) => ({
    id: `activities.${key}`,
    label,
    keys,
    scope: 'record' as const,
    group: 'This page',
    hidden: true,
    run,
  });
  useCommands([
    command('next', 'j', 'Next activity', () => go(current() + 1)),
    command('previous', 'k', 'Previous activity', () => go(current() - 1)),
    command('complete', 'e', 'Complete the activity', act('complete', actions.complete)),
    command(
      'later',
      'z',
      'Put it off to tomorrow',
      act('update', (row) => void actions.moveTo(row, inDays(1))),
    ),
    command('reschedule', 'r', 'Put it off…', () => {
      const row = rows[Math.max(0, current())];
      if (row) lineOf(row.id)?.querySelector<HTMLElement>('[data-menu]')?.click();
    }),
  ]);
}

const lineOf = (id: string) => document.querySelector<HTMLElement>(`[data-activity="${id}"]`);
