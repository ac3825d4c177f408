/** The sample rows of an import as texts, in the order of the headers. */
export function sampleRows(sample: unknown, headers: readonly string[]): string[][] {
  if (!Array.isArray(sample)) return [];
  return sample.map((row) =>
    (Array.isArray(row) ? row : headers.map((header) => (row as Record<string, unknown>)?.[header])).map(
      (cell) => String(cell ?? ''),
    ),
  );
}

/** The distinct values of a column in the sample, without blanks. */
export function samplesOf(rows: readonly string[][], column: number): string[] {
  return [...new Set(rows.map((row) => (row[column] ?? '').trim()).filter(Boolean))];
}

const DELIMITERS: Record<string, string> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'vertical bar',
};

/** The name of a delimiter. */
export const delimiterName = (delimiter: string | null | undefined): string =>
  delimiter ? (DELIMITERS[delimiter] ?? delimiter) : 'unknown';
