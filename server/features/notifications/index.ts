import { namesRecords } from '../../kernel/erased.js';
import type { Feature } from '../../kernel/feature.js';
import { definePolicy } from '../../kernel/policy.js';
import { Notification } from './notification.entity.js';
import { NotificationResolver } from './notification.resolver.js';

namesRecords('notifications');
definePolicy(Notification, {
  visible: (actor) => ({ userId: { in: [actor.userId] } }),
  owners: (notification) => [notification.userId],
});

export const notifications: Feature = {
  name: 'notifications',
  entities: [Notification],
  resolvers: [NotificationResolver],
};
