import {
  IconAddressBook,
  IconBuilding,
  IconCalendarEvent,
  IconChecklist,
  IconLayoutKanban,
  IconMail,
  IconNote,
  IconPhone,
  IconUserPlus,
} from '@tabler/icons-react';
import { useSearchParams } from 'react-router';

/** What can be created from anywhere. */
export const CREATE = [
  { type: 'client', label: 'Create client', keys: 'c c', permission: 'client.create', Icon: IconBuilding },
  {
    type: 'contact',
    label: 'Create contact',
    keys: 'c n',
    permission: 'contact.create',
    Icon: IconAddressBook,
  },
  { type: 'lead', label: 'Create lead', keys: 'c l', permission: 'lead.create', Icon: IconUserPlus },
  {
    type: 'opportunity',
    label: 'Create opportunity',
    keys: 'c o',
    permission: 'opportunity.create',
    Icon: IconLayoutKanban,
  },
  {
    type: 'activity',
    label: 'Create activity',
    keys: 'c a',
    permission: 'activity.create',
    Icon: IconChecklist,
  },
] as const;

/** What can be logged from anywhere. */
export const LOG = [
  { type: 'CALL', label: 'Log a call', keys: 'l c', Icon: IconPhone },
  { type: 'MEETING', label: 'Log a meeting', keys: 'l m', Icon: IconCalendarEvent },
  { type: 'EMAIL', label: 'Log an email', keys: 'l e', Icon: IconMail },
  { type: 'NOTE', label: 'Write a note', keys: 'l n', Icon: IconNote },
] as const;

export type CreateType = (typeof CREATE)[number]['type'];

/** Opens something over the page; it is part of the address. */
function useOverlay(key: string) {
  const [, setParams] = useSearchParams();
  return (value: string) =>
    setParams((old) => {
      const next = new URLSearchParams(old);
      next.set(key, value);
      return next;
    });
}

/** Opens the form of a new record over the page. */
export const useCreate = (): ((type: CreateType) => void) => useOverlay('new');

/** Opens the composer over the page. */
export const useLog = (): ((type: (typeof LOG)[number]['type']) => void) => useOverlay('log');
