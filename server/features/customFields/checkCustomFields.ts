import type { Context } from '../../kernel/context.js';
import { provideCustomFields } from '../../kernel/customFilter.js';
import { invalid } from '../../kernel/errors.js';
import { type FieldSpec, type FieldType, fieldsOf, type TextFormat } from '../../kernel/field.js';
import { allNouns } from '../../kernel/noun.js';
import type { BaseRecord } from '../../kernel/record.js';
import { defineRules } from '../../kernel/rules.js';
import { checkValue, stable } from '../../kernel/value.js';
import { CustomFieldDefinition, CustomFieldType } from './customField.entity.js';

type WithCustomFields = BaseRecord & { customFields: Record<string, unknown> };

const KINDS: Record<keyof typeof CustomFieldType, { type: FieldType; format?: TextFormat; max?: number }> = {
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
};

/**
 * Checks the custom fields of a record against their definitions and brings them into stored form. An update merges:
 * keys left out stay, null clears. INVALID names `customFields.<key>`.
 */
export async function checkCustomFields(
  next: WithCustomFields,
  before: WithCustomFields | null,
  ctx: Context,
): Promise<void> {
  if (before && stable(before.customFields) === stable(next.customFields)) return;
  const given = next.customFields ?? {};
  if (!before && Object.keys(given).length === 0 && ctx.origin !== 'USER') return;
  const definitions = await definitionsOf(ctx, next.constructor.name);
  const problems: Record<string, string> = {};
  const values: Record<string, unknown> = { ...before?.customFields };
  for (const [key, value] of Object.entries(given)) {
    const definition = definitions.find((each) => each.key === key);
    if (!definition) {
      if (!before || stable(before.customFields[key]) !== stable(value))
        problems[`customFields.${key}`] = `There is no custom field ${key}.`;
      continue;
    }
    const checked = checkValue(specOf(definition), value, ctx.country);
    const problem = 'problem' in checked ? checked.problem : wrongOption(definition, checked.value);
    if (problem) problems[`customFields.${key}`] = problem;
    else if ('value' in checked && !isEmpty(checked.value)) values[key] = checked.value;
    else delete values[key];
  }
  for (const { key, label, required } of definitions)
    if (required && values[key] === undefined) problems[`customFields.${key}`] ??= `${label} is required.`;
  if (Object.keys(problems).length > 0) throw invalid(problems);
  next.customFields = values;
}

const definitionsOf = (ctx: Context, noun: string): Promise<CustomFieldDefinition[]> =>
  ctx.loaders.custom('customFieldDefinitions', noun, (types) =>
    Promise.all(types.map((subjectType) => ctx.db.find(CustomFieldDefinition, { subjectType }))),
  );

provideCustomFields(async (ctx, noun) => (await definitionsOf(ctx, noun)).map(specOf));

const specOf = (definition: CustomFieldDefinition): FieldSpec => ({
  key: definition.key,
  column: 'custom_fields',
  label: definition.label,
  nullable: true,
  ...KINDS[definition.type],
});

const isEmpty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0);

function wrongOption(definition: CustomFieldDefinition, value: unknown): string | null {
  if (!definition.options || value === null || !definition.type.includes('SELECT')) return null;
  const ids = definition.options.map((option) => option.id);
  const chosen = Array.isArray(value) ? value : [value];
  return chosen.every((id) => ids.includes(id)) ? null : `${definition.label} has no such option.`;
}

defineRules(CustomFieldDefinition, {
  prepare: (next) => {
    const subject = allNouns().find(({ Class }) => Class.name === next.subjectType);
    if (!subject || !fieldsOf(subject.Class).has('customFields'))
      throw invalid({ subjectType: 'This noun has no custom fields.' });
    if (!/^[a-z][a-zA-Z0-9_]*$/.test(next.key ?? ''))
      throw invalid({ key: 'Begin with a small letter; then letters, digits and _.' });
    if (next.type?.includes('SELECT') && !next.options?.every((option) => option.id && option.label))
      throw invalid({ options: 'Give options as [{ id, label }].' });
  },
});
