import type { Import, ImportProblem } from './import.entity.js';
import type { RowOutcome } from './importRow.js';

const ROWS_NAMED = 20;
const KINDS = 200;
/** What does not fit into that many kinds. */
const OTHER = { code: 'OTHER', message: 'Other problems.', field: null, column: null };
const COUNTERS = { CREATED: 'created', UPDATED: 'updated', SKIPPED: 'skipped', FAILED: 'failed' } as const;

/** Counts of an import and its problems by kind. */
export class Tally {
  created = 0;
  updated = 0;
  skipped = 0;
  failed = 0;
  readonly #problems = new Map<string, ImportProblem>();

  /** What an import has counted so far. */
  static of({ problems, created, updated, skipped, failed }: Import): Tally {
    const tally = Object.assign(new Tally(), { created, updated, skipped, failed });
    for (const problem of problems)
      tally.#problems.set(keyOf(problem), { ...problem, rows: [...problem.rows] });
    return tally;
  }

  /** Adds the outcome of a row. */
  add(no: number, { action, problems }: Pick<RowOutcome, 'action' | 'problems'>): void {
    this.count(action, 1);
    for (const problem of problems) this.note(no, problem);
  }

  /** Counts a row by what came of its links instead, if that is something new. */
  turn(no: number, from: RowOutcome['action'], outcome: RowOutcome | null): void {
    if (!outcome || (outcome.action === 'UPDATED' && from !== 'SKIPPED')) return;
    this.count(from, -1);
    this.add(no, outcome);
  }

  /** Adds a problem of a row, or of no row in particular (0). */
  note(no: number, problem: Omit<ImportProblem, 'count' | 'rows'>): void {
    const isFull = this.#problems.size >= KINDS && problem.code !== OTHER.code;
    if (isFull && !this.#problems.has(keyOf(problem))) {
      this.note(no, OTHER);
      return;
    }
    const key = keyOf(problem);
    const known = this.#problems.get(key);
    if (known) {
      known.count++;
      if (known.rows.length < ROWS_NAMED) known.rows.push(no);
    } else this.#problems.set(key, { ...problem, count: 1, rows: [no] });
  }

  private count(action: RowOutcome['action'], step: number): void {
    this[COUNTERS[action]] += step;
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
