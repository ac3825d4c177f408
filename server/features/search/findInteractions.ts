import type { Context } from '../../kernel/context.js';
import { Params } from '../../kernel/params.js';
import { policyOf } from '../../kernel/policy.js';
import { sampled, searchCondition, type Wanted } from '../../kernel/searchEntries.js';
import { fold } from '../../kernel/searchText.js';
import { Interaction } from '../interactions/interaction.entity.js';
import { type FoundRecord, LOOKED_AT } from './foundRecord.js';

/**
 * The latest interactions in whose subject, text or outcome each word begins a word; they stand on the page of whom they
 * were with.
 */
export async function findInteractions(ctx: Context, wanted: Wanted): Promise<FoundRecord[]> {
  const rule = policyOf(Interaction).visible(ctx.actor);
  if (rule === false || !ctx.actor.can('interaction.view')) return [];
  const params = new Params();
  const where = [
    ctx.db.conditions(Interaction, {}, 't', params),
    searchCondition(Interaction, await sampled(ctx, Interaction, wanted), 't', params),
  ].join(' AND ');
  const rows = await ctx.db.read(
    `SELECT t.id, t.subject, t.type, t.owner_id, t.occurred_at, t.client_id, t.lead_id FROM interactions t
     WHERE ${where} ORDER BY t.occurred_at DESC, t.id DESC LIMIT ${LOOKED_AT}`,
    params.values,
  );
  return (rows as string[][]).map(([id, subject, type, ownerId, at, clientId, leadId]) => ({
    type: Interaction.name,
    id: id!,
    title: subject!,
    subtitle: type!,
    folded: fold(subject!),
    words: ` ${fold(subject!)}`,
    mine: ownerId === ctx.actor.userId,
    at: at!,
    ...(clientId ? { url: `/clients/${clientId}` } : leadId ? { url: `/leads/${leadId}` } : {}),
  }));
}
