import { isId, newId } from '../../kernel/clock.js';
import { Context } from '../../kernel/context.js';
import { customColumn } from '../../kernel/customFilter.js';
import { defineJob } from '../../kernel/jobs.js';
import { nounNamed } from '../../kernel/noun.js';
import { type Patient, withPatience } from '../../kernel/patience.js';
import { systemActor } from '../identity/signUp.js';
import { CustomFieldDefinition } from './customField.entity.js';
import { specOf } from './definitions.js';

const nameOf = ({ id }: CustomFieldDefinition) => `custom_${id.replaceAll('-', '')}`;

/** What the index of the other direction is called besides. */
const DOWN = '_down';

/**
 * Brings the index of a custom field to where the definition wants it: built without locking anybody out while it is
 * wanted, gone when it is not or the field is archived. It holds the rows of one organization.
 */
export const indexField = defineJob(
  'customFields.index',
  async ({ organizationId, definitionId }: { organizationId: string; definitionId: string }, services) => {
    const ctx = new Context({
      services,
      actor: systemActor(organizationId),
      requestId: newId(),
      origin: 'SYSTEM',
    });
    const [definition] = await ctx.db.find(CustomFieldDefinition, { id: definitionId }, { deleted: true });
    if (!definition) return;
    const wanted = definition.indexed && !definition.deletedAt;
    try {
      await withPatience(services, (run) => (wanted ? build(run, definition) : drop(run, definition)));
    } catch (error) {
      await note(ctx, definition, false, (error as Error).message.slice(0, 500));
      throw error;
    }
    await note(ctx, definition, wanted, null);
  },
);

/** Whether there is an index now is no change of the definition: its version stays. */
const note = (ctx: Context, { id }: CustomFieldDefinition, ready: boolean, problem: string | null) =>
  ctx.db.rows(
    `UPDATE custom_field_definitions SET indexed_at = CASE WHEN :ready::boolean THEN now() END, index_problem = :problem
     WHERE organization_id = :organizationId AND id = :id::uuid RETURNING id`,
    { id, ready, problem },
  );

/**
 * The planner knows nothing of the values in an index of some rows, hence the statistics beside it. Records without a
 * value come last in both directions, so an index of the other direction stands beside that of a field to sort by.
 */
async function build(run: Patient, definition: CustomFieldDefinition): Promise<void> {
  const { organizationId, subjectType, type } = definition;
  if (!isId(organizationId)) throw new Error('Not an id.');
  const { table } = nounNamed(subjectType)!;
  const spec = specOf(definition);
  const value = customColumn(spec, `"${table}"`).replaceAll(`"${table}".`, '');
  const name = nameOf(definition);
  const index = async (as: string, keys: string) => {
    if (await isBroken(run, as)) await run(`DROP INDEX CONCURRENTLY IF EXISTS "${as}"`);
    await run(
      `CREATE INDEX CONCURRENTLY IF NOT EXISTS "${as}" ON "${table}" ${keys} WHERE organization_id = '${organizationId}'`,
    );
  };
  if (type === 'MULTI_SELECT') return index(name, `USING gin (${value})`);
  await index(name, `(${value}, id)`);
  if (spec.sort) await index(name + DOWN, `(${value} DESC NULLS LAST, id DESC)`);
  await run(`CREATE STATISTICS IF NOT EXISTS "${name}_values" ON (${value}) FROM "${table}"`);
  await run(`ANALYZE "${table}" (custom_fields)`);
}

/** Whether building the index was broken off before. */
async function isBroken(run: Patient, name: string): Promise<boolean> {
  const rows = await run<{ valid: boolean }>(
    'SELECT i.indisvalid AS valid FROM pg_class c JOIN pg_index i ON i.indexrelid = c.oid WHERE c.relname = $1',
    [name],
  );
  return rows[0]?.valid === false;
}

async function drop(run: Patient, definition: CustomFieldDefinition): Promise<void> {
  for (const name of [nameOf(definition), nameOf(definition) + DOWN])
    await run(`DROP INDEX CONCURRENTLY IF EXISTS "${name}"`);
  await run(`DROP STATISTICS IF EXISTS "${nameOf(definition)}_values"`);
}
