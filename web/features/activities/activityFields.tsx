import type { ActivityFieldsFragment } from '../../gql/graphql';
import { choicesOf, fieldsOf } from '../../kit/fields/field';
import { PeopleNames } from '../../kit/fields/PeopleNames';
import { personText } from '../../kit/fields/people';
import { ACTIVITIES } from './activityTypes';
import { DueText } from './DueText';
import { RECURRENCES } from './recurrence';

export const STATUS_COLORS = { PENDING: 'gray', IN_PROGRESS: 'blue', COMPLETED: 'teal', CANCELLED: 'orange' };
export const PRIORITY_COLORS = { HIGH: 'orange', URGENT: 'red' };

/** Minutes before the beginning at which one can be reminded. */
export const REMINDERS = [
  { value: '0', label: 'At the beginning' },
  { value: '5', label: '5 minutes before' },
  { value: '15', label: '15 minutes before' },
  { value: '30', label: '30 minutes before' },
  { value: '60', label: '1 hour before' },
  { value: '1440', label: '1 day before' },
  { value: '10080', label: '1 week before' },
];

/** The fields of an activity: columns, facts, form and filters read them here. */
export const activityFields = fieldsOf<ActivityFieldsFragment>([
  {
    key: 'subject',
    label: 'Subject',
    type: 'text',
    sort: 'subject',
    filter: true,
    editable: true,
    required: true,
    width: 260,
  },
  {
    key: 'type',
    label: 'Type',
    type: 'choice',
    options: ACTIVITIES.map(({ type, label }) => ({ value: type, label })),
    sort: 'type',
    filter: true,
    editable: true,
    required: true,
    width: 100,
  },
  {
    key: 'status',
    label: 'Status',
    type: 'choice',
    options: choicesOf(Object.keys(STATUS_COLORS), STATUS_COLORS),
    sort: 'status',
    filter: true,
    editable: true,
    required: true,
    width: 120,
  },
  {
    key: 'priority',
    label: 'Priority',
    type: 'choice',
    options: choicesOf(['LOW', 'NORMAL', 'HIGH', 'URGENT'], PRIORITY_COLORS),
    filter: true,
    editable: true,
    required: true,
    width: 100,
  },
  {
    key: 'dueOn',
    label: 'Due',
    type: 'date',
    sort: 'dueOn',
    filter: true,
    editable: true,
    width: 175,
    cell: (activity) => <DueText activity={activity} />,
  },
  { key: 'dueTime', label: 'Time', type: 'time', help: 'Empty: the whole day.' },
  { key: 'durationMinutes', label: 'Minutes', type: 'number', filter: true, editable: true, width: 100 },
  { key: 'recurrence', label: 'Repeats', type: 'choice', options: RECURRENCES, width: 130 },
  {
    key: 'reminders',
    label: 'Reminders',
    type: 'tags',
    options: REMINDERS,
    read: ({ reminders }) => reminders.map(String),
  },
  {
    key: 'assigneeId',
    label: 'Assignee',
    type: 'reference',
    to: 'user',
    filter: true,
    editable: true,
    width: 150,
  },
  {
    key: 'clientId',
    label: 'Client',
    type: 'reference',
    to: 'client',
    filter: true,
    editable: true,
    width: 170,
  },
  {
    key: 'contactId',
    label: 'Contact',
    type: 'reference',
    to: 'contact',
    filter: true,
    editable: true,
    width: 150,
  },
  {
    key: 'opportunityId',
    label: 'Opportunity',
    type: 'reference',
    to: 'opportunity',
    filter: true,
    editable: true,
    width: 190,
  },
  {
    key: 'leadId',
    label: 'Lead',
    type: 'reference',
    to: 'lead',
    filter: true,
    editable: true,
    width: 150,
  },
  { key: 'location', label: 'Location', type: 'text', filter: true, editable: true },
  {
    key: 'attendees',
    label: 'Attendees',
    type: 'people',
    among: ['contact', 'user'],
    editable: true,
    read: ({ people }) => people.map(personText),
    cell: ({ people }) => <PeopleNames people={people} />,
  },
  { key: 'tags', label: 'Tags', type: 'tags', filter: true, editable: true },
  { key: 'description', label: 'Description', type: 'longText', editable: true },
  { key: 'outcome', label: 'Outcome', type: 'text', filter: true, editable: true },
  { key: 'notes', label: 'Notes', type: 'longText', editable: true },
  { key: 'completedAt', label: 'Completed', type: 'dateTime', sort: 'completedAt', filter: true },
  { key: 'completedById', label: 'Completed by', type: 'reference', to: 'user' },
  { key: 'createdById', label: 'Created by', type: 'reference', to: 'user', filter: true },
  { key: 'createdAt', label: 'Created', type: 'dateTime', sort: 'createdAt', filter: true },
]);

const without = (keys: string[]) => activityFields.filter(({ key }) => !keys.includes(key));
const RESULT = ['outcome', 'notes', 'completedAt', 'completedById', 'createdById', 'createdAt'];
export const activityColumns = without([
  'dueTime',
  'attendees',
  'notes',
  'outcome',
  'completedById',
  'createdById',
  'reminders',
]);
export const activityForm = without(RESULT).filter(({ key }) => key !== 'status');
export const activityFacts = without(['subject', 'dueTime']);
