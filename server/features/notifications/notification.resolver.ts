import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Ctx,
  Field,
  ID,
  Info,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import type { Context } from '../../kernel/context.js';
import { SignedIn } from '../../kernel/guard.js';
import { Live, type LiveEvent } from '../../kernel/live.js';
import { connectionOf } from '../../kernel/pageTypes.js';
import { listRecords } from '../../kernel/paging.js';
import { neverIterable } from '../../kernel/subscription.js';
import { User } from '../identity/user.entity.js';
import { Notification, NotificationKind } from './notification.entity.js';
import { markAllRead, markNotification, muteNotifications, unreadCount } from './readNotifications.js';

const OWN = "One's own notifications only.";
const NotificationConnection = connectionOf(Notification);

@ObjectType({ simpleResolvers: true, description: 'That a notification came, or was read elsewhere.' })
export class NotificationChange {
  @Field(() => Notification, { nullable: true, description: 'The notification.' })
  record: Notification | null;
  @Field(() => Int, { description: 'How many are new now.' })
  unreadCount: number;
}

@Resolver(() => Notification)
export class NotificationResolver {
  @SignedIn(OWN)
  @Query(() => NotificationConnection, { description: 'Your notifications, newest first.' })
  notifications(
    @Arg('unread', () => Boolean, { nullable: true, description: 'Only new ones.' }) unread: boolean | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20, description: 'How many; at most 100.' })
    first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the one before.' }) after:
      | string
      | null,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const filter = unread ? { readAt: { isNull: true } } : null;
    return listRecords(ctx, Notification, { filter, first, after }, info);
  }

  @SignedIn(OWN)
  @Query(() => Int, { description: 'How many of your notifications are new.' })
  unreadNotifications(@Ctx() ctx: Context): Promise<number> {
    return unreadCount(ctx);
  }

  @SignedIn(OWN)
  @Mutation(() => Notification, { description: 'Marks one of your notifications as read, or as new again.' })
  markNotification(
    @Arg('id', () => ID, { description: 'The notification.' }) id: string,
    @Arg('read', () => Boolean, { nullable: true, defaultValue: true, description: 'False: new again.' })
    read: boolean,
    @Ctx() ctx: Context,
  ): Promise<Notification> {
    return markNotification(ctx, id, read);
  }

  @SignedIn(OWN)
  @Mutation(() => Int, { description: 'Marks all your notifications as read; answers how many were new.' })
  markAllNotificationsRead(@Ctx() ctx: Context): Promise<number> {
    return markAllRead(ctx);
  }

  @SignedIn('Everybody chooses for themselves.')
  @Mutation(() => User, { description: 'Chooses the kinds of notifications you do not want.' })
  muteNotifications(
    @Arg('kinds', () => [NotificationKind as never], { description: 'The unwanted kinds.' }) kinds: string[],
    @Ctx() ctx: Context,
  ): Promise<User> {
    return muteNotifications(ctx, kinds);
  }

  @SignedIn(OWN)
  @Live((_args, actor) => [`Notification|userId|${actor.userId}`])
  @Subscription(() => NotificationChange, {
    subscribe: neverIterable,
    nullable: true,
    description: 'Your notifications as they come or are read. After a reconnect ask again how many are new.',
  })
  async notificationReceived(
    @Root() event: LiveEvent,
    @Ctx() ctx: Context,
  ): Promise<NotificationChange | null> {
    if (!event.record) return null;
    return { record: event.record as Notification, unreadCount: await unreadCount(ctx) };
  }
}
