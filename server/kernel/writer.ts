import { isId, now } from './clock.js';
import { shownRow } from './customFilter.js';
import { type Changes, diff, newRow, requireFields, type Values } from './draftRow.js';
import { conflict, notFound } from './errors.js';
import type { WriteEvent } from './eventRow.js';
import { fieldsOf } from './field.js';
import { nounOf } from './noun.js';
import { Reader } from './reader.js';
import type { BaseRecord, RecordClass } from './record.js';
import { referencesOf } from './reference.js';
import { followRow, prepareRow } from './rules.js';
import { insertRow, insertRows, type RowChange, updateRow, updateRows } from './write.js';

/**
 * How rows are written once it is settled that they may be: rules, references, version and the event of every write; alone
 * or many together.
 */
export abstract class Writer extends Reader {
  /** What `record` appends while many records are created. */
  #facts: BaseRecord[] | null = null;
  /** Changes that wait for the end of `gather`. */
  #gathered: RowChange[] | null = null;

  /**
   * Writes computed values that follow from a write already permitted (rules, use cases): no permission of its own;
   * with `silent` no event either, for facts that have no history of their own. `noted` are changes of its parts that its
   * own history should tell.
   */
  async settle<T extends BaseRecord>(
    row: T,
    values: Values,
    options: { event?: string; silent?: boolean; noted?: Changes; data?: Values } = {},
  ): Promise<T> {
    const next = Object.assign(clone(row), values);
    const verb = options.silent ? null : (options.event ?? 'updated');
    return this.tx(() => this.save(row, next, verb, options));
  }

  /** Appends a fact that follows from a write already permitted, such as a stage change. It has no event of its own. */
  async record<T extends BaseRecord>(Class: RecordClass<T>, values: Values): Promise<T> {
    const row = newRow(Class, values, this.ctx);
    requireFields(row);
    if (this.#facts) this.#facts.push(row);
    else await this.tx(() => insertRow(this.ctx, row, null));
    this.ctx.loaders.forget(Class);
    return row;
  }

  /** Facts that follow from many writes are stored together. */
  protected async together(work: () => Promise<void>): Promise<void> {
    if (this.#facts) return work();
    const facts: BaseRecord[] = [];
    this.#facts = facts;
    try {
      await work();
    } finally {
      this.#facts = null;
    }
    for (const Class of new Set(facts.map((fact) => fact.constructor as RecordClass)))
      await insertRows(
        this.ctx,
        Class,
        facts.filter((fact) => fact.constructor === Class),
      );
  }

  /** Adds a job in the same transaction as the writes around it. Jobs of one queue run one after the other. */
  async enqueue(
    job: string,
    payload: Values,
    options: { key?: string; runAt?: string; queue?: string } = {},
  ): Promise<void> {
    await this.connection.query({
      text: 'SELECT graphile_worker.add_job($1, $2::json, run_at => $3::timestamptz, max_attempts => 8, job_key => $4, queue_name => $5)',
      values: [
        job,
        JSON.stringify(payload),
        options.runAt ?? null,
        options.key ?? null,
        options.queue ?? null,
      ],
    });
  }

  /** Writes the difference between a row and what it is to become, with its event; without any it stays as it is. */
  protected async save<T extends BaseRecord>(
    row: T,
    next: T,
    verb: string | null,
    { data, noted, locked }: { data?: Values; noted?: Changes; locked?: boolean },
  ): Promise<T> {
    const Class = row.constructor as RecordClass<T>;
    const gathered = this.#gathered;
    // What rules write on their own is written at once.
    this.#gathered = null;
    try {
      await prepareRow(Class, next, row, this.ctx);
      requireFields(next);
      const changes = { ...diff(row, next), ...noted };
      if (Object.keys(changes).length === 0 && !data && sameSecrets(row, next)) return row;
      await this.checkReferences(next, row);
      Object.assign(next, { version: row.version + 1, updatedAt: now() });
      const event = verb ? { verb, changes, data } : null;
      if (gathered) {
        gathered.push({ before: row, after: next, event });
        return next;
      }
      const sent = this.sendUpdate(row, next, event);
      if (locked) this.trail(sent);
      const saved = locked ? next : await sent;
      this.ctx.loaders.forget(Class);
      await followRow(Class, saved, row, this.ctx);
      return saved;
    } finally {
      this.#gathered = gathered;
    }
  }

  private async sendUpdate<T extends BaseRecord>(row: T, next: T, event: WriteEvent | null): Promise<T> {
    const saved = await updateRow(this.ctx, row, next, event);
    return saved ? Object.assign(next, saved) : this.refuseChanged(row.constructor as RecordClass, row.id);
  }

  /**
   * Changes of different records that are made within `work` are written at its end, each noun with few statements, and
   * what follows from them after that. All or none: the first that cannot be written throws.
   */
  async gather<R>(work: () => Promise<R>): Promise<R> {
    return this.tx(async () => {
      const gathered: RowChange[] = [];
      this.#gathered = gathered;
      const result = await work().finally(() => {
        this.#gathered = null;
      });
      await this.writeGathered(gathered);
      return result;
    });
  }

  private async writeGathered(gathered: RowChange[]): Promise<void> {
    for (const Class of new Set(gathered.map(({ before }) => before.constructor as RecordClass))) {
      const changes = gathered.filter(({ before }) => before.constructor === Class);
      const saved = await updateRows(this.ctx, Class, changes);
      this.ctx.loaders.forget(Class);
      await this.together(async () => {
        for (const { before } of changes) {
          const row = saved.get(before.id) ?? (await this.refuseChanged(Class, before.id));
          await followRow(Class, row, before, this.ctx);
        }
      });
    }
  }

  /** CONFLICT with the record as it is now: somebody has changed it meanwhile. */
  private async refuseChanged(Class: RecordClass, id: string): Promise<never> {
    throw conflict(await shownRow(this.ctx, await this.get(Class, id, { deleted: true })));
  }

  protected async checkVersion(row: BaseRecord, version: number | null | undefined) {
    if (version !== undefined && version !== null && version !== row.version)
      throw conflict(await shownRow(this.ctx, row));
  }

  /** Each newly set reference has to lead to a record the actor sees; otherwise NOT_FOUND. */
  protected async checkReferences(row: BaseRecord, before: BaseRecord | null) {
    for (const field of referencesOf(row.constructor as RecordClass)) {
      const id = (row as unknown as Values)[field.key];
      if (!id || id === this.ctx.actor.userId || (before && id === (before as unknown as Values)[field.key]))
        continue;
      const Target = field.reference!() as RecordClass;
      const target = isId(id) ? await this.ctx.loaders.one(Target, id) : null;
      if (!target || target.deletedAt) throw notFound(nounOf(Target).label);
    }
  }
}

/** A row of the same noun with the same values. */
export const clone = <T extends BaseRecord>(row: T): T =>
  Object.assign(Object.create(Object.getPrototypeOf(row)), row);

const sameSecrets = (row: BaseRecord, next: BaseRecord) =>
  [...fieldsOf(row.constructor).values()].every(
    (field) =>
      !field.secret || (row as unknown as Values)[field.key] === (next as unknown as Values)[field.key],
  );
