import { sentence } from '../../kit/fields/field';

const choice = (value: string) => ({ value, label: sentence(value) });

/** What can be looked for: past tenses of any record, and what is noted beside the records. */
export const EVENTS = [
  { value: 'session.opened', label: 'Signed in' },
  { value: 'session.refused', label: 'Sign-in failed' },
  { value: 'session.throttled', label: 'Sign-in stopped' },
  { value: 'session.ended', label: 'Signed out' },
  { value: 'password.requested', label: 'Asked for a new password' },
  { value: 'password.reset', label: 'Set a new password' },
  { value: 'access.denied', label: 'Refused' },
  { value: 'apiKey.newAddress', label: 'API key from a new address' },
  { value: 'view.started', label: 'Looks as' },
  { value: 'view.stopped', label: 'Looks as themselves again' },
  { value: 'audit.exported', label: 'Audit exported' },
  { value: 'export.requested', label: 'List exported' },
  ...['created', 'updated', 'deleted', 'restored', 'moved', 'undone'].map(choice),
];

export const ORIGINS = ['USER', 'API', 'IMPORT', 'WORKFLOW', 'MERGE', 'SYNC', 'SYSTEM'].map(choice);

export const RECORD_TYPES = [
  ...['Client', 'Contact', 'Lead', 'Opportunity', 'Interaction', 'Activity', 'Attachment', 'Import'],
  ...['User', 'Role', 'Team', 'ApiKey', 'Organization', 'Pipeline', 'PipelineStage', 'Export'],
].map((value) => ({
  value,
  label: value.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
}));

const KNOWN = new Map(EVENTS.map(({ value, label }) => [value, label]));

/** An event in words: `client.updated` is “Updated client”. */
export function eventWords(name: string): string {
  const [noun = '', verb = name] = name.split('.');
  const plain = noun.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return KNOWN.get(name) ?? `${sentence(verb)} ${plain}`;
}
