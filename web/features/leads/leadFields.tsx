import type { LeadFieldsFragment } from '../../gql/graphql';
import { choicesOf, fieldsOf } from '../../kit/fields/field';
import { FirstResponse } from './FirstResponse';
import { ScoreBadge } from './ScoreBadge';

export const LEAD_STATUS_COLORS = {
  NEW: 'blue',
  CONTACTED: 'indigo',
  QUALIFIED: 'teal',
  NURTURING: 'orange',
  UNQUALIFIED: 'gray',
  CONVERTED: 'green',
};
export const LEAD_STATUSES = [
  'NEW',
  'CONTACTED',
  'QUALIFIED',
  'NURTURING',
  'UNQUALIFIED',
  'CONVERTED',
] as const;
const BANT = ['YES', 'PARTLY', 'NO', 'UNKNOWN'];

const bant = (key: string, label: string) => ({
  key,
  label,
  type: 'choice' as const,
  options: choicesOf(BANT),
  filter: true,
  editable: true,
  required: true,
  section: 'Qualification',
});

/** The fields of a lead: columns, facts, form, filters and bulk edit read them here. */
export const leadFields = fieldsOf<LeadFieldsFragment>([
  { key: 'name', label: 'Name', type: 'text', sort: 'name', filter: true },
  {
    key: 'score',
    label: 'Score',
    type: 'number',
    sort: 'score',
    filter: true,
    width: 170,
    cell: (row) => <ScoreBadge lead={row} />,
  },
  {
    key: 'rating',
    label: 'Rating',
    type: 'choice',
    options: choicesOf(['HOT', 'WARM', 'COLD'], { HOT: 'red', WARM: 'orange', COLD: 'gray' }),
    filter: true,
    width: 100,
  },
  {
    key: 'status',
    label: 'Status',
    type: 'choice',
    options: choicesOf(LEAD_STATUSES, LEAD_STATUS_COLORS),
    sort: 'status',
    filter: true,
    editable: true,
    required: true,
    width: 140,
  },
  { key: 'firstName', label: 'First name', type: 'text', editable: true },
  { key: 'lastName', label: 'Last name', type: 'text', editable: true },
  { key: 'companyName', label: 'Company', type: 'text', sort: 'companyName', filter: true, editable: true },
  { key: 'jobTitle', label: 'Job title', type: 'text', filter: true, editable: true },
  { key: 'email', label: 'Email', type: 'email', sort: 'email', filter: true, editable: true, width: 200 },
  { key: 'phone', label: 'Phone', type: 'phone', filter: true, editable: true },
  { key: 'mobilePhone', label: 'Mobile', type: 'phone', filter: true, editable: true },
  { key: 'ownerId', label: 'Owner', type: 'reference', to: 'user', filter: true, editable: true },
  {
    key: 'priority',
    label: 'Priority',
    type: 'choice',
    options: choicesOf(['LOW', 'MEDIUM', 'HIGH'], { HIGH: 'red' }),
    filter: true,
    editable: true,
    required: true,
    width: 100,
  },
  {
    key: 'respondBy',
    label: 'First answer',
    type: 'dateTime',
    sort: 'respondBy',
    filter: true,
    width: 150,
    cell: (row) => <FirstResponse lead={row} />,
  },
  { key: 'nextStep', label: 'Next step', type: 'text', editable: true },
  { key: 'source', label: 'Source', type: 'text', filter: true, editable: true },
  { key: 'campaign', label: 'Campaign', type: 'text', filter: true, editable: true },
  { key: 'medium', label: 'Medium', type: 'text', filter: true, editable: true },
  { key: 'referrer', label: 'Referrer', type: 'text', editable: true },
  { key: 'industry', label: 'Industry', type: 'text', filter: true, editable: true },
  { key: 'companySize', label: 'Employees', type: 'number', filter: true, editable: true, width: 110 },
  { key: 'website', label: 'Website', type: 'url', editable: true },
  { key: 'tags', label: 'Tags', type: 'tags', filter: true, editable: true },
  { key: 'doNotCall', label: 'Do not call', type: 'boolean', filter: true, editable: true, width: 110 },
  { key: 'emailOptIn', label: 'May be emailed', type: 'boolean', filter: true, editable: true, width: 130 },
  { key: 'smsOptIn', label: 'May be texted', type: 'boolean', filter: true, editable: true, width: 130 },
  { key: 'unqualifiedReason', label: 'Why unqualified', type: 'longText', editable: true },
  { key: 'description', label: 'Notes', type: 'longText', editable: true },
  {
    key: 'manualScore',
    label: 'Score by hand',
    type: 'number',
    editable: true,
    help: 'Takes the place of the computed score.',
  },
  { key: 'manualScoreUntil', label: 'Score by hand until', type: 'date', editable: true },
  bant('budget', 'Budget'),
  bant('authority', 'Authority'),
  bant('need', 'Need'),
  bant('timeframe', 'Timeline'),
  { key: 'lastActivityAt', label: 'Last activity', type: 'dateTime', sort: 'lastActivityAt', filter: true },
  { key: 'createdAt', label: 'Created', type: 'dateTime', sort: 'createdAt', filter: true },
]);

const DETAILS = [
  'mobilePhone',
  'referrer',
  'website',
  'emailOptIn',
  'smsOptIn',
  'unqualifiedReason',
  'description',
  'manualScore',
  'manualScoreUntil',
  'budget',
  'authority',
  'need',
  'timeframe',
];
const without = (keys: string[]) => leadFields.filter(({ key }) => !keys.includes(key));
const COMPUTED = ['name', 'score', 'rating', 'respondBy', 'lastActivityAt', 'createdAt'];
export const leadColumns = without(DETAILS);
const [status, ...others] = without([...COMPUTED, 'unqualifiedReason']).map((field) =>
  field.key === 'status'
    ? { ...field, options: field.options?.filter(({ value }) => value !== 'CONVERTED') }
    : field,
);
/** The form begins with who it is. */
export const leadForm = others.flatMap((field) =>
  field.key === 'ownerId' && status ? [status, field] : [field],
);
export const leadFacts = without([
  ...COMPUTED,
  'firstName',
  'lastName',
  'budget',
  'authority',
  'need',
  'timeframe',
]);
