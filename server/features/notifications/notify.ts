import { now } from '../../kernel/clock.js';
import type { Context } from '../../kernel/context.js';
import type { Values } from '../../kernel/draftRow.js';
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
  /** True when only the latest counts: if that was the last that the user was told of it, and is still new, it is brought up to date. */
  latest?: boolean;
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
  const values = {
    userId,
    kind,
    changeSetId,
    actorId: byActor ? (news.byId ?? ctx.actor.userId) : null,
    subjectType: place?.type ?? subject.constructor.name,
    subjectId: place?.id ?? subject.id,
    title: news.title,
    body: body?.slice(0, 300) || null,
  };
  const known = changeSetId ? await correct(ctx, values) : news.latest && (await bringUpToDate(ctx, values));
  const { id } = known || (await ctx.db.record(Notification, values));
  const { organizationId } = ctx.actor;
  ctx.afterCommit(() => tell(ctx, { id, organizationId, userId }));
}

/** Corrects what the user was told of the change set before; undefined when that was nothing. */
async function correct(ctx: Context, { userId, kind, changeSetId, title, body }: Values) {
  const [told] = await ctx.db.find(Notification, { userId, kind, changeSetId });
  return told && ctx.db.settle(told, { title, body }, { silent: true });
}

/** Changes what the user was last told about the same, if it is of the same kind and still new; undefined when it is not. */
async function bringUpToDate(ctx: Context, values: Values): Promise<{ id: string } | undefined> {
  const [known] = await ctx.db.rows<{ id: string }>(
    `UPDATE notifications n SET actor_id = :actorId::uuid, title = :title, body = :body, created_at = :at::timestamptz,
       updated_at = :at::timestamptz, version = version + 1
     WHERE organization_id = :organizationId AND user_id = :userId::uuid AND kind = :kind AND subject_type = :subjectType
       AND subject_id = :subjectId::uuid AND read_at IS NULL AND deleted_at IS NULL AND created_at > now() - interval '1 hour'
       AND NOT EXISTS (SELECT 1 FROM notifications later WHERE later.organization_id = :organizationId AND later.user_id = n.user_id
         AND later.subject_id = n.subject_id AND later.id > n.id) RETURNING id`,
    { ...values, at: now() },
  );
  return known;
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
export function tell(
  ctx: Context,
  { id, organizationId, userId }: Pick<Notification, 'id' | 'organizationId' | 'userId'>,
): void {
  ctx.services.bus.publish('change', {
    seq: '0',
    name: 'notification.created',
    type: 'Notification',
    id,
    organizationId,
    keys: { userId: [userId] },
  });
}
