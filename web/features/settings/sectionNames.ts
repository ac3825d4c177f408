import {
  IconBell,
  IconBuildingSkyscraper,
  IconDeviceDesktop,
  IconForms,
  IconGauge,
  IconHistory,
  IconKey,
  IconLayoutKanban,
  IconPalette,
  IconPhone,
  IconReceipt2,
  IconShieldLock,
  IconTags,
  IconUserShare,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react';

export interface SectionName {
  key: string;
  label: string;
  Icon: typeof IconUsers;
  permission?: string;
}

/** The settings, in the order of the navigation. Those without permission are not there. */
export const SECTION_NAMES: SectionName[] = [
  { key: 'preferences', label: 'Preferences', Icon: IconPalette },
  { key: 'notifications', label: 'Notifications', Icon: IconBell },
  { key: 'sessions', label: 'Sessions', Icon: IconDeviceDesktop },
  { key: 'api-keys', label: 'API keys', Icon: IconKey, permission: 'apiKey.view' },
  {
    key: 'organization',
    label: 'Organization',
    Icon: IconBuildingSkyscraper,
    permission: 'organization.update',
  },
  { key: 'users', label: 'Users', Icon: IconUsers, permission: 'user.view' },
  { key: 'teams', label: 'Teams', Icon: IconUsersGroup, permission: 'team.view' },
  { key: 'roles', label: 'Roles', Icon: IconShieldLock, permission: 'role.view' },
  {
    key: 'pipelines',
    label: 'Pipelines',
    Icon: IconLayoutKanban,
    permission: 'pipeline.view',
  },
  {
    key: 'price-lists',
    label: 'Price lists',
    Icon: IconReceipt2,
    permission: 'priceList.view',
  },
  {
    key: 'lead-scoring',
    label: 'Lead scoring',
    Icon: IconGauge,
    permission: 'scoringRule.view',
  },
  {
    key: 'lead-assignment',
    label: 'Lead assignment',
    Icon: IconUserShare,
    permission: 'assignmentRule.view',
  },
  {
    key: 'custom-fields',
    label: 'Custom fields',
    Icon: IconForms,
    permission: 'customField.view',
  },
  {
    key: 'call-scripts',
    label: 'Call scripts',
    Icon: IconPhone,
    permission: 'callScript.view',
  },
  { key: 'tags', label: 'Tags', Icon: IconTags, permission: 'tag.view' },
  { key: 'audit', label: 'Audit', Icon: IconHistory, permission: 'audit.view' },
];
