import type { Context } from '../../kernel/context.js';
import { duplicate, invalid } from '../../kernel/errors.js';
import type { BaseRecord } from '../../kernel/record.js';
import { stable } from '../../kernel/value.js';
import { checkCustomValue } from './checkCustomValue.js';
import type { CustomFieldDefinition } from './customField.entity.js';
import { definitionsOf, mayWrite } from './definitions.js';
import { claimValue, releaseValues } from './uniqueValues.js';

type Values = Record<string, unknown>;
type WithCustomFields = BaseRecord & { customFields: Values };

/**
 * Checks the custom fields of a record against their definitions and brings them into stored form. An update merges:
 * keys left out stay, null clears; a new record begins with the defaults. INVALID and DUPLICATE name
 * `customFields.<key>`.
 */
export async function checkCustomFields(
  next: WithCustomFields,
  before: WithCustomFields | null,
  ctx: Context,
): Promise<void> {
  const moved = before !== null && (before.deletedAt === null) !== (next.deletedAt === null);
  if (before && !moved && stable(before.customFields) === stable(next.customFields)) return;
  const definitions = await definitionsOf(ctx, next.constructor.name);
  if (moved) return followBin(next, definitions, ctx);
  const given = next.customFields ?? {};
  const values = await stored(given, before?.customFields ?? null, definitions, ctx);
  if (before || Object.keys(given).length > 0 || ctx.origin === 'USER')
    requireValues(values, definitions, ctx);
  next.customFields = values;
  await claim(next, before?.customFields ?? {}, definitions, ctx);
}

/** The values of a record as they are kept. */
async function stored(
  given: Values,
  before: Values | null,
  definitions: CustomFieldDefinition[],
  ctx: Context,
): Promise<Values> {
  const problems: Record<string, string> = {};
  const values: Values = { ...before };
  for (const { key, defaultValue } of definitions)
    if (!before && given[key] === undefined && defaultValue !== null)
      given = { ...given, [key]: defaultValue };
  for (const [key, value] of Object.entries(given)) {
    if (before && stable(before[key]) === stable(value)) continue;
    const definition = definitions.find((each) => each.key === key);
    const checked = definition
      ? await checkCustomValue(definition, value, before?.[key], ctx)
      : { problem: `There is no custom field ${key}.` };
    if ('problem' in checked) problems[`customFields.${key}`] = checked.problem;
    else if (isEmpty(checked.value)) delete values[key];
    else values[key] = checked.value;
  }
  if (Object.keys(problems).length > 0) throw invalid(problems);
  return values;
}

/** Who may not set a field is not asked for it. */
function requireValues(values: Values, definitions: CustomFieldDefinition[], ctx: Context): void {
  const missing = definitions.filter(
    (definition) => definition.required && values[definition.key] === undefined && mayWrite(ctx, definition),
  );
  if (missing.length > 0)
    throw invalid(
      Object.fromEntries(missing.map(({ key, label }) => [`customFields.${key}`, `${label} is required.`])),
    );
}

async function claim(
  { id, customFields }: WithCustomFields,
  before: Values,
  definitions: CustomFieldDefinition[],
  ctx: Context,
): Promise<void> {
  const problems: Record<string, string> = {};
  for (const definition of definitions) {
    const { key, label } = definition;
    if (!definition.unique || stable(before[key]) === stable(customFields[key])) continue;
    if (!(await claimValue(ctx, definition, id, customFields[key])))
      problems[`customFields.${key}`] = `${label} is already in use.`;
  }
  if (Object.keys(problems).length > 0) throw duplicate(problems);
}

/** In the bin a record gives its unique values free; from there it has to get them again. */
async function followBin(
  next: WithCustomFields,
  definitions: CustomFieldDefinition[],
  ctx: Context,
): Promise<void> {
  if (!definitions.some(({ unique }) => unique)) return;
  if (next.deletedAt) await releaseValues(ctx, next.id);
  else await claim(next, {}, definitions, ctx);
}

const isEmpty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0);
