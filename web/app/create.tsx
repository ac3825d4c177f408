import { IconAddressBook, IconBuilding, IconLayoutKanban, IconUserPlus } from '@tabler/icons-react';
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
] as const;

export type CreateType = (typeof CREATE)[number]['type'];

/** Opens the form of a new record over the page; it is part of the address. */
export function useCreate() {
  const [, setParams] = useSearchParams();
  return (type: CreateType) =>
    setParams((old) => {
      const next = new URLSearchParams(old);
      next.set('new', type);
      return next;
    });
}
