import type { Context } from '../../kernel/context.js';
import { notify } from '../notifications/notify.js';
import type { Interaction } from './interaction.entity.js';
import { mentionsIn } from './richText.js';

/** Tells whom an interaction newly mentions; the notification leads to the record it stands on. */
export async function tellMentioned(
  ctx: Context,
  row: Interaction,
  before: Interaction | null,
): Promise<void> {
  if (row.deletedAt || row.bodyHtml === (before?.bodyHtml ?? null)) return;
  const known = mentionsIn(before?.bodyHtml ?? null);
  const { clientId, contactId, opportunityId, leadId } = row;
  const place = opportunityId
    ? { type: 'Opportunity', id: opportunityId }
    : clientId
      ? { type: 'Client', id: clientId }
      : contactId
        ? { type: 'Contact', id: contactId }
        : leadId
          ? { type: 'Lead', id: leadId }
          : undefined;
  for (const userId of mentionsIn(row.bodyHtml))
    if (!known.includes(userId) && userId !== ctx.actor.userId)
      await notify(ctx, { userId, kind: 'MENTION', subject: row, place, title: row.subject, body: row.body });
}
