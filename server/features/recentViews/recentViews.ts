import { now } from '../../kernel/clock.js';
import type { Context } from '../../kernel/context.js';
import { linkedNoun, type RecordRef } from '../favourites/recordLinks.js';

/** How many records are remembered for each user. */
const KEPT = 50;

/** The records the caller opened, latest first. */
export async function recentViews(ctx: Context): Promise<RecordRef[]> {
  const rows = await ctx.db.read(
    `SELECT subject_type, subject_id FROM recent_views
     WHERE organization_id = $1 AND user_id = $2 ORDER BY viewed_at DESC, subject_id LIMIT ${KEPT}`,
    [ctx.actor.organizationId, ctx.actor.userId],
  );
  return (rows as [string, string][]).map(([type, id]) => ({ type, id }));
}

/** Remembers that the caller opened the record. The one opened last is not written again. */
export async function noteView(ctx: Context, { type, id }: RecordRef): Promise<void> {
  const { Class } = linkedNoun(type);
  await ctx.db.get(Class, id);
  const known = await recentViews(ctx);
  if (known[0]?.id === id) return;
  const values = { userId: ctx.actor.userId };
  await ctx.db.rows(
    `INSERT INTO recent_views (organization_id, user_id, subject_type, subject_id, viewed_at)
     VALUES (:organizationId, :userId::uuid, :type, :id::uuid, :at)
     ON CONFLICT (organization_id, user_id, subject_id) DO UPDATE SET viewed_at = excluded.viewed_at`,
    { ...values, type, id, at: now() },
  );
  const oldest = known.length === KEPT && !known.some((each) => each.id === id) && known.at(-1)!.id;
  if (oldest)
    await ctx.db.rows(
      `DELETE FROM recent_views WHERE organization_id = :organizationId AND user_id = :userId::uuid AND viewed_at <=
         (SELECT r.viewed_at FROM recent_views r WHERE r.organization_id = :organizationId AND r.user_id = :userId::uuid AND r.subject_id = :oldest::uuid)`,
      { ...values, oldest },
    );
}
