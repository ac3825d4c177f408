import { type FieldSpec, fieldsOf } from './kernel/field.js';
import { allNouns, type NounSpec, nounOf } from './kernel/noun.js';
import type { RecordClass } from './kernel/record.js';
import { collectionsOf } from './kernel/reference.js';
import './schema.js';

const INTRO = `# Data model

*Generated from the entities by \`npm run generate\`; do not edit.*

Every table has the columns \`organization_id, id, created_at, updated_at, deleted_at, version\`, the primary key
\`(organization_id, id)\`, and foreign keys that carry the organization, so that PostgreSQL itself refuses a reference from
one organization to another. Ids are UUID v7. Money is \`numeric\`, instants are \`timestamptz\` in UTC, days are \`date\`.
Deleting sets \`deleted_at\`; restoring clears it. Every write leaves one row in \`events\` with the values before and after.

Tables without an organization: \`accounts\` (sign-ins), \`sessions\`, \`tokens\` (one-time secrets, hashed).
`;

/** The data model as a page: one table for each noun, by name. */
export const dataModelText = (): string =>
  `${INTRO}\n${allNouns()
    .sort((a, b) => (a.Class.name < b.Class.name ? -1 : 1))
    .map(nounText)
    .join('\n')}`;

function nounText(noun: NounSpec): string {
  const own = [...fieldsOf(noun.Class).values()].filter((field) => field.description);
  const children = collectionsOf(noun.Class)
    .map(({ name, Child }) => `\`${name}\` (${Child.name})`)
    .sort();
  return [
    `## ${noun.Class.name}`,
    '',
    `${noun.description} Table \`${noun.table}\`.${children.length > 0 ? ` Lists: ${children.join(', ')}.` : ''}`,
    '',
    '| Field | Column | Type | Meaning |',
    '|---|---|---|---|',
    ...own.map(
      (field) => `| \`${field.key}\` | \`${field.column}\` | ${typeText(field)} | ${meaning(field)} |`,
    ),
    '',
  ].join('\n');
}

function typeText(field: FieldSpec): string {
  const target = field.reference && nounOf(field.reference() as RecordClass).Class.name;
  const type = target
    ? `→ ${target}`
    : field.type === 'CHOICE'
      ? field.choices!.values.join(' · ')
      : field.type.toLowerCase();
  return `${type}${field.nullable ? '' : ', required'}`;
}

function meaning(field: FieldSpec): string {
  const notes = [
    field.write === 'NEVER' && 'computed',
    field.sensitive && `needs \`${field.sensitive}\``,
    field.pii && field.pii !== 'NONE' && `${field.pii.toLowerCase()} data`,
    field.hidden && 'not in the API',
  ];
  const shown = notes.filter(Boolean);
  return `${field.description}${shown.length > 0 ? ` *(${shown.join(', ')})*` : ''}`;
}
