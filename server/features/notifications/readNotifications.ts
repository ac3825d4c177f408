import { now } from '../../kernel/clock.js';
import type { Context } from '../../kernel/context.js';
import { User } from '../identity/user.entity.js';
import { Notification } from './notification.entity.js';
import { tell } from './notify.js';

/** How many notifications of the viewer are new. */
export const unreadCount = (ctx: Context): Promise<number> => ctx.db.count(Notification, { readAt: null });

/** Marks a notification as read, or as new again. */
export async function markNotification(ctx: Context, id: string, read: boolean): Promise<Notification> {
  const notification = await ctx.db.get(Notification, id, { lock: true });
  const saved = await ctx.db.settle(
    notification,
    { readAt: read ? (notification.readAt ?? now()) : null },
    { silent: true },
  );
  ctx.afterCommit(() => tell(ctx, saved));
  return saved;
}

/** Marks everything as read; answers how many were new. */
export async function markAllRead(ctx: Context): Promise<number> {
  const rows = await ctx.db.rows<{ id: string }>(
    `UPDATE notifications SET read_at = :at::timestamptz, updated_at = :at::timestamptz, version = version + 1
     WHERE organization_id = :organizationId AND user_id = :userId::uuid AND read_at IS NULL AND deleted_at IS NULL RETURNING id`,
    { at: now(), userId: ctx.actor.userId },
  );
  return rows.length;
}

/** Chooses which kinds of notifications the viewer does not want. */
export async function muteNotifications(ctx: Context, kinds: string[]): Promise<User> {
  const user = await ctx.db.get(User, ctx.actor.userId!, { lock: true });
  return ctx.db.settle(user, { mutedNotifications: [...new Set(kinds)] }, { silent: true });
}
