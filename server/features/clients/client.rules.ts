import type { Context } from '../../kernel/context.js';
import { invalid } from '../../kernel/errors.js';
import { defineRules } from '../../kernel/rules.js';
import { checkCustomFields } from '../customFields/checkCustomFields.js';
import { checkPriceList } from '../products/checkPriceList.js';
import { Client, ClientType } from './client.entity.js';

const MAX_LEVELS = 20;

defineRules(Client, {
  prepare: async (next, before, ctx) => {
    next.name = nameOf(next);
    if (!before && next.ownerId === null && ctx.origin === 'USER') next.ownerId = ctx.actor.userId;
    if (next.parentClientId && next.parentClientId !== before?.parentClientId)
      await checkHierarchy(next, ctx);
    if (next.priceListId !== before?.priceListId) await checkPriceList(ctx, next.priceListId);
    await checkCustomFields(next, before, ctx);
  },
});

/** The name people see: that of the company, or first and last name. */
function nameOf(client: Client): string {
  const person = [client.firstName, client.lastName].filter(Boolean).join(' ');
  const name =
    client.type === ClientType.COMPANY ? client.companyName || person : person || client.companyName;
  if (name) return name;
  throw invalid(
    client.type === ClientType.COMPANY
      ? { companyName: 'Give the company a name.' }
      : { lastName: 'Give the person a name.' },
  );
}

/** A company is never its own parent, however far up. */
async function checkHierarchy(client: Client, ctx: Context): Promise<void> {
  const above = await ctx.db.rows<{ id: string }>(
    `WITH RECURSIVE above AS (
       SELECT id, parent_client_id, 1 AS level FROM clients WHERE organization_id = :organizationId AND id = :parent::uuid
       UNION ALL SELECT c.id, c.parent_client_id, level + 1 FROM clients c JOIN above a ON c.id = a.parent_client_id
       WHERE c.organization_id = :organizationId AND level < ${MAX_LEVELS})
     SELECT id FROM above`,
    { parent: client.parentClientId },
  );
  if (above.some(({ id }) => id === client.id))
    throw invalid({ parentClientId: 'A company cannot belong to itself.' });
  if (above.length >= MAX_LEVELS)
    throw invalid({ parentClientId: `Companies nest at most ${MAX_LEVELS} levels deep.` });
}
