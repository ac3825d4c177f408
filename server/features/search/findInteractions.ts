import type { Context } from '../../kernel/context.js';
import { nounOf } from '../../kernel/noun.js';
import { searchCondition } from '../../kernel/paging.js';
import { Params } from '../../kernel/params.js';
import { policyOf } from '../../kernel/policy.js';
import { Interaction } from '../interactions/interaction.entity.js';
import type { SearchGroup } from './search.query.js';

/**
 * Interactions whose subject has all the words, latest first. There are many and they are logged all day, so they have
 * no entries of their own: the index of their list is asked, and words of one or two letters ask nothing.
 */
export async function findInteractions(
  ctx: Context,
  typed: string,
  first: number,
): Promise<SearchGroup | null> {
  const words = typed.trim().split(/\s+/);
  if (!words.some((word) => word.length > 2) || policyOf(Interaction).visible(ctx.actor) === false)
    return null;
  const params = new Params();
  const where = `${ctx.db.conditions(Interaction, {}, 't', params)} AND ${searchCondition(Interaction, typed, 't', params)}`;
  const rows = await ctx.db.read(
    `SELECT f.* FROM (SELECT t.id, t.subject, t.type, t.client_id, t.lead_id, t.occurred_at FROM interactions t WHERE ${where} LIMIT 100) f
     ORDER BY f.occurred_at DESC, f.id LIMIT ${params.add(first)}`,
    params.values,
  );
  if (rows.length === 0) return null;
  const hits = rows.map(([id, subject, type, clientId, leadId]) => ({
    type: Interaction.name,
    id: id as string,
    title: subject as string,
    subtitle: type as string,
    url: clientId ? `/clients/${clientId}` : leadId ? `/leads/${leadId}` : '/inbox',
  }));
  return { type: Interaction.name, label: nounOf(Interaction).label, hits };
}
