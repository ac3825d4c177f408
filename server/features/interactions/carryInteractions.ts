import { allColumns } from '../../kernel/columns.js';
import type { Context } from '../../kernel/context.js';
import type { Lead } from '../leads/lead.entity.js';
import type { Conversion } from '../leads/onLeadConverted.js';
import { Interaction } from './interaction.entity.js';

/** What was said with a lead belongs to what it became too – all of it, also what the one who converts does not see. */
export async function carryInteractions(
  ctx: Context,
  lead: Lead,
  { client, contact, opportunity }: Conversion,
): Promise<void> {
  const columns = allColumns(Interaction);
  const rows = await ctx.db.read(
    `SELECT ${columns.sql('t')} FROM interactions t WHERE t.organization_id = $1 AND t.lead_id = $2 AND t.deleted_at IS NULL FOR UPDATE`,
    [ctx.actor.organizationId, lead.id],
  );
  for (const row of rows) {
    const interaction = columns.hydrate<Interaction>(row);
    await ctx.db.settle(
      interaction,
      {
        clientId: interaction.clientId ?? client.id,
        contactId: interaction.contactId ?? contact?.id ?? null,
        opportunityId: interaction.opportunityId ?? opportunity?.id ?? null,
      },
      { event: 'carried' },
    );
  }
}
