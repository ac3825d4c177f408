import type { Context } from '../../kernel/context.js';
import type { Choice } from '../../kernel/field.js';
import { nounOf } from '../../kernel/noun.js';
import { Params } from '../../kernel/params.js';
import { policyOf } from '../../kernel/policy.js';
import type { BaseRecord, RecordClass } from '../../kernel/record.js';
import { actorOfUser } from '../identity/actorOf.js';
import { User } from '../identity/user.entity.js';
import { Notification, type NotificationKind } from './notification.entity.js';

export interface News {
  userId: string;
  kind: Choice<typeof NotificationKind>;
  subject: BaseRecord;
  /** Where one reads it, when that is not the subject's own page. */
  place?: { type: string; id: string } | undefined;
  title: string;
  body?: string | null;
  /** False for what the clock does in the user's own name. */
  byActor?: boolean;
  /** Who caused it, when a job tells of it; else whoever acts. */
  byId?: string;
  /** What is told of the whole of a change set: told again, it replaces what was told before. */
  changeSetId?: string;
  /** True for what the user saw until now: the right to see such records is enough. */
  gone?: boolean;
}

/**
 * Tells a user of something, in the transaction of what happened; live once that is committed. Who muted the kind, or
 * may not see the record, is not told.
 */
export async function notify(ctx: Context, news: News): Promise<void> {
  const {
    userId,
    kind,
    subject,
    place,
    body = null,
    byActor = true,
    gone = false,
    changeSetId = null,
  } = news;
  const user = await ctx.loaders.one(User, userId);
  if (!user || user.deletedAt || user.mutedNotifications.includes(kind)) return;
  if (!(await sees(ctx, userId, subject, gone))) return;
  const words = { title: news.title, body: body?.slice(0, 300) || null };
  const [told] = changeSetId ? await ctx.db.find(Notification, { userId, kind, changeSetId }) : [];
  const notification = told
    ? await ctx.db.settle(told, words, { silent: true })
    : await ctx.db.record(Notification, {
        ...words,
        userId,
        kind,
        changeSetId,
        actorId: byActor ? (news.byId ?? ctx.actor.userId) : null,
        subjectType: place?.type ?? subject.constructor.name,
        subjectId: place?.id ?? subject.id,
      });
  ctx.afterCommit(() => tell(ctx, notification));
}

/** Whether the user may see the record as it stands in this transaction, or may see some when it is gone. */
async function sees(ctx: Context, userId: string, subject: BaseRecord, gone: boolean): Promise<boolean> {
  if (userId === ctx.actor.userId) return true;
  const { connection } = ctx.db;
  const actor = await actorOfUser(connection, subject.organizationId, userId);
  if (!actor) return false;
  const Class = subject.constructor as RecordClass;
  if (gone) return policyOf(Class).visible(actor) !== false;
  const params = new Params();
  const where = ctx.fork(actor).db.conditions(Class, { id: { eq: subject.id } }, 't', params);
  const text = `SELECT 1 FROM "${nounOf(Class).table}" t WHERE ${where}`;
  return (await connection.query({ text, values: params.values })).rows.length > 0;
}

/** Says over the bus that a notification came or was read; it is no history, so there is no event behind it. */
export function tell(ctx: Context, { id, organizationId, userId }: Notification): void {
  ctx.services.bus.publish('change', {
    seq: '0',
    name: 'notification.created',
    type: 'Notification',
    id,
    organizationId,
    keys: { userId: [userId] },
  });
}
