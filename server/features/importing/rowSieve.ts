import { isSkipped } from './composeRow.js';
import { failed, type RowOutcome, skipped } from './importRow.js';
import type { Mapping } from './mapping.js';
import type { TableRow } from './readTable.js';

/** Keeps back the rows that are not to be written: left out by the mapping, repeated, or shifted. */
export class RowSieve {
  readonly #seen = new Set<string>();

  constructor(
    private readonly mapping: Mapping,
    private readonly headers: string[],
  ) {}

  /** Why the row is not written; null when it is. */
  judge(row: TableRow): RowOutcome | null {
    if (isSkipped(this.mapping.skipRowsWhere, this.headers, row.cells))
      return skipped('LEFT_OUT', 'The mapping leaves this row out.');
    if (this.isRepeated(row)) return skipped('REPEATED', 'An earlier row has the same values.');
    if (!row.ragged) return null;
    const message = `The row has ${row.ragged.cells} cells, the header ${this.headers.length}.`;
    return failed([{ code: 'RAGGED_ROW', message, field: null, column: null }]);
  }

  /** Whether an earlier row has the same values in the columns that have to be distinct. */
  private isRepeated({ cells }: TableRow): boolean {
    if (!this.mapping.distinctOn) return false;
    const key = JSON.stringify(
      this.mapping.distinctOn.map((column) => cells[this.headers.indexOf(column)] ?? ''),
    );
    const known = this.#seen.has(key);
    this.#seen.add(key);
    return known;
  }
}
