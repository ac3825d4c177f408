import { IconCalendarEvent, IconCheckbox, IconMail, IconNote, IconPhone } from '@tabler/icons-react';
import type { InteractionType } from '../../gql/graphql';

/** The kinds of interactions, in the order of the composer. */
export const INTERACTIONS: { type: InteractionType; label: string; Icon: typeof IconNote }[] = [
  { type: 'NOTE', label: 'Note', Icon: IconNote },
  { type: 'CALL', label: 'Call', Icon: IconPhone },
  { type: 'EMAIL', label: 'Email', Icon: IconMail },
  { type: 'MEETING', label: 'Meeting', Icon: IconCalendarEvent },
  { type: 'TASK', label: 'Task', Icon: IconCheckbox },
];
