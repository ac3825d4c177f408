import { isTimeZone } from 'class-validator';
import { Arg, Args, ArgsType, Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { Context } from './context.js';
import { columnSql, customFieldOf } from './customFilter.js';
import { forbidden, invalid } from './errors.js';
import { type FieldSpec, fieldOf, fieldsOf, seesField } from './field.js';
import { type FilterJson, filterTypeOf } from './filter.js';
import { Can } from './guard.js';
import { nounOf } from './noun.js';
import type { ResolverClass } from './operations.js';
import { typedArgs } from './paging.js';
import { Params } from './params.js';
import type { RecordClass } from './record.js';
import { DecimalScalar, JSONScalar } from './scalars.js';
import { searchCondition } from './searchEntries.js';

/** The most groups a list is shown in. */
const MAX_GROUPS = 100;
const MAX_TOTALS = 10;
const CUSTOM = 'customFields.';
const GROUPED = ['CHOICE', 'BOOLEAN', 'REFERENCE', 'TEXT', 'DATE', 'INSTANT'];

@ObjectType({ simpleResolvers: true, description: 'A column added up.' })
export class ColumnTotal {
  @Field(() => String, { description: 'Key of the field.' })
  key: string;
  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'Sum; of amounts of money in the base currency. Null without values or the right to see them.',
  })
  sum: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Average of those that have a value.' })
  average: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'Rows with the same value of a field.' })
export class ListGroup {
  @Field(() => JSONScalar, {
    nullable: true,
    description: 'The value, of dates and instants the day (YYYY-MM-DD); null for rows without one.',
  })
  value: unknown;
  @Field(() => String, {
    nullable: true,
    description: 'Name of the record that a reference leads to; null when you may not see it.',
  })
  label: string | null;
  @Field(() => Int, { description: 'How many rows.' })
  count: number;
  @Field(() => [ColumnTotal], { description: 'Its columns added up.' })
  totals: ColumnTotal[];
}

@ObjectType({ simpleResolvers: true, description: 'All rows of a list counted and added up.' })
export class ListSummary {
  @Field(() => Int, { description: 'How many rows.' })
  count: number;
  @Field(() => [ColumnTotal], { description: 'Its columns added up.' })
  totals: ColumnTotal[];
  @Field(() => [ListGroup], { description: `Its groups, largest first; at most ${MAX_GROUPS}.` })
  groups: ListGroup[];
  @Field(() => Boolean, { description: 'Whether there are more groups than these.' })
  moreGroups: boolean;
}

export interface SummaryArgs {
  filter?: FilterJson | null;
  search?: string | null;
  groupBy?: string | null;
  totals?: string[] | null;
  /** In which the day of an instant is told; that of the actor when left out. */
  timeZone?: string | null;
}

export const GROUP_BY =
  'Field to group by: a choice, yes/no, a reference, a text, or a date or instant by day; customFields.key for custom ones.';
export const TOTALS = `Numbers to add up, at most ${MAX_TOTALS}; customFields.key for custom ones.`;

/** `xsSummary`: a list counted, added up and grouped over the whole filter. */
export function summaryOperation(Class: RecordClass): ResolverClass {
  const { noun, plural } = nounOf(Class);

  @ArgsType()
  class Arguments implements SummaryArgs {
    @Field(() => filterTypeOf(Class) as never, { nullable: true, description: 'Conditions, as of the list.' })
    filter?: FilterJson | null;
    @Field(() => String, { nullable: true, description: 'Words, as of the list.' })
    search?: string | null;
    @Field(() => String, { nullable: true, description: GROUP_BY })
    groupBy?: string | null;
  }

  @Resolver()
  class Summary {
    @Can(`${noun}.view`)
    @Query(() => ListSummary, {
      name: `${plural}Summary`,
      description: `The ${plural} you may see, counted, added up and grouped.`,
    })
    summary(
      @Args(() => Arguments) args: Arguments,
      @Arg('totals', () => [String], { nullable: true, description: TOTALS })
      totals: string[] | null,
      @Ctx() ctx: Context,
    ): Promise<ListSummary> {
      return summarize(ctx, Class, { ...args, totals });
    }
  }
  return Summary;
}

/** One statement counts, adds up and groups all rows of a list. */
export async function summarize(ctx: Context, Class: RecordClass, args: SummaryArgs): Promise<ListSummary> {
  const keys = [...new Set(args.totals ?? [])];
  if (keys.length > MAX_TOTALS) throw invalid({ totals: `At most ${MAX_TOTALS} columns.` });
  const [{ filter, search }, group, ...columns] = await Promise.all([
    typedArgs(ctx, Class, { filter: args.filter, search: args.search }),
    args.groupBy ? groupField(ctx, Class, args.groupBy) : null,
    ...keys.map((key) => numberField(ctx, Class, key)),
  ]);
  const params = new Params();
  const conditions = [
    ctx.db.conditions(Class, filter, 't', params),
    searchCondition(Class, search, 't', params),
  ];
  const values = columns.map((field, i) => `${amountSql(ctx, Class, field)} AS n${i}`);
  const inner = `SELECT ${[group ? `${groupSql(ctx, group, args.timeZone, params)} AS g` : 'NULL AS g', ...values].join(', ')}
    FROM "${nounOf(Class).table}" t WHERE ${conditions.filter(Boolean).join(' AND ')}`;
  const wanted = [
    'count(*)::int',
    ...columns.flatMap((_, i) => [`sum(n${i})::text`, `round(avg(n${i}), 4)::text`]),
  ];
  const rows = await ctx.db.read(
    group
      ? `SELECT GROUPING(g), g, ${wanted.join(', ')} FROM (${inner}) s GROUP BY GROUPING SETS ((g), ()) ORDER BY 1 DESC, 3 DESC, 2 LIMIT ${MAX_GROUPS + 2}`
      : `SELECT 1, NULL, ${wanted.join(', ')} FROM (${inner}) s`,
    params.values,
  );
  const [all, ...groups] = rows.map((row) => ({ value: row[1], ...counted(row.slice(2), keys) }));
  const shown = groups.slice(0, MAX_GROUPS);
  const labels = await Promise.all(shown.map(({ value }) => labelOf(ctx, group, value)));
  return {
    count: all!.count,
    totals: all!.totals,
    groups: shown.map((each, i) => ({ ...each, label: labels[i]! })),
    moreGroups: groups.length > MAX_GROUPS,
  };
}

const counted = ([count, ...sums]: unknown[], keys: string[]) => ({
  count: count as number,
  totals: keys.map((key, i) => ({
    key,
    sum: sums[2 * i] as string | null,
    average: sums[2 * i + 1] as string | null,
  })),
});

async function anyField(ctx: Context, Class: RecordClass, key: string, path: string): Promise<FieldSpec> {
  if (key.startsWith(CUSTOM)) return customFieldOf(ctx, Class, key.slice(CUSTOM.length), path);
  const field = fieldsOf(Class).get(key);
  if (!field || field.hidden || !field.filter) throw invalid({ [path]: `There is no field ${key}.` });
  return field;
}

/** The field that a list is grouped by. INVALID or FORBIDDEN when it cannot be. */
export async function groupField(ctx: Context, Class: RecordClass, key: string): Promise<FieldSpec> {
  const field = await anyField(ctx, Class, key, 'groupBy');
  if (!GROUPED.includes(field.type) || key === 'id')
    throw invalid({ groupBy: `A list cannot be grouped by ${field.label}.` });
  if (!seesField(ctx.actor, field)) throw forbidden(`You may not group by ${field.label}.`);
  return field;
}

/** What the rows of a group have in common, as SQL: the value, or the day on which it lies. */
export function groupSql(
  ctx: Context,
  field: FieldSpec,
  timeZone: string | null | undefined,
  params: Params,
): string {
  const column = columnSql(field, 't');
  if (field.type === 'DATE') return `${column}::text`;
  if (field.type !== 'INSTANT') return column;
  const zone = timeZone ?? ctx.actor.timeZone;
  if (!isTimeZone(zone)) throw invalid({ timeZone: 'This is not a time zone such as Europe/Berlin.' });
  return `(${column} AT TIME ZONE ${params.add(zone)}::text)::date::text`;
}

async function numberField(ctx: Context, Class: RecordClass, key: string): Promise<FieldSpec> {
  const field = await anyField(ctx, Class, key, 'totals');
  if (field.type !== 'DECIMAL' && field.type !== 'INTEGER')
    throw invalid({ totals: `${field.label} cannot be added up.` });
  return field;
}

/** A number as it can be added up: money in the base currency, nothing for those who may not see it. */
function amountSql(ctx: Context, Class: RecordClass, field: FieldSpec): string {
  if (!seesField(ctx.actor, field)) return 'NULL::numeric';
  const amount = `${columnSql(field, 't')}::numeric`;
  return field.rate ? `round(${amount} * t."${fieldOf(Class, field.rate).column}", 4)` : amount;
}

async function labelOf(ctx: Context, group: FieldSpec | null, value: unknown): Promise<string | null> {
  const Target = group?.reference?.() as RecordClass | undefined;
  const title = Target && nounOf(Target).title;
  if (!Target || !title || typeof value !== 'string') return null;
  const record = await ctx.loaders.one(Target, value);
  return record && String((record as unknown as Record<string, unknown>)[title]);
}
