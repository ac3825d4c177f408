import type { Context } from '../../kernel/context.js';
import { customColumn } from '../../kernel/customFilter.js';
import { nounNamed } from '../../kernel/noun.js';
import type { CustomFieldDefinition } from './customField.entity.js';
import { specOf } from './definitions.js';

/** Two values are the same whatever their case and spaces. */
const NORMAL = (value: string) => `left(lower(regexp_replace(btrim(${value}), '\\s+', ' ', 'g')), 500)`;

/**
 * Takes a value of a unique field for a record, and gives its former one free. False when another record has it: the
 * primary key decides, so also of two that come at the same time.
 */
export async function claimValue(
  ctx: Context,
  { id: definitionId }: CustomFieldDefinition,
  recordId: string,
  value: unknown,
): Promise<boolean> {
  await ctx.db.rows(
    'DELETE FROM custom_unique_values WHERE organization_id = :organizationId AND record_id = :recordId::uuid AND definition_id = :definitionId::uuid',
    { recordId, definitionId },
  );
  if (value === undefined || value === null) return true;
  const rows = await ctx.db.rows<{ record_id: string }>(
    `INSERT INTO custom_unique_values (organization_id, definition_id, value, record_id)
     VALUES (:organizationId, :definitionId::uuid, ${NORMAL(':value::text')}, :recordId::uuid)
     ON CONFLICT (organization_id, definition_id, value) DO NOTHING RETURNING record_id`,
    { definitionId, value: String(value), recordId },
  );
  return rows.length > 0;
}

/** Gives all values of a record free. */
export async function releaseValues(ctx: Context, recordId: string): Promise<void> {
  await ctx.db.rows(
    'DELETE FROM custom_unique_values WHERE organization_id = :organizationId AND record_id = :recordId::uuid',
    { recordId },
  );
}

/** Gives all values of a field free. */
export async function forgetValues(ctx: Context, { id }: CustomFieldDefinition): Promise<void> {
  await ctx.db.rows(
    'DELETE FROM custom_unique_values WHERE organization_id = :organizationId AND definition_id = :id::uuid',
    { id },
  );
}

/**
 * Takes the values that records already have for a field that became unique; answers how many occur more than once, in
 * which case none is taken.
 */
export async function takeValues(ctx: Context, definition: CustomFieldDefinition): Promise<number> {
  const { table } = nounNamed(definition.subjectType)!;
  const value = NORMAL(`(${customColumn(specOf(definition), 't')})::text`);
  await forgetValues(ctx, definition);
  const live = `FROM "${table}" t WHERE t.organization_id = :organizationId AND t.deleted_at IS NULL AND ${value} IS NOT NULL`;
  const [twice] = await ctx.db.rows<{ count: number }>(
    `SELECT count(*)::int AS count FROM (SELECT 1 ${live} GROUP BY ${value} HAVING count(*) > 1) found`,
  );
  if (twice!.count > 0) return twice!.count;
  await ctx.db.rows(
    `INSERT INTO custom_unique_values (organization_id, definition_id, value, record_id)
     SELECT t.organization_id, :id::uuid, ${value}, t.id ${live}`,
    { id: definition.id },
  );
  return 0;
}
