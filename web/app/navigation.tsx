import {
  IconAddressBook,
  IconBuilding,
  IconCalendarEvent,
  IconChecklist,
  IconDatabaseImport,
  IconFiles,
  IconHome,
  IconInbox,
  IconLayoutKanban,
  IconPackage,
  IconSettings,
  IconSwords,
  IconTrash,
  IconUserPlus,
} from '@tabler/icons-react';

export interface NavItem {
  to: string;
  label: string;
  Icon: typeof IconHome;
  /** The letter after G. */
  key: string;
  permission?: string;
  group?: string;
  /** At the bottom of a phone; the others stand under More. */
  phone?: boolean;
}

/** Where one can go. Items without permission are not there. */
export const NAVIGATION: NavItem[] = [
  { to: '/home', label: 'Home', Icon: IconHome, key: 'h' },
  { to: '/today', label: 'Today', Icon: IconChecklist, key: 't', permission: 'activity.view', phone: true },
  { to: '/inbox', label: 'Inbox', Icon: IconInbox, key: 'b' },
  { to: '/calendar', label: 'Calendar', Icon: IconCalendarEvent, key: 'd', permission: 'activity.view' },
  {
    to: '/clients',
    label: 'Clients',
    Icon: IconBuilding,
    key: 'c',
    permission: 'client.view',
    group: 'Relationships',
    phone: true,
  },
  {
    to: '/contacts',
    label: 'Contacts',
    Icon: IconAddressBook,
    key: 'n',
    permission: 'contact.view',
    group: 'Relationships',
  },
  {
    to: '/leads',
    label: 'Leads',
    Icon: IconUserPlus,
    key: 'l',
    permission: 'lead.view',
    group: 'Relationships',
    phone: true,
  },
  {
    to: '/pipeline',
    label: 'Pipeline',
    Icon: IconLayoutKanban,
    key: 'p',
    permission: 'opportunity.view',
    group: 'Selling',
    phone: true,
  },
  {
    to: '/products',
    label: 'Products',
    Icon: IconPackage,
    key: 'o',
    permission: 'product.view',
    group: 'Selling',
  },
  {
    to: '/competitors',
    label: 'Competitors',
    Icon: IconSwords,
    key: 'm',
    permission: 'competitor.view',
    group: 'Selling',
  },
  {
    to: '/documents',
    label: 'Documents',
    Icon: IconFiles,
    key: 'f',
    permission: 'attachment.view',
    group: 'Data',
  },
  {
    to: '/imports',
    label: 'Imports',
    Icon: IconDatabaseImport,
    key: 'i',
    permission: 'import.view',
    group: 'Data',
  },
  { to: '/bin', label: 'Bin', Icon: IconTrash, key: 'r', group: 'Data' },
];

export const SETTINGS: NavItem = { to: '/settings', label: 'Settings', Icon: IconSettings, key: ',' };
