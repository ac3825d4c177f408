import {
  IconAt,
  IconBell,
  IconCalendarPlus,
  IconCalendarTime,
  IconCalendarX,
  IconUserCheck,
} from '@tabler/icons-react';
import type { NotificationFieldsFragment, NotificationKind } from '../../gql/graphql';

/** Why one is told of something: how it reads. */
export const KINDS: Record<
  NotificationKind,
  { Icon: typeof IconBell; words: (who: string | undefined) => string }
> = {
  REMINDER: {
    Icon: IconBell,
    words: () => 'Reminder',
  },
  ASSIGNED: {
    Icon: IconUserCheck,
    words: (who) => `${who ?? 'Somebody'} gave it to you`,
  },
  MENTION: {
    Icon: IconAt,
    words: (who) => `${who ?? 'Somebody'} mentioned you`,
  },
  INVITED: {
    Icon: IconCalendarPlus,
    words: (who) => `${who ?? 'Somebody'} invited you`,
  },
  MOVED: {
    Icon: IconCalendarTime,
    words: (who) => `${who ?? 'Somebody'} moved it`,
  },
  CANCELLED: {
    Icon: IconCalendarX,
    words: (who) => `${who ?? 'Somebody'} took it off your calendar`,
  },
};

const PATHS: Record<string, string> = {
  Activity: '/activities',
  Client: '/clients',
  Contact: '/contacts',
  Opportunity: '/opportunities',
  Lead: '/leads',
};

/** The page of the record a notification is about. */
export const hrefOf = ({ subjectType, subjectId }: NotificationFieldsFragment): string | null =>
  PATHS[subjectType] ? `${PATHS[subjectType]}/${subjectId}` : null;
