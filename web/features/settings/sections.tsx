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
import { SECTION_NAMES, type SectionName } from './sectionNames';
import { TagsSection } from './TagsSection';
import { TeamsSection } from './TeamsSection';
import { UsersSection } from './UsersSection';

export interface SettingsSection extends SectionName {
  Content: ComponentType;
}

const CONTENT: Record<string, ComponentType> = {
  preferences: PreferencesSection,
  notifications: NotificationsSection,
  sessions: SessionsSection,
  'api-keys': ApiKeysSection,
  organization: OrganizationSection,
  users: UsersSection,
  teams: TeamsSection,
  roles: RolesSection,
  pipelines: PipelinesSection,
  'price-lists': PriceListsSection,
  'lead-scoring': LeadScoringSection,
  'lead-assignment': LeadAssignmentSection,
  'custom-fields': CustomFieldsSection,
  'call-scripts': CallScriptsSection,
  tags: TagsSection,
  audit: AuditSection,
};

/** The settings with what they show. */
export const SECTIONS: SettingsSection[] = SECTION_NAMES.map((section) => ({
  ...section,
  Content: CONTENT[section.key]!,
}));
