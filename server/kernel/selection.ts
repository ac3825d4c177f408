import type { GraphQLResolveInfo } from 'graphql';
import { type ColumnSet, selectedColumns, selectedNames } from './columns.js';
import type { Context } from './context.js';
import type { FieldSpec } from './field.js';
import { compileRule } from './filterSql.js';
import { nounOf } from './noun.js';
import { type Params } from './params.js';
import { policyOf } from './policy.js';
import type { BaseRecord, RecordClass } from './record.js';
import { referenceName, referencesOf } from './reference.js';

interface Join {
  field: FieldSpec;
  Target: RecordClass;
  columns: ColumnSet;
  alias: string;
}

const plans = new WeakMap<object, Map<string, Join[]>>();

/**
 * What a list or record reads: its own columns, and the records it refers to, joined in the same statement and put where
 * the loaders find them. The joined rows pass their own policies.
 */
export class Selection<T extends BaseRecord> {
  private constructor(
    readonly Class: RecordClass<T>,
    readonly columns: ColumnSet,
    private readonly joins: Join[],
  ) {}

  /** Plans a selection once for each document. */
  static of<T extends BaseRecord>(
    Class: RecordClass<T>,
    info: GraphQLResolveInfo,
    paths: string[][] = [[]],
    columns = selectedColumns(Class, info, paths),
  ): Selection<T> {
    const node = info.fieldNodes[0]!;
    const known = plans.get(node) ?? new Map<string, Join[]>();
    plans.set(node, known);
    let joins = known.get(Class.name);
    if (!joins) {
      joins = plan(Class, info, paths);
      known.set(Class.name, joins);
    }
    return new Selection(Class, columns, joins);
  }

  /** The key under which a loader may share batches: the same columns and the same joins. */
  get key(): string {
    return `${this.columns.key}|${this.joins.map((join) => `${join.field.key}:${join.columns.key}`).join(';')}`;
  }

  /** Wraps a statement that yields the own columns of `t`: adds the joined ones, keeping the order given. */
  sql(inner: string, order: string, ctx: Context, params: Params): string {
    if (this.joins.length === 0) return `${inner} ${order}`;
    return `SELECT ${this.list()} FROM (${inner} ${order}) t ${this.joined(ctx, params)} ${withoutLimit(order)}`;
  }

  /** The first rows of each of many parents: `id` of the parent, then the columns; `inner` yields the rows of one parent `p.id`. */
  perParent(ids: readonly string[], inner: string, ctx: Context, params: Params): string {
    return `SELECT p.id, ${this.list()} FROM unnest(${params.add(ids)}::uuid[]) WITH ORDINALITY AS p(id, place)
      CROSS JOIN LATERAL (SELECT r.*, row_number() OVER () AS place FROM (${inner}) r) t ${this.joined(ctx, params)} ORDER BY p.place, t.place`;
  }

  private list(): string {
    return [this.columns.sql('t'), ...this.joins.map(({ columns, alias }) => columns.sql(alias))].join(', ');
  }

  private joined(ctx: Context, params: Params): string {
    const joins = this.joins.map(({ field, Target, alias }) => {
      const rule = compileRule(Target, policyOf(Target).visible(ctx.actor), alias, params, ctx.actor);
      return `LEFT JOIN "${nounOf(Target).table}" ${alias} ON ${alias}.organization_id = t.organization_id AND ${alias}.id = t."${field.column}"${rule ? ` AND ${rule}` : ''}`;
    });
    return joins.join(' ');
  }

  /** The record of a row (its columns from `start`); what came joined goes to the loaders. */
  hydrate(row: unknown[], ctx: Context, start = 0): T {
    const record = this.columns.hydrate<T>(row, start);
    let offset = start + this.columns.fields.length;
    for (const { field, Target, columns } of this.joins) {
      const id = (record as unknown as Record<string, string | null>)[field.key];
      const found = row[offset + columns.fields.findIndex((each) => each.key === 'id')] !== null;
      if (id) ctx.loaders.prime(Target, id, found ? columns.hydrate(row, offset) : null, columns);
      offset += columns.fields.length;
    }
    return record;
  }
}

const withoutLimit = (order: string) => order.replace(/ LIMIT .*$/, '');

/** The references selected on the records that the noun can join: all of them, as far as they are asked for. */
function plan(Class: RecordClass, info: GraphQLResolveInfo, paths: string[][]): Join[] {
  const names = new Set(paths.flatMap((path) => [...selectedNames(info, path)]));
  return referencesOf(Class)
    .filter((field) => names.has(referenceName(field)))
    .map((field, i) => {
      const Target = field.reference!() as RecordClass;
      const below = paths.map((path) => [...path, referenceName(field)]);
      return {
        field,
        Target,
        columns: selectedColumns(Target, info, below, referenceName(field)),
        alias: `j${i}`,
      };
    });
}
