import { isId, now } from './clock.js';
import { refuseCustom } from './customFilter.js';
import { checkInput, diff, newRow, requireFields, type Values } from './draftRow.js';
import { forbidden } from './errors.js';
import type { WriteEvent } from './eventRow.js';
import { allows } from './policy.js';
import type { BaseRecord, RecordClass } from './record.js';
import { referencesOf } from './reference.js';
import { followRow, prepareRow } from './rules.js';
import { insertRow, insertRows } from './write.js';
import { clone, Writer } from './writer.js';

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
export class Door extends Writer {
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
}

const creation = (row: BaseRecord, { event, data }: WriteOptions): WriteEvent => ({
  verb: event ?? 'created',
  changes: diff(null, row),
  data,
});
