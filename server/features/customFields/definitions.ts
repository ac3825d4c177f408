import { ANY_ROLE } from '../../kernel/actor.js';
import type { Context } from '../../kernel/context.js';
import { provideCustomFields } from '../../kernel/customFilter.js';
import type { FieldSpec, FieldType, TextFormat } from '../../kernel/field.js';
import { nounNamed } from '../../kernel/noun.js';
import { CustomFieldDefinition, type CustomFieldType } from './customField.entity.js';

interface Kind {
  type: FieldType;
  format?: TextFormat;
  max?: number;
  inner?: string;
}

const KINDS: Record<keyof typeof CustomFieldType, Kind> = {
  TEXT: { type: 'TEXT' },
  LONG_TEXT: { type: 'TEXT', max: 20_000 },
  NUMBER: { type: 'INTEGER' },
  DECIMAL: { type: 'DECIMAL' },
  BOOLEAN: { type: 'BOOLEAN' },
  DATE: { type: 'DATE' },
  DATE_TIME: { type: 'INSTANT' },
  SELECT: { type: 'TEXT' },
  MULTI_SELECT: { type: 'TEXTS' },
  URL: { type: 'TEXT', format: 'URL' },
  EMAIL: { type: 'TEXT', format: 'EMAIL' },
  PHONE: { type: 'TEXT', format: 'PHONE' },
  MONEY: { type: 'DECIMAL', inner: 'base' },
  USER: { type: 'REFERENCE' },
  REFERENCE: { type: 'REFERENCE' },
};

/** The custom fields of a noun that are not archived, in order. */
export const definitionsOf = (ctx: Context, noun: string): Promise<CustomFieldDefinition[]> =>
  ctx.loaders.custom('customFieldDefinitions', noun, (types) =>
    Promise.all(
      types.map((subjectType) =>
        ctx.db.find(CustomFieldDefinition, { subjectType }, { orderBy: [{ field: 'position' }] }),
      ),
    ),
  );

/** The noun that a USER or REFERENCE leads to. */
export const targetOf = ({ type, referenceTo }: CustomFieldDefinition): string =>
  type === 'USER' ? 'User' : (referenceTo ?? '');

/** A custom field as the registry describes fields. */
export const specOf = (definition: CustomFieldDefinition): FieldSpec => ({
  key: definition.key,
  column: 'custom_fields',
  custom: true,
  label: definition.label,
  nullable: true,
  filter: true,
  sort: !['MULTI_SELECT', 'USER', 'REFERENCE', 'LONG_TEXT'].includes(definition.type),
  pii: definition.privacy,
  ...KINDS[definition.type],
  ...(definition.minimum === null ? {} : { min: Number(definition.minimum) }),
  ...(definition.maximum === null ? {} : { max: Number(definition.maximum) }),
  ...(definition.maxLength === null ? {} : { max: definition.maxLength }),
  ...(KINDS[definition.type].type === 'REFERENCE'
    ? { reference: () => nounNamed(targetOf(definition))!.Class }
    : {}),
  readers: definition.readRoleIds,
  writers: definition.writeRoleIds,
});

/** Whether the actor gets to see the values of a field. */
export const mayRead = (ctx: Context, { readRoleIds }: CustomFieldDefinition): boolean =>
  ctx.actor.isOneOf(readRoleIds);

/** Whether the actor may set the values of a field. */
export const mayWrite = (ctx: Context, definition: CustomFieldDefinition): boolean =>
  mayRead(ctx, definition) && ctx.actor.isOneOf(definition.writeRoleIds);

/** Archived fields, and those that are for roles the actor has not. */
provideCustomFields(
  async (ctx, noun) => (await definitionsOf(ctx, noun)).map(specOf),
  (ctx, noun, params) => {
    const { roleIds } = ctx.actor;
    const readable = roleIds.includes(ANY_ROLE)
      ? ''
      : ` AND (d.read_role_ids = '{}' OR d.read_role_ids && ${params.add(roleIds)}::text[])`;
    return `(SELECT coalesce(array_agg(h.key), '{}') FROM (SELECT d.key FROM custom_field_definitions d
      WHERE d.organization_id = ${params.add(ctx.actor.organizationId)} AND d.subject_type = ${params.add(noun)}
      GROUP BY d.key HAVING NOT bool_or(d.deleted_at IS NULL${readable})) h)`;
  },
);
