import { LRUCache } from 'lru-cache';
import { newId, now } from '../../kernel/clock.js';
import type { Context } from '../../kernel/context.js';
import type { BaseRecord } from '../../kernel/record.js';
import { defineRules } from '../../kernel/rules.js';
import { taggedNouns } from './tagged.js';

type Tagged = BaseRecord & { tags: string[] };

/** Names that are known to have a tag, so that writing records costs nothing more as a rule. */
const known = new LRUCache<string, true>({ max: 50_000, ttl: 60_000 });

/** Every name that a record is tagged with becomes a tag of the organization. */
export function rememberTags(): void {
  for (const { Class } of taggedNouns())
    defineRules(Class as never, {
      follow: async (row: Tagged, before: Tagged | null, ctx: Context) => {
        const fresh = row.tags.filter((name) => !before?.tags.includes(name));
        if (fresh.length > 0) await keep(ctx, fresh);
      },
    });
}

async function keep(ctx: Context, names: string[]): Promise<void> {
  const keyOf = (name: string) => `${ctx.actor.organizationId}|${name}`;
  const unknown = names.filter((name) => !known.has(keyOf(name)));
  if (unknown.length === 0) return;
  await ctx.db.rows(
    `INSERT INTO tags (organization_id, id, created_at, updated_at, version, name)
     SELECT :organizationId, w.id, :at, :at, 1, w.name FROM unnest(:ids::uuid[], :names::text[]) AS w(id, name)
     ON CONFLICT DO NOTHING`,
    { at: now(), ids: unknown.map(newId), names: unknown },
  );
  ctx.afterCommit(() => {
    for (const name of unknown) known.set(keyOf(name), true);
  });
}

/** Tags that were renamed, merged or deleted may be used anew. */
export const forgetTags = (): void => known.clear();
