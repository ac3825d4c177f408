import type { Context } from '../../kernel/context.js';
import { CUSTOM_KEY } from '../../kernel/customFilter.js';
import { forbidden, invalid, notFound } from '../../kernel/errors.js';
import { fieldsOf } from '../../kernel/field.js';
import { nounNamed } from '../../kernel/noun.js';
import { defineRules } from '../../kernel/rules.js';
import { Role } from '../identity/role.entity.js';
import { checkCustomValue } from './checkCustomValue.js';
import { CustomFieldDefinition } from './customField.entity.js';
import { followDetails } from './followDetails.js';
import { problemOf } from './pattern.js';
import { forgetValues, takeValues } from './uniqueValues.js';

/** How many fields of an organization can be indexed. */
export const MAX_INDEXED = 20;

/** What a REFERENCE can lead to. */
const REFERENCED = ['Client', 'Contact', 'Lead', 'Opportunity'];
const UNIQUE = ['TEXT', 'NUMBER', 'DECIMAL', 'DATE', 'URL', 'EMAIL', 'PHONE', 'USER', 'REFERENCE'];
const NUMBERS = ['NUMBER', 'DECIMAL', 'MONEY'];
const TEXTS = ['TEXT', 'LONG_TEXT'];

defineRules(CustomFieldDefinition, {
  prepare: async (next, before, ctx) => {
    await checkRoles(next, before, ctx);
    if (next.deletedAt) return;
    checkNoun(next);
    keepOptions(next, before);
    checkLimits(next);
    await checkDefault(next, ctx);
    await checkIndexed(next, before, ctx);
    next.position ??= await nextPosition(ctx, next.subjectType);
  },
  follow: async (row, before, ctx) => {
    await followUnique(row, before, ctx);
    await followDetails(ctx, row, before);
    const wanted = row.indexed && !row.deletedAt;
    const had = Boolean(before?.indexed && !before.deletedAt);
    if (wanted === had) return;
    await ctx.db.enqueue(
      'customFields.index',
      { organizationId: row.organizationId, definitionId: row.id },
      { key: `customFields.index:${row.id}`, queue: 'customFields.index' },
    );
  },
});

/** A field for some roles is changed only by who has one of them, and nobody shuts themselves out. */
async function checkRoles(
  next: CustomFieldDefinition,
  before: CustomFieldDefinition | null,
  ctx: Context,
): Promise<void> {
  for (const key of ['readRoleIds', 'writeRoleIds'] as const) {
    const given = next[key] ?? [];
    const added = given.filter((id) => !before?.[key].includes(id));
    if ((await ctx.db.count(Role, { id: added })) < added.length)
      throw notFound('Role', { [key]: 'One of these roles does not exist.' });
    for (const roleIds of [before?.[key], given])
      if (!ctx.actor.isOneOf(roleIds)) throw forbidden('You need one of the roles it is for.');
  }
}

function checkNoun({ subjectType, key, type, referenceTo }: CustomFieldDefinition): void {
  const Subject = nounNamed(subjectType)?.Class;
  if (!Subject || !fieldsOf(Subject).has('customFields'))
    throw invalid({ subjectType: 'This noun has no custom fields.' });
  if (!CUSTOM_KEY.test(key ?? ''))
    throw invalid({ key: 'Begin with a small letter; then letters, digits and _.' });
  if (type === 'REFERENCE' && !REFERENCED.includes(referenceTo ?? ''))
    throw invalid({ referenceTo: `Say where it leads: ${REFERENCED.join(', ')}.` });
}

/** Options keep their ids; one that is taken away is archived, for the sake of the records that have it. */
function keepOptions(next: CustomFieldDefinition, before: CustomFieldDefinition | null): void {
  if (!next.type?.includes('SELECT')) {
    next.options = null;
    return;
  }
  const given = next.options ?? [];
  if (!Array.isArray(given) || !given.every((option) => option?.id && option.label))
    throw invalid({ options: 'Give options as [{ id, label }].' });
  if (given.length === 0) throw invalid({ options: 'Give at least one option.' });
  if (given.length > 200) throw invalid({ options: 'At most 200 options.' });
  if (new Set(given.map(({ id }) => id)).size < given.length)
    throw invalid({ options: 'Two options have the same id.' });
  const gone = (before?.options ?? []).filter(({ id }) => !given.some((option) => option.id === id));
  next.options = [
    ...given.map(({ id, label, color, archived }) => ({
      id: String(id),
      label: String(label).trim(),
      ...(/^#[0-9a-f]{6}$/i.test(color ?? '') ? { color } : {}),
      ...(archived ? { archived: true } : {}),
    })),
    ...gone.map((option) => ({ ...option, archived: true })),
  ];
}

function checkLimits(next: CustomFieldDefinition): void {
  const problems: Record<string, string> = {};
  if (next.unique && !UNIQUE.includes(next.type)) problems.unique = 'Values of this type cannot be unique.';
  for (const key of ['minimum', 'maximum'] as const)
    if (next[key] !== null && !NUMBERS.includes(next.type)) problems[key] = 'Only numbers have limits.';
  if (next.minimum !== null && next.maximum !== null && Number(next.minimum) > Number(next.maximum))
    problems.maximum = 'The maximum is smaller than the minimum.';
  for (const key of ['maxLength', 'pattern'] as const)
    if (next[key] !== null && !TEXTS.includes(next.type)) problems[key] = 'Only texts have this.';
  if (next.type === 'TEXT' && (next.maxLength ?? 0) > 500)
    problems.maxLength = 'One line holds 500 characters.';
  const pattern = next.pattern && problemOf(next.pattern);
  if (pattern) problems.pattern = pattern;
  if (next.indexed && next.type === 'LONG_TEXT') problems.indexed = 'Long texts cannot be indexed.';
  if (Object.keys(problems).length > 0) throw invalid(problems);
}

async function checkDefault(next: CustomFieldDefinition, ctx: Context): Promise<void> {
  if (next.defaultValue === null || next.defaultValue === undefined) return;
  if (next.unique) throw invalid({ defaultValue: 'A unique field has no default.' });
  const checked = await checkCustomValue(next, next.defaultValue, null, ctx);
  if ('problem' in checked) throw invalid({ defaultValue: checked.problem });
  next.defaultValue = checked.value;
}

async function checkIndexed(
  next: CustomFieldDefinition,
  before: CustomFieldDefinition | null,
  ctx: Context,
): Promise<void> {
  if (!next.indexed) return;
  if (before?.indexed && !before.deletedAt) return;
  const others = await ctx.db.count(CustomFieldDefinition, { indexed: true, id: { ne: next.id } });
  if (others >= MAX_INDEXED)
    throw invalid({ indexed: `At most ${MAX_INDEXED} fields of an organization can be indexed.` });
}

async function nextPosition(ctx: Context, subjectType: string): Promise<number> {
  const [row] = await ctx.db.rows<{ next: number }>(
    'SELECT coalesce(max(position) + 1, 0)::int AS next FROM custom_field_definitions WHERE organization_id = :organizationId AND subject_type = :subjectType AND deleted_at IS NULL',
    { subjectType },
  );
  return row!.next;
}

async function followUnique(
  row: CustomFieldDefinition,
  before: CustomFieldDefinition | null,
  ctx: Context,
): Promise<void> {
  const wanted = row.unique && !row.deletedAt;
  const had = Boolean(before?.unique && !before.deletedAt);
  if (wanted === had) return;
  if (!wanted) return forgetValues(ctx, row);
  const twice = await takeValues(ctx, row);
  if (twice > 0)
    throw invalid({
      unique: `${twice} ${twice === 1 ? 'value occurs' : 'values occur'} more than once. Make them different first.`,
    });
}
