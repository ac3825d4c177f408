import type { CompetitorFieldsFragment } from '../../gql/graphql';
import { fieldsOf } from '../../kit/fields/field';

/** The fields of a competitor: columns, facts, form and filters read them here. */
export const competitorFields = fieldsOf<CompetitorFieldsFragment>([
  {
    key: 'name',
    label: 'Name',
    type: 'text',
    sort: 'name',
    filter: true,
    required: true,
    editable: true,
    width: 200,
  },
  { key: 'website', label: 'Website', type: 'url', filter: true, editable: true, width: 200 },
  {
    key: 'active',
    label: 'Active',
    type: 'boolean',
    filter: true,
    editable: true,
    help: 'Others are not offered for opportunities.',
    width: 90,
  },
  { key: 'open', label: 'Open', type: 'number', read: ({ figures }) => figures.open, width: 80 },
  { key: 'won', label: 'Won', type: 'number', read: ({ figures }) => figures.won, width: 80 },
  { key: 'lost', label: 'Lost', type: 'number', read: ({ figures }) => figures.lost, width: 80 },
  { key: 'lostTo', label: 'Lost to them', type: 'number', read: ({ figures }) => figures.lostTo, width: 110 },
  {
    key: 'winRate',
    label: 'Win rate',
    type: 'percent',
    read: ({ figures: { winRate } }) => (winRate === null ? null : Math.round(winRate * 100)),
    width: 100,
  },
  { key: 'openBase', label: 'Open value', type: 'money', read: ({ figures }) => figures.openBase },
  { key: 'wonBase', label: 'Won value', type: 'money', read: ({ figures }) => figures.wonBase },
  {
    key: 'lostToBase',
    label: 'Lost value',
    type: 'money',
    read: ({ figures }) => figures.lostToBase,
  },
  { key: 'strengths', label: 'Strengths', type: 'longText', editable: true },
  { key: 'weaknesses', label: 'Weaknesses', type: 'longText', editable: true },
  { key: 'notes', label: 'Notes', type: 'longText', editable: true },
  { key: 'createdAt', label: 'Created', type: 'dateTime', sort: 'createdAt', filter: true },
]);

const pick = (keys: string[]) =>
  keys.flatMap((key) => competitorFields.find((field) => field.key === key) ?? []);
const without = (keys: string[]) => competitorFields.filter(({ key }) => !keys.includes(key));
export const competitorColumns = without(['strengths', 'weaknesses', 'notes']);
export const competitorFigures = pick([
  'open',
  'won',
  'lost',
  'lostTo',
  'winRate',
  'openBase',
  'wonBase',
  'lostToBase',
]);
export const competitorForm = pick(['name', 'website', 'strengths', 'weaknesses', 'notes', 'active']);
export const competitorFacts = pick(['website', 'strengths', 'weaknesses', 'notes', 'active', 'createdAt']);
