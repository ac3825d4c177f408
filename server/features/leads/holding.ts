import type { Context } from '../../kernel/context.js';
import { typedFilter } from '../../kernel/customFilter.js';
import { RapportError } from '../../kernel/errors.js';
import { fieldsOf } from '../../kernel/field.js';
import type { FilterJson } from '../../kernel/filter.js';
import { compileFilter } from '../../kernel/filterSql.js';
import { Params } from '../../kernel/params.js';
import type { RecordClass } from '../../kernel/record.js';
import { systemActor } from '../identity/signUp.js';
import { Lead } from './lead.entity.js';

/** A condition as SQL on the alias, seen by the organization itself: rules hold whoever writes a lead. */
export async function compileCondition(
  ctx: Context,
  Class: RecordClass,
  condition: FilterJson,
  alias: string,
  params: Params,
): Promise<string> {
  const { organizationId, timeZone, baseCurrency } = ctx.actor;
  const filter = await typedFilter(ctx, Class, condition, 'condition');
  return compileFilter(Class, filter, alias, params, systemActor(organizationId, timeZone, baseCurrency));
}

/** A condition that cannot be read any more, for instance after its custom field was deleted, holds for nothing. */
export async function conditionOrNothing(...given: Parameters<typeof compileCondition>): Promise<string> {
  const params = given[4];
  const before = params.values.length;
  try {
    return await compileCondition(...given);
  } catch (error) {
    if (!(error instanceof RapportError)) throw error;
    params.values.length = before;
    return 'false';
  }
}

/** Which of the conditions hold for each lead, by its id. The leads need not be written yet. */
export async function holding(
  ctx: Context,
  leads: Lead[],
  conditions: FilterJson[],
): Promise<Map<string, boolean[]>> {
  if (conditions.length === 0) return new Map(leads.map(({ id }) => [id, []]));
  const params = new Params();
  const checks: string[] = [];
  for (const condition of conditions)
    checks.push(await conditionOrNothing(ctx, Lead, condition, 't', params));
  const rows = await ctx.db.read(
    `SELECT t.id, ${checks.join(', ')} FROM jsonb_populate_recordset(NULL::leads, ${params.add(JSON.stringify(leads.map(asRow)))}::jsonb) t`,
    params.values,
  );
  return new Map(rows.map(([id, ...held]) => [id as string, held.map((each) => each === true)]));
}

const asRow = (lead: Lead) =>
  Object.fromEntries(
    [...fieldsOf(Lead).values()].map(({ key, column }) => [
      column,
      (lead as unknown as Record<string, unknown>)[key],
    ]),
  );
