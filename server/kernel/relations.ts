import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Int, Resolver, Root } from 'type-graphql';
import { selectedColumns, selectedNames } from './columns.js';
import type { Context } from './context.js';
import { allNouns } from './noun.js';
import { connectionOf, MAX_PAGE, pageOf, pageSize } from './pageTypes.js';
import { findPage } from './paging.js';
import { type ReadModel, Reads } from './readModel.js';
import type { BaseRecord, RecordClass } from './record.js';
import { type Collection, collectionsOf, referenceName, referencesOf } from './reference.js';
import { Selection } from './selection.js';

type ResolverClass = new () => Record<string, unknown>;

/** Resolvers of all references (`Opportunity.client`) and collections (`Client.contacts`), made from the registry. */
export function relationResolvers(): ResolverClass[] {
  return allNouns().map(({ Class }) => {
    const Relations = { [`${Class.name}Relations`]: class {} }[`${Class.name}Relations`]! as ResolverClass;
    for (const field of referencesOf(Class)) {
      const Target = field.reference!() as RecordClass;
      addMethod(Relations, referenceName(field), {
        type: () => Target,
        nullable: true,
        reads: { kind: 'reference', field },
        description: `${field.description ?? field.label} Null also when you may not see it.`,
        resolve: (row, ctx, info) =>
          ctx.loaders.one(Target, row[field.key] as string | null, selectedColumns(Target, info)),
      });
    }
    for (const collection of collectionsOf(Class)) addCollection(Relations, collection);
    Resolver(() => Class as never)(Relations);
    return Relations;
  });
}

function addCollection(Relations: ResolverClass, collection: Collection) {
  const { Child, name, description, key, orderBy, paged } = collection;
  if (!paged) {
    addMethod(Relations, name, {
      type: () => [Child],
      description,
      reads: { kind: 'collection', collection },
      resolve: (row, ctx) => ctx.loaders.many(Child, key as never, row.id as string, orderBy),
    });
    return;
  }
  const Connection = connectionOf(Child);
  addMethod(Relations, name, {
    type: () => Connection,
    description,
    page: true,
    reads: { kind: 'collection', collection },
    resolve: (row, ctx, info, first, after) =>
      childPage(ctx, collection, row.id as string, first ?? 20, after, info),
  });
}

async function childPage(
  ctx: Context,
  collection: Collection,
  id: string,
  first: number,
  after: string | null,
  info: GraphQLResolveInfo,
) {
  const { Child, key, orderBy } = collection;
  const selection = Selection.of(Child, info, [['nodes'], ['edges', 'node']]);
  const size = pageSize(first);
  const wanted = selectedNames(info);
  const totalCount = wanted.has('totalCount') ? ctx.loaders.count(Child, key, id) : 0;
  if (after || wanted.has('pageInfo') || wanted.has('edges')) {
    const page = findPage(ctx, selection, { filter: { [key]: { eq: id } }, orderBy, first: size, after });
    return { ...(await page), totalCount: await totalCount };
  }
  const { rows, hasMore } = await ctx.loaders.page<BaseRecord>(collection, id, size, selection);
  return { ...pageOf(rows, () => '', hasMore), totalCount: await totalCount };
}

interface Method {
  type: () => unknown;
  nullable?: boolean;
  description: string;
  page?: boolean;
  reads: ReadModel;
  resolve: (
    row: Record<string, unknown>,
    ctx: Context,
    info: GraphQLResolveInfo,
    first: number | null,
    after: string | null,
  ) => unknown;
}

/** Adds a field resolver to a class as the decorators would. */
function addMethod(Class: ResolverClass, name: string, method: Method) {
  const { prototype } = Class;
  prototype[name] = method.resolve;
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name)!;
  Root()(prototype, name, 0);
  Ctx()(prototype, name, 1);
  Info()(prototype, name, 2);
  if (method.page) {
    Arg('first', () => Int, {
      nullable: true,
      defaultValue: 20,
      description: `How many rows; at most ${MAX_PAGE}.`,
    })(prototype, name, 3);
    Arg('after', () => String, { nullable: true, description: 'Cursor of the row before the page.' })(
      prototype,
      name,
      4,
    );
  }
  Reads(method.reads)(prototype, name, descriptor);
  FieldResolver(method.type as never, { nullable: method.nullable, description: method.description })(
    prototype,
    name,
    descriptor,
  );
}
