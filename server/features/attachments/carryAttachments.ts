import { allColumns } from '../../kernel/columns.js';
import type { Context } from '../../kernel/context.js';
import type { Lead } from '../leads/lead.entity.js';
import type { Conversion } from '../leads/onLeadConverted.js';
import { Attachment } from './attachment.entity.js';

/** The files of a lead belong to what it became too – all of them, also those the one who converts does not see. */
export async function carryAttachments(
  ctx: Context,
  lead: Lead,
  { client, opportunity }: Conversion,
): Promise<void> {
  const columns = allColumns(Attachment);
  const rows = await ctx.db.read(
    `SELECT ${columns.sql('t')} FROM attachments t WHERE t.organization_id = $1 AND t.lead_id = $2 AND t.deleted_at IS NULL FOR UPDATE`,
    [ctx.actor.organizationId, lead.id],
  );
  const home = opportunity ? { opportunityId: opportunity.id } : { clientId: client.id };
  for (const row of rows) await ctx.db.settle(columns.hydrate<Attachment>(row), home, { event: 'carried' });
}
