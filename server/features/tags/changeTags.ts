import type { Context } from '../../kernel/context.js';
import { invalid } from '../../kernel/errors.js';
import { replaceTags } from './replaceTags.js';
import { Tag } from './tag.entity.js';

interface TagPatch {
  id: string;
  version?: number | null;
  name?: string | null;
  color?: string | null;
}

/** Changes the colour of a tag, or its name, on every record that has it. */
export async function updateTag(ctx: Context, { id, version, name, ...patch }: TagPatch): Promise<Tag> {
  const tag = await ctx.db.get(Tag, id, { lock: true });
  const given = name?.trim();
  if (!given || given === tag.name) return ctx.db.update(tag, patch, { version: version ?? null });
  if (given.length > 100) throw invalid({ name: 'Name is longer than 100 characters.' });
  const [taken] = await ctx.db.find(Tag, { name: given });
  if (taken) throw invalid({ name: `There is a tag "${given}" already. Merge the two instead.` });
  // The records first: an undo goes backwards, and needs the tag before them.
  await replaceTags(ctx, [tag.name], given);
  const computed = { name: given };
  return ctx.db.update(tag, patch, { version: version ?? null, computed, event: 'renamed' });
}

/** Makes several tags one, on every record; answers the one that is left. */
export async function mergeTags(ctx: Context, ids: string[], intoId: string): Promise<Tag> {
  const into = await ctx.db.get(Tag, intoId, { lock: true });
  const others: Tag[] = [];
  for (const id of new Set(ids)) if (id !== into.id) others.push(await ctx.db.get(Tag, id, { lock: true }));
  if (others.length === 0) throw invalid({ ids: 'Choose at least one other tag to merge.' });
  const names = others.map(({ name }) => name);
  await replaceTags(ctx, names, into.name);
  for (const tag of others) await ctx.db.remove(tag, { verb: 'update', event: 'merged' });
  return into;
}

/** Deletes a tag and takes it off every record. */
export async function deleteTag(ctx: Context, id: string, version: number | null | undefined): Promise<Tag> {
  const tag = await ctx.db.get(Tag, id, { lock: true });
  await replaceTags(ctx, [tag.name], null);
  return ctx.db.remove(tag, { version: version ?? null });
}
