import { now } from '../../kernel/clock.js';
import type { Context } from '../../kernel/context.js';
import { fieldsOf } from '../../kernel/field.js';
import type { NounSpec } from '../../kernel/noun.js';
import { forgetTags } from './rememberTags.js';
import { taggedNouns } from './tagged.js';

/**
 * Puts one tag in the place of others on every record, seen or not and also in the bin, or takes them off. Each changed
 * record has its event, so that the undo of the change set takes all of it back. Answers how many changed.
 */
export async function replaceTags(ctx: Context, names: string[], by: string | null): Promise<number> {
  let changed = 0;
  for (const noun of taggedNouns()) changed += await replaceOn(ctx, noun, names, by);
  ctx.afterCommit(forgetTags);
  return changed;
}

/** One statement for each noun: there may be a hundred thousand records. */
async function replaceOn(ctx: Context, noun: NounSpec, names: string[], by: string | null): Promise<number> {
  const { table, Class } = noun;
  const clientId =
    Class.name === 'Client' ? 't.id' : fieldsOf(Class).has('clientId') ? 't.client_id' : 'NULL::uuid';
  const [row] = await ctx.db.rows<{ changed: number }>(
    `WITH found AS (
       SELECT t.id, t.tags AS old, ARRAY(
           SELECT tag FROM (SELECT CASE WHEN tag = ANY(:names::text[]) THEN :by::text ELSE tag END AS tag, min(i) AS i
             FROM unnest(t.tags) WITH ORDINALITY AS u(tag, i) GROUP BY 1) each WHERE tag IS NOT NULL ORDER BY i) AS new
       FROM ${table} t WHERE t.organization_id = :organizationId AND t.tags && :names::text[] FOR UPDATE),
     saved AS (
       UPDATE ${table} t SET tags = found.new, version = t.version + 1, updated_at = :at FROM found
       WHERE t.organization_id = :organizationId AND t.id = found.id RETURNING t.id, ${clientId} AS client_id, found.old, found.new),
     logged AS (
       INSERT INTO events (organization_id, id, change_set_id, name, subject_type, subject_id, client_id, actor_id, actor_kind, origin, request_id, changes, keys, at)
       SELECT :organizationId, gen_random_uuid(), :changeSetId, :event, :type, id, client_id, :actorId, :kind, :origin, :requestId,
         jsonb_build_object('tags', jsonb_build_array(to_jsonb(old), to_jsonb(new))), '{}', :at FROM saved)
     SELECT count(*)::int AS changed FROM saved`,
    {
      names,
      by,
      at: now(),
      event: `${noun.noun}.retagged`,
      type: Class.name,
      changeSetId: ctx.changeSetId,
      actorId: ctx.actor.userId,
      kind: ctx.actor.kind,
      origin: ctx.origin,
      requestId: ctx.requestId,
    },
  );
  return row!.changed;
}
