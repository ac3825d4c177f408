import type { Context } from '../../kernel/context.js';
import { Interaction } from './interaction.entity.js';

/** Puts an interaction on top of its timelines, for everybody, or takes it down again. */
export async function pinInteraction(
  ctx: Context,
  input: { id: string; pinned: boolean; version?: number | null },
): Promise<Interaction> {
  const { id, pinned, version } = input;
  const interaction = await ctx.db.get(Interaction, id, { lock: true });
  return ctx.db.update(
    interaction,
    {},
    { computed: { pinned }, event: pinned ? 'pinned' : 'unpinned', verb: 'pin', version: version ?? null },
  );
}
