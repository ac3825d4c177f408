import type { OpportunityFieldsFragment } from '../../gql/graphql';
import { choicesOf, fieldsOf } from '../../kit/fields/field';
import { NextStepFlag } from './NextStepFlag';

export const OPPORTUNITY_STATUS_COLORS = { OPEN: 'indigo', WON: 'teal', LOST: 'red', CANCELLED: 'gray' };
const currency = (row: OpportunityFieldsFragment) => row.currency;

/** The fields of an opportunity: columns, facts, form and filters read them here. */
export const opportunityFields = fieldsOf<OpportunityFieldsFragment>([
  { key: 'name', label: 'Name', type: 'text', sort: 'name', filter: true, required: true, editable: true },
  { key: 'clientId', label: 'Client', type: 'reference', to: 'client', filter: true, editable: true },
  { key: 'contactId', label: 'Contact', type: 'reference', to: 'contact', editable: true },
  {
    key: 'status',
    label: 'Status',
    type: 'choice',
    options: choicesOf(['OPEN', 'WON', 'LOST', 'CANCELLED'], OPPORTUNITY_STATUS_COLORS),
    sort: 'status',
    filter: true,
    width: 110,
  },
  { key: 'stageId', label: 'Stage', type: 'reference', width: 150 },
  { key: 'total', label: 'Total', type: 'money', currency, sort: 'total', filter: true, width: 120 },
  { key: 'totalBase', label: 'Total in base currency', type: 'money', sort: 'totalBase', filter: true },
  { key: 'amount', label: 'Amount', type: 'money', currency, editable: true },
  {
    key: 'currency',
    label: 'Currency',
    type: 'text',
    filter: true,
    editable: true,
    help: 'Three letters, such as EUR.',
  },
  {
    key: 'probability',
    label: 'Probability',
    type: 'percent',
    sort: 'probability',
    filter: true,
    editable: true,
    width: 110,
  },
  {
    key: 'expectedCloseOn',
    label: 'Expected close',
    type: 'date',
    sort: 'expectedCloseOn',
    filter: true,
    editable: true,
    width: 140,
  },
  { key: 'ownerId', label: 'Owner', type: 'reference', to: 'user', filter: true, editable: true },
  { key: 'nextStep', label: 'Next step', type: 'text', editable: true },
  {
    key: 'nextActivity',
    label: 'Next activity',
    type: 'text',
    read: ({ nextActivity }) => nextActivity?.subject ?? null,
    cell: NextStepFlag,
    width: 200,
  },
  { key: 'source', label: 'Source', type: 'text', filter: true, editable: true },
  { key: 'competitorIds', label: 'Competitors', type: 'references', to: 'competitor', editable: true },
  {
    key: 'priceListId',
    label: 'Price list',
    type: 'reference',
    to: 'priceList',
    filter: true,
    editable: true,
    help: 'A new opportunity begins with that of its client.',
  },
  { key: 'tags', label: 'Tags', type: 'tags', filter: true, editable: true },
  { key: 'openedOn', label: 'Opened', type: 'date', sort: 'openedOn', filter: true },
  { key: 'closedOn', label: 'Closed', type: 'date', sort: 'closedOn', filter: true },
  { key: 'stageEnteredAt', label: 'In stage since', type: 'dateTime', sort: 'stageEnteredAt', filter: true },
  { key: 'wonReason', label: 'Reason won', type: 'text', editable: true },
  { key: 'lostReason', label: 'Reason lost', type: 'text', filter: true, editable: true },
  {
    key: 'lostToCompetitorId',
    label: 'Lost to',
    type: 'reference',
    to: 'competitor',
    filter: true,
    editable: true,
  },
  { key: 'description', label: 'Description', type: 'longText', editable: true },
  { key: 'createdAt', label: 'Created', type: 'dateTime', sort: 'createdAt', filter: true },
]);

const pick = (keys: string[]) =>
  keys.flatMap((key) => opportunityFields.find((field) => field.key === key) ?? []);

export const opportunityField = (key: string) => opportunityFields.find((field) => field.key === key);
export const opportunityColumns = pick([
  'name',
  'clientId',
  'contactId',
  'stageId',
  'status',
  'total',
  'totalBase',
  'probability',
  'expectedCloseOn',
  'ownerId',
  'nextStep',
  'nextActivity',
  'source',
  'competitorIds',
  'priceListId',
  'tags',
  'openedOn',
  'closedOn',
  'stageEnteredAt',
  'currency',
  'lostReason',
  'createdAt',
])
  // Several references cannot be edited in a cell.
  .map((field) => (field.type === 'references' ? { ...field, editable: false } : field));
export const opportunityFacts = pick([
  'clientId',
  'contactId',
  'ownerId',
  'expectedCloseOn',
  'probability',
  'nextStep',
  'source',
  'competitorIds',
  'priceListId',
  'tags',
  'openedOn',
  'closedOn',
  'wonReason',
  'lostReason',
  'lostToCompetitorId',
  'description',
]);
export const opportunityForm = pick([
  'name',
  'clientId',
  'contactId',
  'amount',
  'currency',
  'expectedCloseOn',
  'ownerId',
  'nextStep',
  'probability',
  'source',
  'competitorIds',
  'priceListId',
  'tags',
  'description',
]);

/** The fields of a line item, for filters. */
export const lineItemFields = fieldsOf([
  { key: 'productId', label: 'Product', type: 'reference', to: 'product', filter: true },
  { key: 'name', label: 'Name', type: 'text', filter: true },
  { key: 'quantity', label: 'Quantity', type: 'number', decimals: 4, filter: true },
  { key: 'unitPrice', label: 'Unit price', type: 'money', filter: true },
  { key: 'net', label: 'Net', type: 'money', filter: true },
]);

/** The fields of a competitor in the race, for filters. */
export const raceFields = fieldsOf([
  { key: 'competitorId', label: 'Competitor', type: 'reference', to: 'competitor', filter: true },
]);
