import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { Context } from './context.js';
import type { Values } from './draftRow.js';
import { invalid, notFound } from './errors.js';
import { Can } from './guard.js';
import { nounOf } from './noun.js';
import type { ResolverClass } from './operations.js';
import type { BaseRecord, RecordClass } from './record.js';
import { JSONScalar } from './scalars.js';

/** How many records one bulk edit takes; more is the work of a job. */
const MAX_BULK = 500;

/** `updateXs(ids, patch)` and `deleteXs(ids)`: one change set, so that one undo takes all of it back. */
export function bulkOperations<T extends BaseRecord>(Class: RecordClass<T>): ResolverClass[] {
  const { noun, plural } = nounOf(Class);
  const Plural = plural.charAt(0).toUpperCase() + plural.slice(1);

  @Resolver()
  class Bulk {
    @Can(`${noun}.update`)
    @Mutation(() => Int, {
      name: `update${Plural}`,
      description: `Applies the same changes to up to ${MAX_BULK} ${plural} at once and returns how many were changed; all or nothing.`,
    })
    async updateMany(
      @Arg('ids', () => [ID], { description: 'The records.' }) ids: string[],
      @Arg('patch', () => JSONScalar, { description: `The changes, as in Update${Class.name}Input.` })
      patch: Values,
      @Ctx() ctx: Context,
    ): Promise<number> {
      const rows = await lockedRows(ctx, Class, ids);
      let changed = 0;
      for (const row of rows) if ((await ctx.db.update(row, { ...patch })).version !== row.version) changed++;
      return changed;
    }

    @Can(`${noun}.delete`)
    @Mutation(() => Int, {
      name: `delete${Plural}`,
      description: `Puts up to ${MAX_BULK} ${plural} into the bin at once; all or nothing.`,
    })
    async deleteMany(
      @Arg('ids', () => [ID], { description: 'The records.' }) ids: string[],
      @Ctx() ctx: Context,
    ): Promise<number> {
      const rows = await lockedRows(ctx, Class, ids);
      for (const row of rows) await ctx.db.remove(row);
      return rows.length;
    }
  }
  return [Bulk];
}

async function lockedRows<T extends BaseRecord>(
  ctx: Context,
  Class: RecordClass<T>,
  ids: string[],
): Promise<T[]> {
  const unique = [...new Set(ids)];
  if (unique.length > MAX_BULK) throw invalid({ ids: `At most ${MAX_BULK} at once.` });
  const rows = await ctx.db.find(Class, { id: unique }, { lock: true, orderBy: [{ field: 'id' }] });
  if (rows.length !== unique.length) throw notFound(nounOf(Class).label);
  return rows;
}
