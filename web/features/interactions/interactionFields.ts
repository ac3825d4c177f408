import { choicesOf, fieldsOf } from '../../kit/fields/field';
import { INTERACTIONS } from './interactionTypes';

/** The fields of an interaction by which other lists can be filtered. */
export const interactionFields = fieldsOf([
  {
    key: 'type',
    label: 'Type',
    type: 'choice',
    options: INTERACTIONS.map(({ type, label }) => ({ value: type, label })),
    filter: true,
  },
  {
    key: 'status',
    label: 'Status',
    type: 'choice',
    options: choicesOf(['PLANNED', 'COMPLETED', 'CANCELLED']),
    filter: true,
  },
  { key: 'subject', label: 'Subject', type: 'text', filter: true },
  { key: 'occurredAt', label: 'When', type: 'dateTime', filter: true },
  {
    key: 'direction',
    label: 'Direction',
    type: 'choice',
    options: choicesOf(['INBOUND', 'OUTBOUND', 'INTERNAL']),
    filter: true,
  },
  { key: 'outcome', label: 'Outcome', type: 'text', filter: true },
  { key: 'ownerId', label: 'Owner', type: 'reference', to: 'user', filter: true },
  { key: 'tags', label: 'Tags', type: 'tags', filter: true },
]);
