import { formatNumber } from '../../kit/fields/format';

/** Rows with the same trouble. */
export interface ProblemGroup {
  code: string;
  message: string;
  field?: string | null;
  column?: string | null;
  count: number;
  rows: number[];
}

const ADVICE: Record<string, string> = {
  AMBIGUOUS_DATE: 'Choose the date format of the column.',
  INVALID_DATE: 'Choose the date format of the column, or correct the file.',
  INVALID_NUMBER: 'Choose how numbers are written in the column, or correct the file.',
  NOT_AN_INTEGER: 'The field takes whole numbers: map the column to another field, or correct the file.',
  UNKNOWN_CHOICE: 'Say under Values what these texts mean, or correct the file.',
  INVALID_BOOLEAN: 'Write yes or no in the file, or say under Values what these texts mean.',
  INVALID_EMAIL: 'Correct the addresses in the file, or map the column to another field.',
  INVALID_URL: 'Correct the addresses in the file, or map the column to another field.',
  UNKNOWN_COUNTRY: 'Write the name or the two-letter code of the country.',
  INVALID: 'Map a column to this field, or correct these rows in the file.',
  REFERENCE_MISSING: 'Create the records these rows point to first, or find them by something else.',
  REFERENCE_AMBIGUOUS: 'Several records have this name: find them by something that is unique.',
  NOT_FOUND: 'These rows point to records that are not there, or that you may not see.',
  DUPLICATE: 'Several records match or such a record exists: match by more fields, or correct the rows.',
  RAGGED_ROW: 'These rows have more or fewer cells than the header: look for stray separators or quotes.',
  FORBIDDEN: 'Your roles do not allow this for these records.',
  OTHER: 'There are too many kinds of problems to list: see the file with the rows that failed.',
  NO_MATCH: 'Nothing to do: they are left out. To create them, choose to create the others.',
  EXISTS: 'Nothing to do: they are left out. To change them, update existing records.',
  UNCHANGED: 'Nothing to do: the records already are like this.',
  LEFT_OUT: 'Nothing to do: the mapping leaves them out.',
  REPEATED: 'Nothing to do: only the first of these rows counts.',
  LEFT: 'Somebody has changed this since, so it stays as it is.',
};

/** Whether it is only worth knowing. */
export const isHarmless = (code: string): boolean =>
  ['EXISTS', 'NO_MATCH', 'UNCHANGED', 'LEFT_OUT', 'REPEATED', 'LEFT'].includes(code);

/** The problems of an import, the most frequent first. */
export function problemGroups(problems: unknown): ProblemGroup[] {
  if (!Array.isArray(problems)) return [];
  return (problems as ProblemGroup[]).toSorted((a, b) => b.count - a.count);
}

/** What to do about a kind of problem. */
export const adviceFor = (code: string): string =>
  ADVICE[code] ?? 'Correct these rows in the file, or leave them out.';

/** Row numbers as text, empty without any: "rows 3, 7, 9 and 12 more". */
export function rowsText({ rows, count }: Pick<ProblemGroup, 'rows' | 'count'>): string {
  const shown = rows.filter((row) => row > 0).slice(0, 8);
  if (shown.length === 0) return '';
  const more = count - shown.length;
  return `${count === 1 ? 'row' : 'rows'} ${shown.join(', ')}${more > 0 ? ` and ${formatNumber(more)} more` : ''}`;
}
