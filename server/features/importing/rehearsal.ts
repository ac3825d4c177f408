import type { Context } from '../../kernel/context.js';
import type { BaseRecord } from '../../kernel/record.js';
import type { RowOutcome } from './importRow.js';
import { BATCH, type ImportWork, type Result } from './importWork.js';
import { keyText } from './matchRecords.js';
import { plainText } from './plainText.js';
import type { TableRow } from './readTable.js';
import { uniqueFieldsOf } from './subjects.js';

type Values = Record<string, unknown>;
type KeptRow = Pick<TableRow, 'no' | 'cells'>;

class RehearsalOver extends Error {}

/**
 * Does what an import would do and takes it back after each batch, so that nobody waits for it. A row that means
 * records which earlier rows of the file wrote finds them there: those rows are played again before it.
 */
export class Rehearsal {
  /** Rows that wrote something, by what a later row may call their record. */
  readonly #written = new Map<string, KeptRow[]>();
  readonly #later: (KeptRow & Pick<RowOutcome, 'action'>)[] = [];
  /** Groups of fields by which a row can mean a record of another row. */
  readonly #names: string[][];

  constructor(
    private readonly ctx: Context,
    private readonly work: ImportWork,
  ) {
    const { Class, keyFields } = work.target;
    this.#names = [keyFields, ...uniqueFieldsOf(Class).map((field) => [field])].filter(
      ({ length }) => length > 0,
    );
  }

  /** What would become of the rows of a batch. */
  async take(rows: TableRow[]): Promise<Result[]> {
    const results = await this.takenBack(async () => {
      await this.work.write(this.earlier(rows));
      return this.work.take(rows);
    });
    for (const { row, outcome } of results) this.remember(row, outcome);
    return results;
  }

  /** What would become of the rows that had to wait for the end of the file. */
  async link(): Promise<{ no: number; action: RowOutcome['action']; outcome: RowOutcome | null }[]> {
    const linked: { no: number; action: RowOutcome['action']; outcome: RowOutcome | null }[] = [];
    for (let at = 0; at < this.#later.length; at += BATCH) {
      const rows = this.#later.slice(at, at + BATCH);
      const outcomes = await this.takenBack(async () => {
        const played = inOrder([...this.earlier(rows), ...rows]);
        const records = (await this.work.write(played)).map(({ record }) => record?.id);
        const idOf = new Map(played.map(({ no }, i) => [no, records[i]]));
        return this.work.link(rows.map(({ no, cells }) => ({ cells, recordId: idOf.get(no) ?? '' })));
      });
      linked.push(...rows.map(({ no, action }, i) => ({ no, action, outcome: outcomes[i]! })));
    }
    return linked;
  }

  private async takenBack<R>(play: () => Promise<R>): Promise<R> {
    let result: R | undefined;
    await this.ctx.db
      .tx(async () => {
        result = await play();
        throw new RehearsalOver();
      })
      .catch((error) => {
        if (!(error instanceof RehearsalOver)) throw error;
      });
    return result as R;
  }

  private remember({ no, cells }: TableRow, { action, record, later }: RowOutcome): void {
    if (later.length > 0) this.#later.push({ no, cells, action });
    if (action !== 'CREATED' && action !== 'UPDATED') return;
    for (const name of this.calledBy(record!)) {
      const rows = this.#written.get(name);
      if (rows) rows.push({ no, cells });
      else this.#written.set(name, [{ no, cells }]);
    }
  }

  /** The rows that wrote what these rows mean, and what those mean in turn. */
  private earlier(rows: KeptRow[]): KeptRow[] {
    const given = new Set(rows.map(({ no }) => no));
    const found = new Map<number, KeptRow>();
    for (const queue = [...rows]; queue.length > 0; )
      for (const name of this.means(queue.pop()!))
        for (const row of this.#written.get(name) ?? [])
          if (!given.has(row.no) && !found.has(row.no)) {
            found.set(row.no, row);
            queue.push(row);
          }
    return inOrder([...found.values()]);
  }

  /** What a row calls the records it means: its own, and those of the same noun that it refers to. */
  private means({ cells }: KeptRow): string[] {
    const { target, compose } = this.work;
    const { values, references } = compose(cells);
    return [
      ...this.named(values),
      ...references
        .filter(({ noun }) => noun === target.Class.name)
        .map(({ by, text }) => JSON.stringify([by, plainText(text)])),
    ];
  }

  /** What other rows may call a record. */
  private calledBy(record: BaseRecord): string[] {
    const values = record as unknown as Values;
    return [
      ...this.named(values),
      ...this.work.ownReferences.map((by) => JSON.stringify([by, plainText(String(values[by] ?? ''))])),
    ];
  }

  private named(values: Values): string[] {
    return this.#names.flatMap((fields) => {
      const key = keyText(this.work.target.Class, fields, values);
      return key === null ? [] : [JSON.stringify([fields, key])];
    });
  }
}

const inOrder = (rows: KeptRow[]) => [...rows].sort((a, b) => a.no - b.no);
