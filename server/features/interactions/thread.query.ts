import type { Context } from '../../kernel/context.js';
import { Interaction } from './interaction.entity.js';
import type { Whose } from './timeline.query.js';
import { TIMELINES } from './timeline.subjects.js';

/** A conversation on a timeline: how many messages it has there, and those before the newest. */
export interface Thread {
  count: number;
  earlier: Interaction[];
}

/** How many messages of a conversation are shown before one asks for the rest; the newest is the entry itself. */
const SHOWN = 3;

/** The conversation of a message, as far as the actor sees it on this timeline; null for a single message. */
export async function threadOf(ctx: Context, { noun, id }: Whose, threadId: string): Promise<Thread | null> {
  const found = await ctx.loaders.custom(`thread|${noun}|${id}`, threadId, (threadIds) =>
    threadsOf(ctx, { noun, id }, threadIds),
  );
  if (!found) return null;
  const earlier = await Promise.all(found.ids.map((each) => ctx.loaders.one(Interaction, each)));
  return { count: found.count, earlier: earlier.filter((each) => each !== null) };
}

async function threadsOf(ctx: Context, { noun, id: subjectId }: Whose, threadIds: readonly string[]) {
  const rows = await ctx.db.rows<{ id: string; threadId: string; count: number; place: number }>(
    `SELECT id, "threadId", count, place FROM (
       SELECT i.id, i.thread_id AS "threadId", count(*) OVER (PARTITION BY i.thread_id)::int AS count,
         row_number() OVER (PARTITION BY i.thread_id ORDER BY i.occurred_at DESC, i.id DESC)::int AS place
       FROM interactions i WHERE :scope AND i.organization_id = :organizationId AND i.thread_id = ANY(:threadIds::text[])
         AND i.${TIMELINES[noun].column} = :subjectId::uuid) message
     WHERE place BETWEEN 2 AND :shown ORDER BY "threadId", place`,
    { threadIds, subjectId, shown: SHOWN },
    { scope: { Class: Interaction, alias: 'i' } },
  );
  return threadIds.map((threadId) => {
    const messages = rows.filter((row) => row.threadId === threadId);
    return messages.length ? { count: messages[0]!.count, ids: messages.map(({ id }) => id) } : null;
  });
}
