import { IconCalendarEvent, IconCheckbox, IconChecklist, IconMail, IconPhone } from '@tabler/icons-react';
import type { ActivityRowFragment, ActivityType } from '../../gql/graphql';

/** The kinds of activities, in the order of menus. */
export const ACTIVITIES: { type: ActivityType; label: string; Icon: typeof IconPhone; color: string }[] = [
  { type: 'TASK', label: 'Task', Icon: IconCheckbox, color: 'indigo' },
  { type: 'CALL', label: 'Call', Icon: IconPhone, color: 'teal' },
  { type: 'EMAIL', label: 'Email', Icon: IconMail, color: 'blue' },
  { type: 'MEETING', label: 'Meeting', Icon: IconCalendarEvent, color: 'grape' },
  { type: 'TODO', label: 'To-do', Icon: IconChecklist, color: 'gray' },
];

/** How a kind is shown. */
export const kindOf = (type: ActivityType) => ACTIVITIES.find((each) => each.type === type) ?? ACTIVITIES[0]!;

/** What becomes an interaction when it is completed. */
export const isTalk = ({ type }: { type: ActivityType }): boolean =>
  type === 'CALL' || type === 'EMAIL' || type === 'MEETING';

/** The filter for what somebody is to do or attends. */
export const mineOf = (userId: string) => ({
  or: [{ assigneeId: { eq: userId } }, { attendeeRefs: { has: `User:${userId}` } }],
});

/** The filter for what somebody created for others. */
export const delegatedBy = (userId: string) => ({
  createdById: { eq: userId },
  assigneeId: { ne: userId, isNull: false },
});

/** Whether somebody attends what another one is to do. */
export const attends = (
  { assigneeId, attendeeRefs }: Pick<ActivityRowFragment, 'assigneeId' | 'attendeeRefs'>,
  userId: string,
): boolean => assigneeId !== userId && attendeeRefs.includes(`User:${userId}`);

export const isOpen = ({ status }: Pick<ActivityRowFragment, 'status'>): boolean =>
  status === 'PENDING' || status === 'IN_PROGRESS';

/** The records an activity is about, with their pages. */
export const aboutOf = ({
  contact,
  client,
  lead,
  opportunity,
}: ActivityRowFragment): { to: string; name: string }[] =>
  [
    contact && { to: `/contacts/${contact.id}`, name: contact.name },
    client && { to: `/clients/${client.id}`, name: client.name },
    lead && { to: `/leads/${lead.id}`, name: lead.name },
    opportunity && { to: `/opportunities/${opportunity.id}`, name: opportunity.name },
  ].filter((link) => link !== null);
