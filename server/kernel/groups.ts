import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, ArgsType, Ctx, Field, Info, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { Context } from './context.js';
import { type FilterJson, filterTypeOf } from './filter.js';
import { Can } from './guard.js';
import { orderSql, ordersOf } from './keyset.js';
import { nounOf } from './noun.js';
import type { ResolverClass } from './operations.js';
import { orderTypeOf } from './orderTypes.js';
import { MAX_GROUP_ROWS, type OrderKey, pageSize } from './pageTypes.js';
import { typedArgs } from './paging.js';
import { Params } from './params.js';
import type { BaseRecord, RecordClass } from './record.js';
import { searchCondition } from './searchEntries.js';
import { Selection } from './selection.js';
import { GROUP_BY, groupField, groupSql, ListGroup, type SummaryArgs, summarize, TOTALS } from './summary.js';

/** The most rows of all groups together; each group gets its first ones before any gets more. */
const MAX_ROWS = 600;

interface GroupsArgs extends SummaryArgs {
  groupBy: string;
  orderBy?: OrderKey[] | null;
  first: number;
}

type Group<T> = ListGroup & { nodes: T[] };

/** `xsGroups`: a list in groups, each counted, added up, and with its first rows. Boards and calendars are read with it. */
export function groupsOperation(Class: RecordClass): ResolverClass {
  const { noun, plural } = nounOf(Class);
  const { name } = Class;

  @ArgsType()
  class Arguments implements GroupsArgs {
    @Field(() => filterTypeOf(Class) as never, { nullable: true, description: 'Conditions, as of the list.' })
    filter?: FilterJson | null;
    @Field(() => String, { nullable: true, description: 'Words, as of the list.' })
    search?: string | null;
    @Field(() => String, { description: GROUP_BY })
    groupBy: string;
    @Field(() => String, {
      nullable: true,
      description: 'Time zone in which the days of instants are told; yours when left out.',
    })
    timeZone?: string | null;
    @Field(() => [orderTypeOf(Class)] as never, {
      nullable: true,
      description: 'Order within each group, up to three keys; newest first without one.',
    })
    orderBy?: OrderKey[] | null;
    @Field(() => Int, {
      defaultValue: 5,
      description: `How many rows of each group; at most ${MAX_GROUP_ROWS}, of all groups together ${MAX_ROWS}.`,
    })
    first: number;
  }

  const GroupType = { [`${name}Group`]: class extends ListGroup {} }[`${name}Group`]!;
  ObjectType({ simpleResolvers: true, description: `${name} records with the same value of a field.` })(
    GroupType,
  );
  Field(() => [Class as never], { description: 'Its first rows.' })(GroupType.prototype, 'nodes');

  @Resolver()
  class Groups {
    @Can(`${noun}.view`)
    @Query(() => [GroupType], {
      name: `${plural}Groups`,
      description: `The ${plural} you may see in groups, largest first, each with its first rows.`,
    })
    groups(
      @Args(() => Arguments) args: Arguments,
      @Arg('totals', () => [String], { nullable: true, description: TOTALS })
      totals: string[] | null,
      @Ctx() ctx: Context,
      @Info() info: GraphQLResolveInfo,
    ): Promise<Group<BaseRecord>[]> {
      return readGroups(ctx, Class, { ...args, totals }, info);
    }
  }
  return Groups;
}

/** One statement counts and adds up, one finds the first rows of every group, one reads them. */
async function readGroups(
  ctx: Context,
  Class: RecordClass,
  args: GroupsArgs,
  info: GraphQLResolveInfo,
): Promise<Group<BaseRecord>[]> {
  const selection = Selection.of(Class, info, [['nodes']]);
  const [{ groups }, first] = await Promise.all([summarize(ctx, Class, args), firstRows(ctx, Class, args)]);
  return Promise.all(
    groups.map(async (group) => {
      const ids = first.flatMap(({ id, value }) => (value === group.value ? [id] : []));
      const nodes = await Promise.all(ids.map((id) => ctx.loaders.selected(selection, id)));
      return { ...group, nodes: nodes.filter((node) => node !== null) };
    }),
  );
}

/** The ids of the first rows of each group, with the value of the group. */
async function firstRows(
  ctx: Context,
  Class: RecordClass,
  given: GroupsArgs,
): Promise<{ id: string; value: unknown }[]> {
  const size = pageSize(given.first, { most: MAX_GROUP_ROWS });
  if (size === 0) return [];
  const [args, field] = await Promise.all([
    typedArgs(ctx, Class, given),
    groupField(ctx, Class, given.groupBy),
  ]);
  const params = new Params();
  const keys = ordersOf(ctx, Class, args).map((order) =>
    orderSql(order.field, 't', order.direction === 'DESC', false),
  );
  const group = groupSql(ctx, field, args.timeZone, params);
  const conditions = [
    ctx.db.conditions(Class, args.filter ?? {}, 't', params),
    searchCondition(Class, args.search, 't', params),
  ];
  const ranked = `SELECT t.id, ${group} AS g, row_number() OVER (PARTITION BY ${group} ORDER BY ${keys.join(', ')}) AS place
    FROM "${nounOf(Class).table}" t WHERE ${conditions.filter(Boolean).join(' AND ')}`;
  const rows = await ctx.db.read(
    `SELECT id, g FROM (${ranked}) s WHERE place <= ${params.add(size)} ORDER BY place LIMIT ${MAX_ROWS}`,
    params.values,
  );
  return rows.map(([id, value]) => ({ id: id as string, value }));
}
