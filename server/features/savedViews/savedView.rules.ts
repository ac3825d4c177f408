import type { Context } from '../../kernel/context.js';
import { customFieldOf, typedFilter } from '../../kernel/customFilter.js';
import { forbidden, invalid } from '../../kernel/errors.js';
import { type FieldSpec, fieldsOf } from '../../kernel/field.js';
import { nounNamed } from '../../kernel/noun.js';
import { Params } from '../../kernel/params.js';
import type { RecordClass } from '../../kernel/record.js';
import { defineRules } from '../../kernel/rules.js';
import { SavedView, ViewVisibility } from './savedView.entity.js';

const CUSTOM = 'customFields.';

defineRules(SavedView, {
  prepare: async (next, before, ctx) => {
    next.ownerId ??= ctx.actor.userId!;
    if (next.deletedAt) return;
    if (next.visibility === ViewVisibility.TEAM && !next.teamId) throw invalid({ teamId: 'Say which team.' });
    if (next.visibility !== ViewVisibility.PRIVATE && before?.visibility !== next.visibility)
      if (!ctx.actor.can('savedView.share')) throw forbidden('You need the permission savedView.share.');
    await refuseUnknown(next, ctx);
  },
});

/** A view that its own list would refuse is refused here, by the name of what is wrong. */
async function refuseUnknown(view: SavedView, ctx: Context): Promise<void> {
  const { subjectType, filter, sort, groupBy, dateField, totals } = view;
  const Class = nounNamed(subjectType)?.Class;
  if (!Class) throw invalid({ subjectType: 'There is no such noun.' });
  for (const [path, key] of [
    ['groupBy', groupBy],
    ...totals.map((total) => ['totals', total.split(':')[0]]),
  ] as const)
    if (key) await knownField(ctx, Class, key, path!);
  const date = dateField && (await knownField(ctx, Class, dateField, 'dateField'));
  if (date && date.type !== 'DATE' && date.type !== 'INSTANT')
    throw invalid({ dateField: `${date.label} is not a date.` });
  const order = sort?.replace(/^-/, '');
  const custom = order?.startsWith(CUSTOM) ? order.slice(CUSTOM.length) : null;
  if (custom) await customFieldOf(ctx, Class, custom, 'sort');
  else if (order && !fieldsOf(Class).get(order)?.sort)
    throw invalid({ sort: `A list cannot be ordered by ${order}.` });
  if (filter) ctx.db.conditions(Class, await typedFilter(ctx, Class, filter), 't', new Params());
}

/** The field of that key, or the custom one of `customFields.key`; INVALID at the path when there is none. */
async function knownField(ctx: Context, Class: RecordClass, key: string, path: string): Promise<FieldSpec> {
  if (key.startsWith(CUSTOM)) return customFieldOf(ctx, Class, key.slice(CUSTOM.length), path);
  const field = fieldsOf(Class).get(key);
  if (!field) throw invalid({ [path]: `There is no field ${key}.` });
  return field;
}
