import type { Context } from '../../kernel/context.js';
import { Tag } from '../tags/tag.entity.js';
import { TAG_COLORS } from './words.js';

/** The tags of the demo with their colours; those that the organization has already stay its own. */
export async function seedTags(ctx: Context): Promise<void> {
  const names = Object.keys(TAG_COLORS);
  const own = (await ctx.db.find(Tag, { name: names })).map(({ name }) => name);
  for (const name of names)
    if (!own.includes(name)) await ctx.db.create(Tag, { name, color: TAG_COLORS[name] });
}
