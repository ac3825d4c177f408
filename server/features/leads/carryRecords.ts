import { allColumns } from '../../kernel/columns.js';
import { nounOf } from '../../kernel/noun.js';
import type { BaseRecord, RecordClass } from '../../kernel/record.js';
import type { Carry } from './onLeadConverted.js';

type Linked = BaseRecord & {
  clientId: string | null;
  contactId: string | null;
  opportunityId: string | null;
};

/** What hangs on a lead belongs to what it became too – all of it, also what the one who converts does not see. */
export const carryRecords =
  <T extends Linked>(Class: RecordClass<T>): Carry =>
  async (ctx, lead, { client, contact, opportunity }) => {
    const columns = allColumns(Class);
    const rows = await ctx.db.read(
      `SELECT ${columns.sql('t')} FROM "${nounOf(Class).table}" t WHERE t.organization_id = $1 AND t.lead_id = $2 AND t.deleted_at IS NULL FOR UPDATE`,
      [ctx.actor.organizationId, lead.id],
    );
    for (const row of rows) {
      const record = columns.hydrate<T>(row);
      await ctx.db.settle(
        record,
        {
          clientId: record.clientId ?? client.id,
          contactId: record.contactId ?? contact?.id ?? null,
          opportunityId: record.opportunityId ?? opportunity?.id ?? null,
        },
        { event: 'carried' },
      );
    }
  };
