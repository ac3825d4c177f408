import { isId } from './clock.js';
import { allColumns, type ColumnSet } from './columns.js';
import type { Context } from './context.js';
import { type Connection, statementName } from './database.js';
import type { Values } from './draftRow.js';
import { notFound } from './errors.js';
import { fieldOf, fieldsOf } from './field.js';
import type { FilterJson } from './filter.js';
import { compileFilter, compileRule, namesBin } from './filterSql.js';
import { allNouns, nounOf } from './noun.js';
import { Params } from './params.js';
import { policyOf } from './policy.js';
import type { BaseRecord, RecordClass } from './record.js';
import { Transaction } from './transaction.js';

export interface FindOptions {
  orderBy?: { field: string; direction?: 'ASC' | 'DESC' }[];
  limit?: number;
  columns?: ColumnSet;
  /** Locks the rows until the transaction ends. */
  lock?: boolean;
  /** Also rows in the bin. */
  deleted?: boolean;
}

/** The reading half of the door: every read has the organization and the row policy in it. */
export class Reader {
  readonly #transaction: Transaction;

  constructor(protected readonly ctx: Context) {
    this.#transaction = new Transaction(ctx);
  }

  /** The open transaction, or the pool. */
  get connection(): Connection {
    return this.#transaction.connection ?? (this.ctx.services.pool as Connection);
  }

  /** Visible rows that match; `where` is a filter in which plain values mean "equals" and lists "one of". */
  async find<T extends BaseRecord>(
    Class: RecordClass<T>,
    where: Values = {},
    options: FindOptions = {},
  ): Promise<T[]> {
    const columns = options.columns ?? allColumns(Class);
    const params = new Params();
    const order = options.orderBy?.map(
      ({ field, direction }) =>
        `t."${fieldOf(Class, field).column}" ${direction === 'DESC' ? 'DESC' : 'ASC'} NULLS LAST`,
    );
    const text = [
      `SELECT ${columns.sql('t')} FROM "${nounOf(Class).table}" t WHERE ${this.conditions(Class, asFilter(Class, where), 't', params, options.deleted)}`,
      order?.length && `ORDER BY ${order.join(', ')}`,
      options.limit !== undefined && `LIMIT ${params.add(options.limit)}`,
      options.lock && 'FOR UPDATE OF t',
    ];
    const rows = await this.read(text.filter(Boolean).join(' '), params.values);
    return rows.map((row) => columns.hydrate<T>(row));
  }

  /** The row, or NOT_FOUND: hidden, foreign and missing rows give the same answer. */
  async get<T extends BaseRecord>(Class: RecordClass<T>, id: string, options: FindOptions = {}): Promise<T> {
    const [row] = isId(id) ? await this.find(Class, { id }, options) : [];
    if (!row) throw notFound(nounOf(Class).label);
    return row;
  }

  /** How many visible rows match. */
  async count(Class: RecordClass, where: Values = {}): Promise<number> {
    const params = new Params();
    const text = `SELECT count(*)::int FROM "${nounOf(Class).table}" t WHERE ${this.conditions(Class, asFilter(Class, where), 't', params)}`;
    const [row] = await this.read(text, params.values);
    return row![0] as number;
  }

  /** Organization, row policy, bin and filter as one SQL condition: what every read of a noun stands on. */
  conditions(Class: RecordClass, filter: FilterJson, alias: string, params: Params, deleted = false): string {
    const { actor } = this.ctx;
    const parts = [
      `${alias}.organization_id = ${params.add(actor.organizationId)}`,
      !deleted && !namesBin(filter) && `${alias}.deleted_at IS NULL`,
      compileRule(Class, policyOf(Class).visible(actor), alias, params, actor),
      Object.keys(filter).length > 0 && compileFilter(Class, filter, alias, params, actor),
    ];
    return parts.filter(Boolean).join(' AND ');
  }

  /** Runs a short statement in array mode; for the kernel's own readers. */
  async read(text: string, values: unknown[]): Promise<unknown[][]> {
    const connection = this.#transaction.connection ?? (this.ctx.services.reads as Connection);
    const result = await connection.query({
      text,
      values,
      rowMode: 'array',
      name: statementName(text),
    } as never);
    return result.rows as unknown[][];
  }

  /**
   * A read model's own SQL with `:name` parameters. `:organizationId` is bound here and has to be used; a `conditions`
   * text may be inserted through `where`, which binds its values too.
   */
  async rows<R extends object>(
    sql: string,
    values: Values = {},
    where: Record<string, { Class: RecordClass; filter?: FilterJson; alias: string }> = {},
  ): Promise<R[]> {
    if (!/:organizationId\b/.test(sql))
      throw new Error('A statement that does not use :organizationId is refused.');
    const params = new Params();
    const bound = new Map<string, string>();
    const all: Values = { ...values, organizationId: this.ctx.actor.organizationId };
    const text = sql.replace(/(?<!:):([a-zA-Z]\w*)/g, (_match, name: string) => {
      const condition = where[name];
      if (condition) return this.conditions(condition.Class, condition.filter ?? {}, condition.alias, params);
      if (!(name in all)) throw new Error(`No value for :${name}.`);
      if (!bound.has(name)) bound.set(name, params.add(all[name]));
      return bound.get(name)!;
    });
    const result = await this.connection.query({ text, values: params.values, name: statementName(text) });
    this.forgetWritten(text);
    return result.rows as R[];
  }

  /** What a read model's own statement has written is stale; everything, when it wrote what is no noun. */
  private forgetWritten(text: string): void {
    const written = [...text.matchAll(WRITES)].map(([, table]) =>
      allNouns().find((noun) => noun.table === table),
    );
    if (written.includes(undefined)) this.ctx.loaders.clear();
    else for (const noun of written) this.ctx.loaders.forget(noun!.Class);
  }

  /** For sign-in, where no organization is known yet (accounts, sessions, one-time tokens), and for housekeeping over all. */
  async acrossOrganizations<R extends object>(text: string, values: unknown[] = []): Promise<R[]> {
    const result = await this.connection.query({ text, values });
    return result.rows as R[];
  }

  /** Whether a transaction is open, so that locks last. */
  protected get inTransaction(): boolean {
    return this.#transaction.connection !== null;
  }

  /** One transaction; inside another it joins that one. */
  async tx<R>(work: () => Promise<R>): Promise<R> {
    return this.#transaction.run(work);
  }

  /** Statements just sent whose answers nobody needs: the open transaction waits for them with its COMMIT. */
  trail(sent: Promise<unknown>): void {
    this.#transaction.trail(sent);
  }

  /** Part of a transaction that may fail alone: its writes are taken back, those around it stay. */
  async attempt<R>(work: () => Promise<R>): Promise<R> {
    return this.#transaction.attempt(work);
  }
}

/** A read model's statement that writes after all, for instance facts that have no noun of their own, and where to. */
const WRITES = /\b(?:INSERT INTO|DELETE FROM|(?<!FOR )UPDATE)\s+"?(\w+)"?/g;

/** `{ clientId: id, status: ['OPEN'], ownerId: null }` → the filter language. */
function asFilter(Class: RecordClass, where: Values): FilterJson {
  return Object.fromEntries(
    Object.entries(where)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => {
        if (!fieldsOf(Class).has(key)) return [key, value];
        if (value === null) return [key, { isNull: true }];
        if (Array.isArray(value)) return [key, { in: value }];
        return [key, typeof value === 'object' ? value : { eq: value }];
      }),
  );
}
