import type { Context } from '../../kernel/context.js';
import type { Choice } from '../../kernel/field.js';
import type { BaseRecord } from '../../kernel/record.js';
import { User } from '../identity/user.entity.js';
import { Notification, type NotificationKind } from './notification.entity.js';

export interface News {
  userId: string;
  kind: Choice<typeof NotificationKind>;
  subject: BaseRecord;
  title: string;
  body?: string | null;
  /** False for what the clock does in the user's own name. */
  byActor?: boolean;
}

/**
 * Tells a user of something, in the transaction of what happened; live once that is committed. Who muted the kind is
 * not told.
 */
export async function notify(ctx: Context, news: News): Promise<void> {
  const { userId, kind, subject, title, body = null, byActor = true } = news;
  const user = await ctx.loaders.one(User, userId);
  if (!user || user.deletedAt || user.mutedNotifications.includes(kind)) return;
  const notification = await ctx.db.record(Notification, {
    userId,
    kind,
    actorId: byActor ? ctx.actor.userId : null,
    subjectType: subject.constructor.name,
    subjectId: subject.id,
    title,
    body: body?.slice(0, 300) || null,
  });
  ctx.afterCommit(() => tell(ctx, notification));
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
