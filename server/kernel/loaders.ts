import DataLoader from 'dataloader';
import { isId } from './clock.js';
import { allColumns, type ColumnSet } from './columns.js';
import type { Context } from './context.js';
import { fieldOf, fieldsOf } from './field.js';
import { nounOf } from './noun.js';
import { Params } from './params.js';
import type { BaseRecord, RecordClass } from './record.js';
import type { Collection } from './reference.js';
import type { Selection } from './selection.js';

/** A page of children: the rows and whether more follow. */
export interface ChildPage<T> {
  rows: T[];
  hasMore: boolean;
}

/** DataLoaders of one request, made on first use for each (class, key, columns); all read through the door's conditions. */
export class Loaders {
  #loaders = new Map<string, Loader<unknown>>();

  constructor(private readonly ctx: Context) {}

  /** Forgets everything: after a rollback, and after statements of which nobody knows what they changed. */
  clear(): void {
    this.#loaders.clear();
  }

  /** Forgets what a write to a class made stale. */
  forget(Class: RecordClass): void {
    for (const name of this.#loaders.keys()) {
      const [kind, subject] = name.split('|');
      if (subject === Class.name || (kind !== 'one' && kind !== 'many')) this.#loaders.delete(name);
    }
  }

  /** The record, or null when there is none or the actor may not see it. */
  async one<T extends BaseRecord>(
    Class: RecordClass<T>,
    id: string | null | undefined,
    columns: ColumnSet = allColumns(Class),
  ): Promise<T | null> {
    if (!id) return null;
    const whole = this.#loaders.get(`one|${Class.name}|*`) as Loader<T | null> | undefined;
    return whole?.known.has(id) ? whole.load(id) : this.ones(Class, columns).load(id);
  }

  private ones<T extends BaseRecord>(Class: RecordClass<T>, columns: ColumnSet): Loader<T | null> {
    return this.loader<T | null>(`one|${Class.name}|${columns.key}`, async (ids) => {
      const rows = await this.select<T>(Class, columns, 'id', ids);
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.map((each) => byId.get(each) ?? null);
    });
  }

  /** The record with the records it refers to, joined in one statement. */
  async selected<T extends BaseRecord>(selection: Selection<T>, id: string): Promise<T | null> {
    const { Class } = selection;
    const loader = this.loader<T | null>(`one|${Class.name}|joined|${selection.key}`, async (ids) => {
      const params = new Params();
      const conditions = this.ctx.db.conditions(Class, {}, 't', params, true);
      const inner = `SELECT ${selection.columns.sql('t')} FROM "${nounOf(Class).table}" t WHERE ${conditions} AND t.id = ANY(${params.add(ids)}::uuid[])`;
      const rows = (await this.ctx.db.read(selection.sql(inner, '', this.ctx, params), params.values)).map(
        (row) => selection.hydrate(row, this.ctx),
      );
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.map((each) => byId.get(each) ?? null);
    });
    return isId(id) ? loader.load(id) : null;
  }

  /** Puts a row that another statement already read (or null: not visible) where `one` finds it. */
  prime<T extends BaseRecord>(
    Class: RecordClass<T>,
    id: string,
    row: T | null,
    columns: ColumnSet = allColumns(Class),
  ): void {
    this.ones(Class, columns).prime(id, row);
  }

  /** All live children that carry the id in `key`, in order. */
  async many<T extends BaseRecord>(
    Class: RecordClass<T>,
    key: keyof T & string,
    id: string,
    orderBy: Collection['orderBy'] = BY_ID,
  ): Promise<T[]> {
    const columns = allColumns(Class);
    const order = orderBy.map((each) => `${each.field} ${each.direction}`).join();
    const loader = this.loader<T[]>(`many|${Class.name}|${key}|${order}`, async (ids) => {
      const rows = await this.select<T>(Class, columns, key, ids, orderBy);
      const groups = groupBy(rows, (row) => row[key] as string);
      return ids.map((each) => groups.get(each) ?? []);
    });
    return loader.load(id);
  }

  /** The first rows of each parent's children in one statement. */
  async page<T extends BaseRecord>(
    collection: Collection,
    id: string,
    first: number,
    selection: Selection<T>,
  ): Promise<ChildPage<T>> {
    const { Child, key, orderBy, Parent, name } = collection;
    const loader = this.loader<ChildPage<T>>(
      `page|${Parent.name}.${name}|${first}|${selection.key}`,
      async (ids) => {
        const params = new Params();
        const column = fieldOf(Child, key).column;
        const conditions = this.ctx.db.conditions(Child, {}, 't', params);
        const inner = `SELECT ${selection.columns.sql('t')} FROM "${nounOf(Child).table}" t WHERE ${conditions} AND t."${column}" = p.id ORDER BY ${orderSql(Child, orderBy)} LIMIT ${first + 1}`;
        const rows = await this.ctx.db.read(selection.perParent(ids, inner, this.ctx, params), params.values);
        const groups = groupBy(rows, (row) => row[0] as string);
        return ids.map((each) => {
          const found = groups.get(each) ?? [];
          return {
            rows: found.slice(0, first).map((row) => selection.hydrate(row, this.ctx, 1)),
            hasMore: found.length > first,
          };
        });
      },
    );
    return loader.load(id);
  }

  /** How many live children carry the id in `key`. */
  async count(Child: RecordClass, key: string, id: string): Promise<number> {
    const loader = this.loader<number>(`count|${Child.name}|${key}`, async (ids) => {
      const params = new Params();
      const column = fieldOf(Child, key).column;
      const text = `SELECT t."${column}", count(*)::int FROM "${nounOf(Child).table}" t WHERE ${this.ctx.db.conditions(Child, {}, 't', params)} AND t."${column}" = ANY(${params.add(ids)}::uuid[]) GROUP BY 1`;
      const counts = new Map((await this.ctx.db.read(text, params.values)) as [string, number][]);
      return ids.map((each) => counts.get(each) ?? 0);
    });
    return loader.load(id);
  }

  /** A batch of a read model's own: `load` gets all ids asked for in one turn and answers in their order. */
  async custom<V>(name: string, id: string, load: (ids: readonly string[]) => Promise<V[]>): Promise<V> {
    return this.loader<V>(`custom|${name}`, load).load(id);
  }

  private async select<T extends BaseRecord>(
    Class: RecordClass,
    columns: ColumnSet,
    key: string,
    ids: readonly string[],
    orderBy?: Collection['orderBy'],
  ): Promise<T[]> {
    const params = new Params();
    const conditions = this.ctx.db.conditions(Class, {}, 't', params, key === 'id');
    const text = `SELECT ${columns.sql('t')} FROM "${nounOf(Class).table}" t WHERE ${conditions} AND t."${fieldOf(Class, key).column}" = ANY(${params.add(ids)}::uuid[])`;
    const rows = await this.ctx.db.read(
      orderBy ? `${text} ORDER BY ${orderSql(Class, orderBy)}` : text,
      params.values,
    );
    return rows.map((row) => columns.hydrate<T>(row));
  }

  private loader<V>(name: string, load: (ids: readonly string[]) => Promise<V[]>): Loader<V> {
    let loader = this.#loaders.get(name) as Loader<V> | undefined;
    if (!loader) {
      loader = new Loader(load);
      this.#loaders.set(name, loader as Loader<unknown>);
    }
    return loader;
  }
}

/** A DataLoader that tells which ids were asked for. */
class Loader<V> extends DataLoader<string, V> {
  readonly known: Map<string, Promise<V>>;

  constructor(load: (ids: readonly string[]) => Promise<V[]>) {
    const known = new Map<string, Promise<V>>();
    super(load, { maxBatchSize: 1000, cacheMap: known });
    this.known = known;
  }
}

const BY_ID: Collection['orderBy'] = [{ field: 'id', direction: 'ASC' }];

/** `t."name" ASC, t."id" ASC`: the order of a collection, ties broken by id. */
export const orderSql = (Class: RecordClass, orderBy: Collection['orderBy'], alias = 't'): string =>
  [...orderBy, ...(orderBy.some((each) => each.field === 'id') ? [] : BY_ID)]
    .map(({ field, direction }) => ({ ...fieldsOf(Class).get(field)!, direction }))
    .map(
      ({ column, nullable, direction }) =>
        `${alias}."${column}" ${direction}${nullable ? ' NULLS LAST' : ''}`,
    )
    .join(', ');

function groupBy<V>(values: readonly V[], keyOf: (value: V) => string): Map<string, V[]> {
  const groups = new Map<string, V[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
