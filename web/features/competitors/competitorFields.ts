import type { CompetitorFieldsFragment } from '../../gql/graphql';
import { type Field, type FieldType, fieldsOf } from '../../kit/fields/field';

type Figures = CompetitorFieldsFragment['figures'];

/** Where the opportunities stand that a figure counts. */
const behind =
  (which: string) =>
  ({ id }: { id: string }) =>
    `/competitors/${id}/opportunities?which=${which}`;

/** A figure that opens what it counts. */
const figure = (
  key: keyof Figures & string,
  label: string,
  type: FieldType,
  which: string,
  width: number,
): Field<CompetitorFieldsFragment> => ({
  key,
  label,
  type,
  read: ({ figures }) => figures[key],
  rows: behind(which),
  width,
});

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
    width: 180,
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
  figure('open', 'Open', 'number', 'open', 80),
  figure('openBase', 'Open value', 'money', 'open', 110),
  figure('won', 'Won', 'number', 'won', 80),
  figure('wonBase', 'Won value', 'money', 'won', 110),
  figure('lost', 'Lost', 'number', 'lost', 80),
  figure('lostBase', 'Lost value', 'money', 'lost', 110),
  figure('lostTo', 'Lost to them', 'number', 'lost-to-them', 110),
  figure('lostToBase', 'Value lost to them', 'money', 'lost-to-them', 140),
  {
    key: 'winRate',
    label: 'Win rate',
    type: 'percent',
    read: ({ figures: { winRate } }) => (winRate === null ? null : Math.round(winRate * 100)),
    rows: behind('closed'),
    width: 100,
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
  'openBase',
  'won',
  'wonBase',
  'lost',
  'lostBase',
  'lostTo',
  'lostToBase',
  'winRate',
]);
export const competitorForm = pick(['name', 'website', 'strengths', 'weaknesses', 'notes', 'active']);
export const competitorFacts = pick(['website', 'strengths', 'weaknesses', 'notes', 'active', 'createdAt']);
