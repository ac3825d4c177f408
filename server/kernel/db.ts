import { isId, now } from './clock.js';
import { refuseCustom, shownRow } from './customFilter.js';
import { type Changes, checkInput, diff, newRow, requireFields, type Values } from './draftRow.js';
import { conflict, forbidden, notFound } from './errors.js';
import { type WriteEvent } from './eventRow.js';
import { fieldsOf } from './field.js';
import { nounOf } from './noun.js';
import { allows } from './policy.js';
import { Reader } from './reader.js';
import type { BaseRecord, RecordClass } from './record.js';
import { referencesOf } from './reference.js';
import { followRow, prepareRow } from './rules.js';
import { insertRow, insertRows, type RowChange, updateRow, updateRows } from './write.js';

export interface WriteOptions {
  /** Past tense of the use case: `moved`; defaults to created, updated, deleted, restored. */
  event?: string;
  /** Permission verb that is asked instead of create/update/delete. */
  verb?: string;
  /** The version the caller saw; a different one now is a CONFLICT. */
  version?: number | null;
  data?: Record<string, unknown>;
  /** Values of fields that no client may set, decided by the use case. */
  computed?: Values;
  /**
   * The row was locked in this transaction, so nobody can come between: the write is sent and not waited for, and what
   * `update` returns is as stored only when the transaction has ended.
   */
  locked?: boolean;
}

/**
 * The one door to the data. It adds the organization and the row policy to every read; permission, validation,
 * rules, version and the event to every write.
 */
export class Door extends Reader {
  /** What `record` appends while many records are created. */
  #facts: BaseRecord[] | null = null;
  /** Changes that wait for the end of `gather`. */
  #gathered: RowChange[] | null = null;

  /** Creates a record from input: permission, validation, rules, references, row and event. */
  async create<T extends BaseRecord>(
    Class: RecordClass<T>,
    input: Values,
    options: WriteOptions = {},
  ): Promise<T> {
    return this.tx(async () => {
      const row = await this.draft(Class, input, options);
      await this.checkReferences(row, null);
      const saved = await insertRow(this.ctx, row, creation(row, options));
      this.ctx.loaders.forget(Class);
      await followRow(Class, saved, null, this.ctx);
      return saved;
    });
  }

  /**
   * Creates many records of one noun, each as `create` does, but with few statements for all of them. All or none: the
   * first that cannot be created throws. Their rules do not see the others yet.
   */
  async createMany<T extends BaseRecord>(
    Class: RecordClass<T>,
    inputs: Values[],
    options: WriteOptions = {},
  ): Promise<T[]> {
    return this.tx(async () => {
      const rows: T[] = [];
      await this.foresee(Class, inputs);
      for (const input of inputs) rows.push(await this.draft(Class, input, options));
      await Promise.all(rows.map((row) => this.checkReferences(row, null)));
      const saved = await insertRows(this.ctx, Class, rows, (row) => creation(row, options));
      this.ctx.loaders.forget(Class);
      await this.together(async () => {
        for (const row of saved) await followRow(Class, row, null, this.ctx);
      });
      return saved;
    });
  }

  /** Loads what many inputs refer to together, so that their rules and checks find it one by one. */
  private async foresee(Class: RecordClass, inputs: Values[]): Promise<void> {
    const wanted = referencesOf(Class).flatMap((field) =>
      inputs.flatMap(({ [field.key]: id }) =>
        isId(id) ? [this.ctx.loaders.one(field.reference!() as RecordClass, id)] : [],
      ),
    );
    await Promise.all(wanted);
  }

  /** A row that may be created, complete but for the check of its references. */
  private async draft<T extends BaseRecord>(
    Class: RecordClass<T>,
    input: Values,
    options: WriteOptions,
  ): Promise<T> {
    if (!allows(this.ctx.actor, Class, options.verb ?? 'create')) throw forbidden();
    const { id, ...given } = input;
    await refuseCustom(this.ctx, Class, given.customFields, null);
    const row = newRow(
      Class,
      { ...checkInput(Class, given, 'CREATE', this.ctx), ...options.computed, id },
      this.ctx,
    );
    await prepareRow(Class, row, null, this.ctx);
    requireFields(row);
    return row;
  }

  /** Changes a record; fields left undefined stay. Without any difference nothing is written. */
  async update<T extends BaseRecord>(row: T, patch: Values, options: WriteOptions = {}): Promise<T> {
    const Class = row.constructor as RecordClass<T>;
    if (options.locked && !this.inTransaction) throw new Error('No lock lasts outside of a transaction.');
    return this.tx(async () => {
      await this.checkVersion(row, options.version);
      if (!allows(this.ctx.actor, Class, options.verb ?? 'update', row)) throw forbidden();
      await refuseCustom(this.ctx, Class, patch.customFields, row);
      const next = Object.assign(clone(row), checkInput(Class, patch, 'UPDATE', this.ctx), options.computed);
      return this.save(row, next, options.event ?? 'updated', options);
    });
  }

  /** Puts a record into the bin. */
  async remove<T extends BaseRecord>(row: T, options: WriteOptions = {}): Promise<T> {
    return this.tx(async () => {
      await this.checkVersion(row, options.version);
      if (!allows(this.ctx.actor, row.constructor as RecordClass, options.verb ?? 'delete', row))
        throw forbidden();
      if (row.deletedAt) return row;
      return this.save(
        row,
        Object.assign(clone(row), { deletedAt: now() }),
        options.event ?? 'deleted',
        options,
      );
    });
  }

  /** Takes a record out of the bin. */
  async restore<T extends BaseRecord>(row: T, options: WriteOptions = {}): Promise<T> {
    return this.tx(async () => {
      if (!allows(this.ctx.actor, row.constructor as RecordClass, options.verb ?? 'delete', row))
        throw forbidden();
      if (!row.deletedAt) return row;
      return this.save(
        row,
        Object.assign(clone(row), { deletedAt: null }),
        options.event ?? 'restored',
        options,
      );
    });
  }

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
  private async together(work: () => Promise<void>): Promise<void> {
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

  private async save<T extends BaseRecord>(
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

  private async checkVersion(row: BaseRecord, version: number | null | undefined) {
    if (version !== undefined && version !== null && version !== row.version)
      throw conflict(await shownRow(this.ctx, row));
  }

  /** Each newly set reference has to lead to a record the actor sees; otherwise NOT_FOUND. */
  private async checkReferences(row: BaseRecord, before: BaseRecord | null) {
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

const creation = (row: BaseRecord, { event, data }: WriteOptions): WriteEvent => ({
  verb: event ?? 'created',
  changes: diff(null, row),
  data,
});

const clone = <T extends BaseRecord>(row: T): T =>
  Object.assign(Object.create(Object.getPrototypeOf(row)), row);

const sameSecrets = (row: BaseRecord, next: BaseRecord) =>
  [...fieldsOf(row.constructor).values()].every(
    (field) =>
      !field.secret || (row as unknown as Values)[field.key] === (next as unknown as Values)[field.key],
  );
