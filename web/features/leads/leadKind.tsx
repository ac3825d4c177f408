import { Badge } from '@mantine/core';
import {
  DeleteLeadDocument,
  LeadDocument,
  type LeadFieldsFragment,
  LeadHistoryDocument,
  RestoreLeadDocument,
  UpdateLeadDocument,
} from '../../gql/graphql';
import { sentence } from '../../kit/fields/field';
import { pickFields, type RecordKind } from '../../kit/record/recordKind';
import { LeadForm } from './LeadForm';
import { LeadNotice } from './LeadNotice';
import { LEAD_STATUS_COLORS, leadFacts, leadFields } from './leadFields';

/** Leads, for their page and the peek panel. */
export const leadKind: RecordKind<LeadFieldsFragment> = {
  noun: 'lead',
  path: '/leads',
  list: { href: '/leads', label: 'Leads' },
  listedIn: ['leads'],
  operations: {
    one: LeadDocument,
    history: LeadHistoryDocument,
    update: UpdateLeadDocument,
    remove: DeleteLeadDocument,
    restore: RestoreLeadDocument,
  },
  fields: leadFields,
  facts: leadFacts,
  figures: pickFields(leadFields, ['score', 'respondBy', 'lastActivityAt']),
  badge: ({ status }) => <Badge color={LEAD_STATUS_COLORS[status]}>{sentence(status)}</Badge>,
  notice: (lead) => <LeadNotice lead={lead} />,
  Form: LeadForm,
};
