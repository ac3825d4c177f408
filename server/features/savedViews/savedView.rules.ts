import type { Context } from '../../kernel/context.js';
import { customFieldOf, typedFilter } from '../../kernel/customFilter.js';
import { forbidden, invalid } from '../../kernel/errors.js';
import { fieldsOf } from '../../kernel/field.js';
import { nounNamed } from '../../kernel/noun.js';
import { Params } from '../../kernel/params.js';
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
  const { subjectType, filter, sort, groupBy, totals } = view;
  const Class = nounNamed(subjectType)?.Class;
  if (!Class) throw invalid({ subjectType: 'There is no such noun.' });
  for (const [path, key] of [
    ['groupBy', groupBy],
    ...totals.map((total) => ['totals', total.split(':')[0]]),
  ] as const) {
    const custom = key?.startsWith(CUSTOM);
    if (custom) await customFieldOf(ctx, Class, key!.slice(CUSTOM.length), path!);
    else if (key && !fieldsOf(Class).has(key)) throw invalid({ [path!]: `There is no field ${key}.` });
  }
  const order = sort?.replace(/^-/, '');
  const custom = order?.startsWith(CUSTOM) ? order.slice(CUSTOM.length) : null;
  if (custom) await customFieldOf(ctx, Class, custom, 'sort');
  else if (order && !fieldsOf(Class).get(order)?.sort)
    throw invalid({ sort: `A list cannot be ordered by ${order}.` });
  if (filter) ctx.db.conditions(Class, await typedFilter(ctx, Class, filter), 't', new Params());
}
