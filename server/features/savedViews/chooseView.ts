import type { Context } from '../../kernel/context.js';
import { SavedView, SavedViewChoice } from './savedView.entity.js';

export interface ChooseView {
  id: string;
  pinned?: boolean | null;
  isDefault?: boolean | null;
}

/** Pins a view for the caller, or opens the list with it; a list opens with one view at most. */
export async function chooseView(ctx: Context, { id, pinned, isDefault }: ChooseView): Promise<SavedView> {
  const view = await ctx.db.get(SavedView, id);
  const userId = ctx.actor.userId!;
  const mine = await ctx.db.find(SavedViewChoice, { userId }, { lock: true });
  if (isDefault) {
    const views = await ctx.db.find(SavedView, {
      id: mine.map(({ viewId }) => viewId),
      subjectType: view.subjectType,
    });
    const others = mine.filter((each) => each.isDefault && views.some((other) => other.id === each.viewId));
    for (const other of others) await ctx.db.settle(other, { isDefault: false }, { silent: true });
  }
  const known = mine.find(({ viewId }) => viewId === id);
  const given = { ...(pinned == null ? {} : { pinned }), ...(isDefault == null ? {} : { isDefault }) };
  if (known) await ctx.db.settle(known, given, { silent: true });
  else
    await ctx.db.record(SavedViewChoice, { pinned: false, isDefault: false, ...given, viewId: id, userId });
  return view;
}
