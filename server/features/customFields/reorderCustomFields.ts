import type { Context } from '../../kernel/context.js';
import { notFound } from '../../kernel/errors.js';
import { CustomFieldDefinition } from './customField.entity.js';

/** Puts the custom fields of a noun into the given order; those not named keep theirs, after them. */
export async function reorderCustomFields(
  ctx: Context,
  subjectType: string,
  ids: string[],
): Promise<CustomFieldDefinition[]> {
  const all = await ctx.db.find(
    CustomFieldDefinition,
    { subjectType },
    { orderBy: [{ field: 'position' }, { field: 'id' }], lock: true },
  );
  const named = [...new Set(ids)].map((id) => all.find((field) => field.id === id));
  if (named.includes(undefined)) throw notFound('Custom field');
  const ordered = [...(named as CustomFieldDefinition[]), ...all.filter(({ id }) => !ids.includes(id))];
  const moved: CustomFieldDefinition[] = [];
  for (const [position, field] of ordered.entries())
    moved.push(field.position === position ? field : await ctx.db.update(field, { position }));
  return moved;
}
