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
import type { ComponentType } from 'react';
import { ApiKeysSection } from './ApiKeysSection';
import { AuditSection } from './AuditSection';
import { CallScriptsSection } from './CallScriptsSection';
import { CustomFieldsSection } from './CustomFieldsSection';
import { LeadAssignmentSection } from './LeadAssignmentSection';
import { LeadScoringSection } from './LeadScoringSection';
import { NotificationsSection } from './NotificationsSection';
import { OrganizationSection } from './OrganizationSection';
import { PipelinesSection } from './PipelinesSection';
import { PreferencesSection } from './PreferencesSection';
import { PriceListsSection } from './PriceListsSection';
import { RolesSection } from './RolesSection';
import { SessionsSection } from './SessionsSection';
import { TagsSection } from './TagsSection';
import { TeamsSection } from './TeamsSection';
import { UsersSection } from './UsersSection';

export interface SettingsSection {
  key: string;
  label: string;
  Icon: typeof IconUsers;
  permission?: string;
  Content: ComponentType;
}

/** The settings, in the order of the navigation. Those without permission are not there. */
export const SECTIONS: SettingsSection[] = [
  { key: 'preferences', label: 'Preferences', Icon: IconPalette, Content: PreferencesSection },
  { key: 'notifications', label: 'Notifications', Icon: IconBell, Content: NotificationsSection },
  { key: 'sessions', label: 'Sessions', Icon: IconDeviceDesktop, Content: SessionsSection },
  { key: 'api-keys', label: 'API keys', Icon: IconKey, permission: 'apiKey.view', Content: ApiKeysSection },
  {
    key: 'organization',
    label: 'Organization',
    Icon: IconBuildingSkyscraper,
    permission: 'organization.update',
    Content: OrganizationSection,
  },
  { key: 'users', label: 'Users', Icon: IconUsers, permission: 'user.view', Content: UsersSection },
  { key: 'teams', label: 'Teams', Icon: IconUsersGroup, permission: 'team.view', Content: TeamsSection },
  { key: 'roles', label: 'Roles', Icon: IconShieldLock, permission: 'role.view', Content: RolesSection },
  {
    key: 'pipelines',
    label: 'Pipelines',
    Icon: IconLayoutKanban,
    permission: 'pipeline.view',
    Content: PipelinesSection,
  },
  {
    key: 'price-lists',
    label: 'Price lists',
    Icon: IconReceipt2,
    permission: 'priceList.view',
    Content: PriceListsSection,
  },
  {
    key: 'lead-scoring',
    label: 'Lead scoring',
    Icon: IconGauge,
    permission: 'scoringRule.view',
    Content: LeadScoringSection,
  },
  {
    key: 'lead-assignment',
    label: 'Lead assignment',
    Icon: IconUserShare,
    permission: 'assignmentRule.view',
    Content: LeadAssignmentSection,
  },
  {
    key: 'custom-fields',
    label: 'Custom fields',
    Icon: IconForms,
    permission: 'customField.view',
    Content: CustomFieldsSection,
  },
  {
    key: 'call-scripts',
    label: 'Call scripts',
    Icon: IconPhone,
    permission: 'callScript.view',
    Content: CallScriptsSection,
  },
  { key: 'tags', label: 'Tags', Icon: IconTags, permission: 'tag.view', Content: TagsSection },
  { key: 'audit', label: 'Audit', Icon: IconHistory, permission: 'audit.view', Content: AuditSection },
];
