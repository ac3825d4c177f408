/** A rule that holds for a lead, and what it gives. */
export interface Reason {
  ruleId: string;
  name: string;
  group: 'FIT' | 'ENGAGEMENT';
  points: number;
  count?: number;
}

/** "+12 Budget is there", "+30 Met us, twice". */
export const reasonText = ({ name, points, count }: Reason): string =>
  `${signed(points)} ${name}${count && count > 1 ? ` (${count}×)` : ''}`;

/** Points with their sign. */
export const signed = (points: number): string => (points < 0 ? `−${-points}` : `+${points}`);

/** What each rule gives more or less than before, in the order of the rules that hold now; nothing where it gives the same. */
export function reasonChanges(before: Reason[], after: Reason[]): string[] {
  const gone = before.filter(({ ruleId }) => !after.some((reason) => reason.ruleId === ruleId));
  return [...after, ...gone.map((reason) => ({ ...reason, points: 0 }))].flatMap(
    ({ ruleId, name, points }) => {
      const change = points - (before.find((reason) => reason.ruleId === ruleId)?.points ?? 0);
      return change === 0 ? [] : [`${signed(change)} ${name}`];
    },
  );
}
