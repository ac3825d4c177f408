import type { Context } from '../../kernel/context.js';
import type { CustomFieldDefinition } from './customField.entity.js';

/** The types whose values are words to search for; `search_custom` has the same list. */
const WORDS = ['TEXT', 'LONG_TEXT', 'NUMBER', 'DECIMAL', 'URL', 'EMAIL', 'PHONE'];

/** Whether anybody who sees a record may find it by its value of the field. */
const isFound = ({ type, readRoleIds, privacy, deletedAt }: CustomFieldDefinition) =>
  WORDS.includes(type) && readRoleIds.length === 0 && privacy !== 'SENSITIVE' && !deletedAt;

/**
 * When the values of a field begin or cease to be found, the details of its noun are written anew in the background;
 * what ceases is not found from the moment of the change.
 */
export async function followDetails(
  ctx: Context,
  row: CustomFieldDefinition,
  before: CustomFieldDefinition | null,
): Promise<void> {
  if (!before || isFound(row) === isFound(before)) return;
  const { organizationId, subjectType } = row;
  if (!isFound(row))
    await ctx.db.rows(
      'DELETE FROM search_details WHERE organization_id = :organizationId AND noun = :subjectType RETURNING id',
      { subjectType },
    );
  await ctx.db.enqueue(
    'search.describe',
    { organizationId, noun: subjectType },
    { key: `search.describe:${organizationId}:${subjectType}`, queue: 'search.describe' },
  );
}
