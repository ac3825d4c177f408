import type { EventFieldsFragment, TimelineFieldsFragment } from '../../gql/graphql';

/** What stands on a timeline: an entry, or several changes in a row that are folded into one line. */
export interface TimelineRow {
  id: string;
  at: string;
  entry: TimelineFieldsFragment | null;
  changes: EventFieldsFragment[];
}

/** Folds field changes that follow each other on one day; a single one, and whatever is more than a change, stays. */
export function groupChanges(
  entries: readonly TimelineFieldsFragment[],
  dayOf: (at: string) => string,
): TimelineRow[] {
  const rows: TimelineRow[] = [];
  for (const entry of entries) {
    const { id, at, event } = entry;
    const last = rows.at(-1);
    if (!event || !isEdit(event)) rows.push({ id, at, entry, changes: [] });
    else if (last?.changes.length && dayOf(last.at) === dayOf(at)) last.changes.push(event);
    else rows.push({ id, at, entry, changes: [event] });
  }
  return rows;
}

/** How many fields some changes touched, one after the other. */
export const fieldsIn = (changes: readonly EventFieldsFragment[]): number =>
  changes.reduce((sum, { changes: each }) => sum + Object.keys(each as object).length, 0);

const isEdit = ({ name, subjectType }: EventFieldsFragment) =>
  subjectType !== 'Attachment' && name.endsWith('.updated');
