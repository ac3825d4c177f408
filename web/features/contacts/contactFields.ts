import type { ContactFieldsFragment } from '../../gql/graphql';
import { choicesOf, type Field, fieldsOf } from '../../kit/fields/field';

/** The fields of a contact: columns, facts, form and filters read them here. */
export const contactFields = fieldsOf<ContactFieldsFragment>([
  { key: 'name', label: 'Name', type: 'text', sort: 'name', filter: true },
  { key: 'firstName', label: 'First name', type: 'text', editable: true },
  { key: 'lastName', label: 'Last name', type: 'text', editable: true },
  {
    key: 'clientId',
    label: 'Client',
    type: 'reference',
    to: 'client',
    filter: true,
    editable: true,
    width: 180,
  },
  { key: 'jobTitle', label: 'Job title', type: 'text', sort: 'jobTitle', filter: true, editable: true },
  { key: 'department', label: 'Department', type: 'text', filter: true, editable: true },
  {
    key: 'role',
    label: 'Role',
    type: 'text',
    filter: true,
    editable: true,
    help: 'Such as decision maker or champion.',
  },
  { key: 'isPrimary', label: 'Main contact', type: 'boolean', filter: true, editable: true, width: 110 },
  { key: 'email', label: 'Email', type: 'email', sort: 'email', filter: true, editable: true, width: 200 },
  { key: 'phone', label: 'Phone', type: 'phone', editable: true },
  { key: 'mobilePhone', label: 'Mobile', type: 'phone', editable: true },
  {
    key: 'preferredChannel',
    label: 'Prefers',
    type: 'choice',
    options: choicesOf(['EMAIL', 'PHONE', 'SMS', 'CHAT', 'MAIL']),
    editable: true,
    width: 110,
  },
  { key: 'doNotCall', label: 'Do not call', type: 'boolean', filter: true, editable: true, width: 110 },
  { key: 'emailOptIn', label: 'May be emailed', type: 'boolean', filter: true, editable: true, width: 130 },
  { key: 'smsOptIn', label: 'May be texted', type: 'boolean', editable: true, width: 130 },
  { key: 'ownerId', label: 'Owner', type: 'reference', to: 'user', filter: true, editable: true },
  { key: 'tags', label: 'Tags', type: 'tags', filter: true, editable: true },
  { key: 'source', label: 'Source', type: 'text', editable: true },
  { key: 'linkedinUrl', label: 'LinkedIn', type: 'url', editable: true },
  { key: 'birthday', label: 'Birthday', type: 'date', editable: true },
  { key: 'notes', label: 'Notes', type: 'longText', editable: true },
  { key: 'lastContactedAt', label: 'Last contact', type: 'dateTime', sort: 'lastContactedAt', filter: true },
  { key: 'createdAt', label: 'Created', type: 'dateTime', sort: 'createdAt', filter: true },
]);

const without = (keys: string[]) => contactFields.filter(({ key }) => !keys.includes(key));
export const contactColumns = without(['firstName', 'lastName', 'linkedinUrl', 'birthday', 'notes']);
export const contactForm = without(['name', 'lastContactedAt', 'createdAt']);
export const contactFacts = without(['name', 'firstName', 'lastName', 'createdAt']);

/** Further clients, of which the history of a contact tells too. */
const alsoAt: Field = { key: 'affiliation', label: 'Also at', type: 'reference', to: 'client' };
export const historyFields: Field[] = [...(contactFields as Field[]), alsoAt];

/** The fields by which contacts are found through their further clients, and clients through people of others. */
export const affiliationFields = fieldsOf([
  { key: 'clientId', label: 'Client', type: 'reference', to: 'client', filter: true },
  { key: 'contactId', label: 'Contact', type: 'reference', to: 'contact', filter: true },
  { key: 'jobTitle', label: 'Job title there', type: 'text', filter: true },
  { key: 'since', label: 'Since', type: 'date', filter: true },
  { key: 'until', label: 'Until', type: 'date', filter: true },
]);
