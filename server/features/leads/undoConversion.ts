import { now } from '../../kernel/clock.js';
import type { Context } from '../../kernel/context.js';
import { invalid } from '../../kernel/errors.js';
import type { Event } from '../../kernel/event.entity.js';
import { fieldOf } from '../../kernel/field.js';
import { allNouns, nounNamed, nounOf } from '../../kernel/noun.js';
import { referencesOf } from '../../kernel/reference.js';
import { defineRules } from '../../kernel/rules.js';
import { beforeUndo, undoChangeSet } from '../../kernel/undo.js';
import { changedSince } from '../../kernel/undoEvents.js';
import { Affiliation } from '../contacts/affiliation.entity.js';
import { latestConversion } from './convertLead.js';
import { Lead, LeadStatus } from './lead.entity.js';

/** Takes a conversion back: what it created goes into the bin, what it moved returns. INVALID says what hangs on it. */
export async function undoConversion(ctx: Context, id: string): Promise<Lead> {
  const lead = await ctx.db.get(Lead, id, { lock: true });
  const { changeSetId } = await latestConversion(ctx, lead);
  const { left } = await undoChangeSet(ctx, changeSetId);
  if (left.some(({ type }) => type === Lead.name)) throw invalid({ id: left[0]!.reason });
  return ctx.db.get(Lead, id);
}

beforeUndo('lead.converted', async (ctx, _converted, all) => {
  const reasons: string[] = [];
  for (const event of all)
    if (event.name.endsWith('.created')) reasons.push(...(await whatHangsOn(ctx, event, all)));
  if (reasons.length > 0)
    throw invalid({ id: `The conversion cannot be undone any more: ${reasons.join('; ')}.` });
});

/** What came to a created record since: changes, and records of others that refer to it. */
async function whatHangsOn(ctx: Context, created: Event, all: Event[]): Promise<string[]> {
  const Class = nounNamed(created.subjectType)?.Class;
  if (!Class) return [];
  const { label } = nounOf(Class);
  const row = await ctx.db.get(Class, created.subjectId, { deleted: true });
  const reasons = (await changedSince(ctx, row, created)) ? [`the ${label.toLowerCase()} was changed`] : [];
  const own = all.map(({ subjectId }) => subjectId);
  for (const noun of allNouns().filter(({ Class: each, partOf }) => !partOf || each === Affiliation))
    for (const field of referencesOf(noun.Class).filter(({ reference }) => reference!() === Class)) {
      const [found] = await ctx.db.rows<{ count: number }>(
        `SELECT count(*)::int AS count FROM ${noun.table} t WHERE t.organization_id = :organizationId AND t.deleted_at IS NULL
           AND t.${fieldOf(noun.Class, field.key).column} = :id::uuid AND t.id <> ALL(:own::uuid[])`,
        { id: row.id, own },
      );
      const count = found!.count;
      if (count > 0) {
        const what = count === 1 ? noun.label.toLowerCase() : noun.plural;
        reasons.push(`${count} ${what} ${count === 1 ? 'belongs' : 'belong'} to the ${label.toLowerCase()}`);
      }
    }
  return reasons;
}

defineRules(Lead, {
  follow: async (row, before, ctx) => {
    const [was, is] = [before?.status, row.status].map((status) => status === LeadStatus.CONVERTED);
    if (was && !is)
      await ctx.db.rows(
        `UPDATE lead_conversions SET undone_at = :at::timestamptz WHERE organization_id = :organizationId AND lead_id = :id::uuid AND undone_at IS NULL RETURNING id`,
        { id: row.id, at: now() },
      );
    // The undo was undone: the conversion holds again.
    if (is && !was)
      await ctx.db.rows(
        `UPDATE lead_conversions SET undone_at = NULL WHERE organization_id = :organizationId AND id = (SELECT max(id::text)::uuid FROM lead_conversions
           WHERE organization_id = :organizationId AND lead_id = :id::uuid HAVING bool_and(undone_at IS NOT NULL)) RETURNING id`,
        { id: row.id },
      );
  },
});
