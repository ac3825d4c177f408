import {
  IconAddressBook,
  IconBuilding,
  IconDatabaseImport,
  IconFiles,
  IconHome,
  IconLayoutKanban,
  IconSettings,
} from '@tabler/icons-react';

export interface NavItem {
  to: string;
  label: string;
  Icon: typeof IconHome;
  /** The letter after G. */
  key: string;
  permission?: string;
  group?: string;
}

/** Where one can go. Items without permission are not there. */
export const NAVIGATION: NavItem[] = [
  { to: '/home', label: 'Home', Icon: IconHome, key: 'h' },
  {
    to: '/clients',
    label: 'Clients',
    Icon: IconBuilding,
    key: 'c',
    permission: 'client.view',
    group: 'Relationships',
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
    to: '/pipeline',
    label: 'Pipeline',
    Icon: IconLayoutKanban,
    key: 'p',
    permission: 'opportunity.view',
    group: 'Selling',
  },
  {
    to: '/documents',
    label: 'Documents',
    Icon: IconFiles,
    key: 'd',
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
];

export const SETTINGS: NavItem = { to: '/settings', label: 'Settings', Icon: IconSettings, key: ',' };
