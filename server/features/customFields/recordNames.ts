import { ColumnSet } from '../../kernel/columns.js';
import type { Context } from '../../kernel/context.js';
import { invalid } from '../../kernel/errors.js';
import { nounNamed } from '../../kernel/noun.js';

/** What a reference leads to, as far as the actor may see it. */
export interface NamedRecord {
  id: string;
  name: string | null;
  deleted: boolean;
}

const MAX_NAMES = 200;

/** The names of records in one statement, each with the rights of its noun; hidden and missing ones have none. */
export async function recordNames(ctx: Context, type: string, ids: string[]): Promise<NamedRecord[]> {
  const noun = nounNamed(type);
  if (!noun?.title) throw invalid({ type: `There are no names of ${type} records.` });
  if (ids.length > MAX_NAMES) throw invalid({ ids: `At most ${MAX_NAMES} at once.` });
  const { Class, title } = noun;
  if (!ctx.actor.can(`${noun.noun}.view`)) return ids.map((id) => ({ id, name: null, deleted: false }));
  const columns = new ColumnSet(Class, new Set([title]));
  return Promise.all(
    ids.map(async (id) => {
      const record = await ctx.loaders.one(Class, id, columns);
      return {
        id,
        name: record && String((record as unknown as Record<string, unknown>)[title]),
        deleted: Boolean(record?.deletedAt),
      };
    }),
  );
}
