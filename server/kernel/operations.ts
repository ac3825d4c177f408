import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from './context.js';
import type { Values } from './draftRow.js';
import { fieldsOf } from './field.js';
import { groupsOperation } from './groups.js';
import { Can } from './guard.js';
import { nounOf } from './noun.js';
import { connectionOf, type ListArgs, listArgsOf } from './pageTypes.js';
import { listRecords } from './paging.js';
import { Reads } from './readModel.js';
import type { BaseRecord, RecordClass } from './record.js';
import { Selection } from './selection.js';
import { summaryOperation } from './summary.js';

type InputClass = abstract new () => object;
export type ResolverClass = new () => object;

/** A noun's own way to create or update, when there is more to it than writing the row. */
export interface OperationOptions<T extends BaseRecord> {
  Class: RecordClass<T>;
  CreateInput?: InputClass;
  UpdateInput?: InputClass;
  create?: (ctx: Context, input: Values) => Promise<T>;
  update?: (ctx: Context, input: Values & { id: string; version?: number | null }) => Promise<T>;
  remove?: (ctx: Context, id: string, version: number | null | undefined) => Promise<T>;
  /** Operations that this noun writes itself: `list` where arguments differ. */
  without?: ('one' | 'list' | 'create' | 'update' | 'delete' | 'restore')[];
  /** Whether its lists are counted, added up and grouped; those of nouns with custom fields are anyway. */
  summarized?: boolean;
}

/**
 * The operations every noun has: `x`, `xs`, `createX`, `updateX`, `deleteX`, `restoreX`; `xsSummary` and
 * `xsGroups` where lists are grouped. Called once in the noun's
 * resolver file; a noun that needs more adds a resolver class of its own there.
 */
export function recordOperations<T extends BaseRecord>(options: OperationOptions<T>): ResolverClass[] {
  const { Class, CreateInput, UpdateInput, without = [] } = options;
  const summarized = options.summarized || fieldsOf(Class).has('customFields');
  const { noun, plural, label } = nounOf(Class);
  const { name } = Class;
  const text = label.toLowerCase();
  const has = (operation: (typeof without)[number]) => !without.includes(operation);
  const ListArgsType = listArgsOf(Class) as unknown as new () => ListArgs;
  const singular = name.charAt(0).toLowerCase() + name.slice(1);
  const Connection = connectionOf(Class);
  const parts: ResolverClass[] = [];

  if (has('one')) {
    @Resolver(() => Class as never)
    class One {
      @Can(`${noun}.view`)
      @Reads({ kind: 'one', Class })
      @Query(() => Class as never, {
        name: singular,
        nullable: true,
        description: `The ${text}, or null when there is none or you may not see it.`,
      })
      async one(
        @Arg('id', () => ID, { description: 'Its id.' }) id: string,
        @Ctx() ctx: Context,
        @Info() info: GraphQLResolveInfo,
      ) {
        return ctx.loaders.selected(Selection.of(Class, info), id);
      }
    }
    parts.push(One);
  }
  if (has('list')) {
    @Resolver(() => Class as never)
    class List {
      @Can(`${noun}.view`)
      @Reads({ kind: 'list', Class })
      @Query(() => Connection as never, { name: plural, description: `The ${plural} you may see.` })
      async list(
        @Args(() => ListArgsType as never) args: ListArgs,
        @Ctx() ctx: Context,
        @Info() info: GraphQLResolveInfo,
      ) {
        return listRecords(ctx, Class, args, info);
      }
    }
    parts.push(List);
    if (summarized) parts.push(summaryOperation(Class), groupsOperation(Class));
  }
  if (has('create') && CreateInput) {
    @Resolver(() => Class as never)
    class Create {
      @Can(`${noun}.create`)
      @Mutation(() => Class as never, { name: `create${name}`, description: `Creates a ${text}.` })
      async create(
        @Arg('input', () => CreateInput as never, { description: 'Its values.' }) input: Values,
        @Ctx() ctx: Context,
      ) {
        return options.create ? options.create(ctx, input) : ctx.db.create(Class, { ...input });
      }
    }
    parts.push(Create);
  }
  if (has('update') && UpdateInput) {
    @Resolver(() => Class as never)
    class Update {
      @Can(`${noun}.update`)
      @Mutation(() => Class as never, {
        name: `update${name}`,
        description: `Changes a ${text}; what is left out stays.`,
      })
      async update(
        @Arg('input', () => UpdateInput as never, { description: 'Which one, and the changes.' })
        input: Values & { id: string },
        @Ctx() ctx: Context,
      ) {
        if (options.update) return options.update(ctx, input);
        const { id, version, ...patch } = input;
        return ctx.db.update(await ctx.db.get(Class, id), patch, { version: version as number | null });
      }
    }
    parts.push(Update);
  }
  if (has('delete')) {
    @Resolver(() => Class as never)
    class Delete {
      @Can(`${noun}.delete`)
      @Mutation(() => Class as never, {
        name: `delete${name}`,
        description: `Puts a ${text} into the bin, from which it can be restored.`,
      })
      async delete(
        @Arg('id', () => ID, { description: 'Its id.' }) id: string,
        @Arg('version', () => Int, { nullable: true, description: 'The version you saw.' }) version:
          | number
          | null,
        @Ctx() ctx: Context,
      ) {
        if (options.remove) return options.remove(ctx, id, version);
        return ctx.db.remove(await ctx.db.get(Class, id), { version });
      }
    }
    parts.push(Delete);
  }
  if (has('restore')) {
    @Resolver(() => Class as never)
    class Restore {
      @Can(`${noun}.delete`)
      @Mutation(() => Class as never, {
        name: `restore${name}`,
        description: `Takes a ${text} out of the bin.`,
      })
      async restore(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() ctx: Context) {
        return ctx.db.restore(await ctx.db.get(Class, id, { deleted: true }));
      }
    }
    parts.push(Restore);
  }
  return parts;
}
