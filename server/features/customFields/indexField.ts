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

/** The planner knows nothing of the values in an index of some rows, hence the statistics beside it. */
async function build(run: Patient, definition: CustomFieldDefinition): Promise<void> {
  const { organizationId, subjectType, type } = definition;
  if (!isId(organizationId)) throw new Error('Not an id.');
  const name = nameOf(definition);
  const rows = await run<{ valid: boolean }>(
    'SELECT i.indisvalid AS valid FROM pg_class c JOIN pg_index i ON i.indexrelid = c.oid WHERE c.relname = $1',
    [name],
  );
  if (rows[0] && !rows[0].valid) await drop(run, definition);
  const { table } = nounNamed(subjectType)!;
  const value = customColumn(specOf(definition), `"${table}"`).replaceAll(`"${table}".`, '');
  const list = type === 'MULTI_SELECT';
  await run(
    `CREATE INDEX CONCURRENTLY IF NOT EXISTS "${name}" ON "${table}" ${list ? `USING gin (${value})` : `(${value}, id)`} WHERE organization_id = '${organizationId}'`,
  );
  if (list) return;
  await run(`CREATE STATISTICS IF NOT EXISTS "${name}_values" ON (${value}) FROM "${table}"`);
  await run(`ANALYZE "${table}" (custom_fields)`);
}

async function drop(run: Patient, definition: CustomFieldDefinition): Promise<void> {
  await run(`DROP INDEX CONCURRENTLY IF EXISTS "${nameOf(definition)}"`);
  await run(`DROP STATISTICS IF EXISTS "${nameOf(definition)}_values"`);
}
