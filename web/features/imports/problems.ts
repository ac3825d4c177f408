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
  NOT_FOUND: 'Create the records these rows point to first, or find them by something else.',
  REFERENCE_NOT_FOUND: 'Create the records these rows point to first, or find them by something else.',
  AMBIGUOUS_REFERENCE: 'Several records have this name: find them by something that is unique.',
  AMBIGUOUS_KEY: 'Several records match these rows: match by more fields.',
  DUPLICATE:
    'Such a record exists already: update existing records instead, or take the rows out of the file.',
  DUPLICATE_ROW: 'The same record stands in the file more than once: keep one row of each.',
  MISSING_FIELD: 'Fill the empty cells in the file, or map another column to the field.',
  REQUIRED: 'Fill the empty cells in the file, or map another column to the field.',
};

/** The problems of an import, the most frequent first. */
export function problemGroups(problems: unknown): ProblemGroup[] {
  if (!Array.isArray(problems)) return [];
  return (problems as ProblemGroup[]).toSorted((a, b) => b.count - a.count);
}

/** What to do about a kind of problem. */
export const adviceFor = (code: string): string =>
  ADVICE[code] ?? 'Correct these rows in the file, or leave them out.';

/** Row numbers as text: "rows 3, 7, 9 and 12 more". */
export function rowsText({ rows, count }: Pick<ProblemGroup, 'rows' | 'count'>): string {
  const shown = rows.slice(0, 8);
  const more = count - shown.length;
  return `${count === 1 ? 'row' : 'rows'} ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
