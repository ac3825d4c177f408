import type { ClientFieldsFragment } from '../../gql/graphql';
import { choicesOf, fieldsOf } from '../../kit/fields/field';

export const CLIENT_STATUS_COLORS = { LEAD: 'gray', PROSPECT: 'orange', CUSTOMER: 'teal', INACTIVE: 'red' };

export const CLIENT_STATUSES = choicesOf(['LEAD', 'PROSPECT', 'CUSTOMER', 'INACTIVE'], CLIENT_STATUS_COLORS);

/** The fields of a client: columns, facts, form, filters and bulk edit read them here. */
export const clientFields = fieldsOf<ClientFieldsFragment>([
  { key: 'name', label: 'Name', type: 'text', sort: 'name', filter: true },
  {
    key: 'type',
    label: 'Type',
    type: 'choice',
    options: choicesOf(['COMPANY', 'INDIVIDUAL']),
    filter: true,
    required: true,
    width: 110,
  },
  { key: 'companyName', label: 'Company name', type: 'text', editable: true },
  { key: 'firstName', label: 'First name', type: 'text', editable: true },
  { key: 'lastName', label: 'Last name', type: 'text', editable: true },
  {
    key: 'status',
    label: 'Status',
    type: 'choice',
    options: CLIENT_STATUSES,
    filter: true,
    sort: 'status',
    editable: true,
    required: true,
    width: 130,
  },
  { key: 'email', label: 'Email', type: 'email', sort: 'email', filter: true, editable: true, width: 200 },
  { key: 'phone', label: 'Phone', type: 'phone', filter: true, editable: true },
  { key: 'website', label: 'Website', type: 'url', filter: true, editable: true },
  { key: 'ownerId', label: 'Owner', type: 'reference', to: 'user', filter: true, editable: true },
  { key: 'industry', label: 'Industry', type: 'text', sort: 'industry', filter: true, editable: true },
  {
    key: 'companySize',
    label: 'Employees',
    type: 'number',
    sort: 'companySize',
    filter: true,
    editable: true,
    width: 110,
  },
  {
    key: 'annualRevenue',
    label: 'Annual revenue',
    type: 'money',
    sort: 'annualRevenue',
    filter: true,
    editable: true,
    width: 140,
  },
  { key: 'tags', label: 'Tags', type: 'tags', filter: true, editable: true },
  { key: 'category', label: 'Category', type: 'text', filter: true, editable: true },
  { key: 'source', label: 'Source', type: 'text', sort: 'source', filter: true, editable: true },
  { key: 'openAmount', label: 'Open value', type: 'money' },
  { key: 'wonAmount', label: 'Won value', type: 'money' },
  { key: 'lastEngagedAt', label: 'Last contact', type: 'dateTime', sort: 'lastEngagedAt', filter: true },
  {
    key: 'firstEngagedOn',
    label: 'Client since',
    type: 'date',
    sort: 'firstEngagedOn',
    filter: true,
    editable: true,
  },
  {
    key: 'accountManagerId',
    label: 'Account manager',
    type: 'reference',
    to: 'user',
    filter: true,
    editable: true,
  },
  { key: 'parentClientId', label: 'Part of', type: 'reference', to: 'client', filter: true, editable: true },
  {
    key: 'priceListId',
    label: 'Price list',
    type: 'reference',
    to: 'priceList',
    filter: true,
    editable: true,
  },
  { key: 'description', label: 'Description', type: 'longText', editable: true },
  { key: 'createdAt', label: 'Created', type: 'dateTime', sort: 'createdAt', filter: true },
]);

const FACTS = [
  'status',
  'ownerId',
  'email',
  'phone',
  'website',
  'industry',
  'companySize',
  'annualRevenue',
  'tags',
  'category',
  'source',
  'firstEngagedOn',
  'accountManagerId',
  'parentClientId',
  'priceListId',
  'description',
];
const LISTED = clientFields.filter(
  ({ key }) =>
    !['companyName', 'firstName', 'lastName', 'accountManagerId', 'parentClientId', 'description'].includes(
      key,
    ),
);

export const clientFacts = FACTS.flatMap((key) => clientFields.find((field) => field.key === key) ?? []);
/** Fields a row of the list carries. */
export const clientColumns = LISTED;
