import { Decimal } from 'decimal.js';
import { isId } from '../../kernel/clock.js';
import type { Context } from '../../kernel/context.js';
import { nounNamed } from '../../kernel/noun.js';
import { type Checked, checkValue } from '../../kernel/value.js';
import type { CustomFieldDefinition } from './customField.entity.js';
import { specOf, targetOf } from './definitions.js';
import { matches } from './pattern.js';

/** Brings a value of a custom field into its stored form or says what is wrong; what was there before may stay. */
export async function checkCustomValue(
  definition: CustomFieldDefinition,
  input: unknown,
  before: unknown,
  ctx: Context,
): Promise<Checked> {
  if (input === null || input === undefined || input === '') return { value: null };
  const { type } = definition;
  if (type === 'MONEY') return checkMoney(definition, input, before, ctx);
  const checked = checkValue(specOf(definition), input, ctx.country);
  if ('problem' in checked || checked.value === null) return checked;
  const { value } = checked;
  if (type === 'SELECT' || type === 'MULTI_SELECT') return checkOptions(definition, value, before);
  if (type === 'USER' || type === 'REFERENCE') return checkReference(definition, value as string, ctx);
  if (definition.pattern && !matches(definition.pattern, String(value)))
    return { problem: `${definition.label} does not have the form ${definition.pattern}.` };
  return checked;
}

/** An option that was archived stays where it is, but is not chosen again. */
function checkOptions({ options, label }: CustomFieldDefinition, value: unknown, before: unknown): Checked {
  const kept = [before].flat();
  const wrong = [value].flat().find((id) => {
    const option = options?.find((each) => each.id === id);
    return !option || (option.archived && !kept.includes(id));
  });
  return wrong === undefined ? { value } : { problem: `${label} has no such option.` };
}

/** The record has to be there for whoever sets it: hidden, foreign and deleted ones give the same answer. */
async function checkReference(definition: CustomFieldDefinition, id: string, ctx: Context): Promise<Checked> {
  const Target = nounNamed(targetOf(definition))?.Class;
  const target = Target && isId(id) ? await ctx.loaders.one(Target, id) : null;
  return target && !target.deletedAt
    ? { value: id }
    : { problem: `${definition.label} leads to no record you can see.` };
}

/** An amount with its currency, and what it is worth in the currency of the organization. */
function checkMoney(
  definition: CustomFieldDefinition,
  input: unknown,
  before: unknown,
  ctx: Context,
): Checked {
  const { label } = definition;
  const { baseCurrency } = ctx.actor;
  if (Array.isArray(input)) return { problem: `${label} has to be { amount, currency }.` };
  const given = typeof input === 'object' ? (input as Record<string, unknown>) : { amount: input };
  const known = (before ?? {}) as Record<string, unknown>;
  const amount = checkValue({ ...specOf(definition), nullable: true }, given.amount);
  if ('problem' in amount || amount.value === null) return amount;
  const currency = checkValue(
    { key: 'currency', column: '', label: `Currency of ${label}`, type: 'TEXT', format: 'CURRENCY' },
    given.currency ?? baseCurrency,
  );
  if ('problem' in currency) return currency;
  const same = currency.value === baseCurrency;
  const kept = currency.value === known.currency ? known.rateToBase : undefined;
  const rate = checkValue(
    { key: 'rate', column: '', label: `Rate of ${label}`, type: 'DECIMAL', scale: 8, min: 0, nullable: true },
    same ? '1' : (given.rateToBase ?? kept),
  );
  if ('problem' in rate) return rate;
  if (rate.value === null || Number(rate.value) === 0)
    return { problem: `${label}: say what one ${currency.value} is worth in ${baseCurrency}.` };
  const base = new Decimal(String(amount.value)).mul(String(rate.value)).toFixed(4);
  return { value: { amount: amount.value, currency: currency.value, rateToBase: rate.value, base } };
}
