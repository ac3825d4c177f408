import type { Context } from '../../kernel/context.js';
import { fieldOf } from '../../kernel/field.js';
import type { BaseRecord } from '../../kernel/record.js';
import { type ComposedRow, type PendingReference, put } from './composeRow.js';
import type { ReferenceFinder } from './findReference.js';
import { failed, problemsOf, type RowOutcome, type RowTarget, refusalOf, skipped } from './importRow.js';
import { keyText, matchRecords } from './matchRecords.js';
import { plainText } from './plainText.js';
import { type Write, writeRows } from './writeRows.js';

type Values = Record<string, unknown>;

/** The rows of one batch: looked up together, and written together. */
export class RowBatch {
  readonly #outcomes: RowOutcome[] = [];
  #records = new Map<string, BaseRecord[]>();
  #waiting: Write[] = [];
  /** Keys and texts of the rows that wait: who names one of them has to see it written. */
  readonly #keys = new Set<string>();
  readonly #texts = new Set<string>();

  constructor(
    private readonly ctx: Context,
    private readonly target: RowTarget,
    private readonly references: ReferenceFinder,
    private readonly rows: ComposedRow[],
  ) {}

  /** What became of each row, in order. */
  async run(): Promise<RowOutcome[]> {
    const { rows, target } = this;
    const readable = rows.filter(({ problems }) => problems.length === 0);
    this.references.forget(target.Class);
    for (const depends of [false, true])
      await this.references.load(
        readable.flatMap((row) =>
          row.references
            .filter(({ within }) => within.length > 0 === depends)
            .map((reference) => ({ reference, values: this.resolved(row) })),
        ),
      );
    this.#records = await matchRecords(
      this.ctx,
      target.Class,
      target.keyFields,
      readable.map((row) => this.resolved(row)),
    );
    for (const [place, row] of rows.entries())
      this.#outcomes[place] = await this.take(place, row).catch((error) =>
        failed(problemsOf(refusalOf(error))),
      );
    await this.flush();
    return this.#outcomes;
  }

  /** Values of a row with the ids of the records it names, as far as they are known. */
  private resolved({ values, references }: ComposedRow): Values {
    const known: Values = { ...values };
    for (const reference of references) {
      const id = this.references.find(reference, known);
      if (typeof id === 'string') put(known, reference.field, id);
    }
    return known;
  }

  /** Puts a row among those to be written, or says at once what becomes of it; PENDING is replaced by `flush`. */
  private async take(place: number, row: ComposedRow): Promise<RowOutcome> {
    if (row.problems.length > 0) return failed(row.problems);
    const { Class, mode, keyFields } = this.target;
    const values: Values = { ...row.values };
    const later: PendingReference[] = [];
    for (const reference of row.references) {
      const own = reference.noun === Class.name;
      if (own && this.#texts.has(plainText(reference.text))) await this.flush();
      if (own) await this.references.load([{ reference, values }]);
      const id = this.references.find(reference, values);
      if (typeof id === 'string') put(values, reference.field, id);
      else if (own && id.code === 'REFERENCE_MISSING') later.push(reference);
      else return failed([id]);
    }
    let existing: BaseRecord | null = null;
    if (keyFields.length > 0) {
      const key = keyText(Class, keyFields, values);
      if (key === null) return this.missingKey(values);
      if (this.#keys.has(key)) await this.flush();
      const found = this.#records.get(key) ?? [];
      if (found.length > 1) return this.refused(keyFields[0]!, 'DUPLICATE', 'Several records have this key.');
      existing = found[0] ?? null;
      if (existing && mode === 'CREATE')
        return skipped('EXISTS', 'A record with this key exists already.', existing);
      if (!existing && mode === 'UPDATE') return skipped('NO_MATCH', 'No record has this key.');
      this.#keys.add(key);
    }
    this.#waiting.push({ place, values, existing, later });
    for (const text of textsOf(values)) this.#texts.add(text);
    return PENDING;
  }

  private missingKey(values: Values): RowOutcome {
    const { Class, keyFields } = this.target;
    const missing = keyFields.find((key) => keyText(Class, [key], values) === null)!;
    return this.refused(missing, 'INVALID', `${fieldOf(Class, missing).label}, the key, is missing.`);
  }

  private refused = (field: string, code: string, message: string): RowOutcome =>
    failed([{ code, message, field, column: null }]);

  /** Writes the rows that wait. */
  private async flush(): Promise<void> {
    const writes = this.#waiting;
    this.#waiting = [];
    this.#keys.clear();
    this.#texts.clear();
    if (writes.length === 0) return;
    const outcomes = await writeRows(this.ctx, this.target.Class, writes);
    for (const [i, { place, later }] of writes.entries()) this.settle(place, outcomes[i]!, later);
    this.references.forget(this.target.Class);
  }

  /** Keeps an outcome; the next row with the same key meets the record as it is now. */
  private settle(place: number, outcome: RowOutcome, later: PendingReference[]): void {
    const { Class, keyFields } = this.target;
    const waits = outcome.record && later.length > 0;
    this.#outcomes[place] = waits ? { ...outcome, problems: [], later } : outcome;
    if (!outcome.record) return;
    const key = keyFields.length > 0 && keyText(Class, keyFields, outcome.record as unknown as Values);
    if (key) this.#records.set(key, [outcome.record!]);
  }
}

const PENDING: RowOutcome = { action: 'SKIPPED', record: null, problems: [], later: [] };

/** The texts under which another row may name this one before it is written. */
function textsOf(values: Values): string[] {
  const texts = Object.values(values).filter((value) => typeof value === 'string');
  return [...texts, `${values.firstName ?? ''} ${values.lastName ?? ''}`].map(plainText);
}
