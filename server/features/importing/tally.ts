import type { RowProblem } from './composeRow.js';
import type { ImportProblem } from './import.entity.js';
import type { RowOutcome } from './importRow.js';

const ROWS_NAMED = 20;
const KINDS = 200;

/** Counts of an import and its problems by kind. */
export class Tally {
  created = 0;
  updated = 0;
  skipped = 0;
  failed = 0;
  readonly #problems = new Map<string, ImportProblem>();

  constructor(known: ImportProblem[] = []) {
    for (const problem of known) this.#problems.set(keyOf(problem), { ...problem, rows: [...problem.rows] });
  }

  /** Adds the outcome of a row. */
  add(no: number, { action, problems }: Pick<RowOutcome, 'action' | 'problems'>): void {
    if (action === 'CREATED') this.created++;
    else if (action === 'UPDATED') this.updated++;
    else if (action === 'SKIPPED') this.skipped++;
    else this.failed++;
    for (const problem of problems) this.note(no, problem);
  }

  /** Counts a row as failed that had been counted otherwise. */
  turn(no: number, from: RowOutcome['action'], problem: RowProblem): void {
    if (from === 'CREATED') this.created--;
    else if (from === 'UPDATED') this.updated--;
    else if (from === 'SKIPPED') this.skipped--;
    else this.failed--;
    this.add(no, { action: 'FAILED', problems: [problem] });
  }

  note(no: number, problem: Omit<ImportProblem, 'count' | 'rows'>): void {
    const key = keyOf(problem);
    const known = this.#problems.get(key);
    if (known) {
      known.count++;
      if (known.rows.length < ROWS_NAMED) known.rows.push(no);
    } else if (this.#problems.size < KINDS) this.#problems.set(key, { ...problem, count: 1, rows: [no] });
  }

  /** Problems, most frequent first. */
  get problems(): ImportProblem[] {
    return [...this.#problems.values()].sort((a, b) => b.count - a.count);
  }

  get counts(): { created: number; updated: number; skipped: number; failed: number } {
    const { created, updated, skipped, failed } = this;
    return { created, updated, skipped, failed };
  }
}

const keyOf = ({ code, message, field, column }: Omit<ImportProblem, 'count' | 'rows'>) =>
  `${code}|${field}|${column}|${message}`;
