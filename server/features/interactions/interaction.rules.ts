import { now } from '../../kernel/clock.js';
import type { Context } from '../../kernel/context.js';
import { defineRules } from '../../kernel/rules.js';
import { Contact } from '../contacts/contact.entity.js';
import { checkCustomFields } from '../customFields/checkCustomFields.js';
import { answerLead } from '../leads/answerLead.js';
import { Lead } from '../leads/lead.entity.js';
import { rescoreSoon } from '../leads/rescoreLeads.js';
import { Opportunity } from '../opportunities/opportunity.entity.js';
import { findContact } from './findContact.js';
import { Interaction, InteractionDirection, InteractionStatus } from './interaction.entity.js';
import { joinThread } from './joinThread.js';
import { contactsIn, linkPeople } from './participants.js';
import { readRichText } from './richText.js';
import { tellMentioned } from './tellMentioned.js';

defineRules(Interaction, {
  prepare: async (next, before, ctx) => {
    if (!before && next.ownerId === null) next.ownerId = ctx.actor.userId;
    next.status ??=
      next.scheduledAt && next.scheduledAt > now() && !next.completedAt
        ? InteractionStatus.PLANNED
        : InteractionStatus.COMPLETED;
    if (next.status === InteractionStatus.COMPLETED) next.completedAt ??= now();
    else next.completedAt = null;
    next.occurredAt = next.completedAt ?? next.scheduledAt ?? next.createdAt;
    if (next.opportunityId && !next.clientId)
      next.clientId = (await ctx.db.get(Opportunity, next.opportunityId)).clientId;
    if (next.contactId && !next.clientId)
      next.clientId = (await ctx.db.get(Contact, next.contactId)).clientId;
    if (next.leadId && !next.clientId)
      next.clientId = (await ctx.loaders.one(Lead, next.leadId))?.convertedClientId ?? null;
    await keepText(next, before);
    await findContact(next, before, ctx);
    await linkParticipants(next, before, ctx);
    await joinThread(next, before, ctx);
    await checkCustomFields(next, before, ctx);
  },
  follow: async (row, before, ctx) => {
    const completed =
      row.status === InteractionStatus.COMPLETED &&
      (before?.status !== InteractionStatus.COMPLETED || before.completedAt !== row.completedAt);
    if (completed && !row.deletedAt) await touch(ctx, row);
    for (const leadId of new Set([row.leadId, before?.leadId])) if (leadId) await rescoreSoon(ctx, leadId);
    await tellMentioned(ctx, row, before);
  },
});

const participantsOf = ({ participants, participantRefs }: Interaction) => ({
  texts: participants,
  refs: participantRefs,
});

/** Keeps `participantRefs` beside `participants`. */
async function linkParticipants(next: Interaction, before: Interaction | null, ctx: Context): Promise<void> {
  const { clientId } = next;
  const by = { field: 'participants', clientId };
  const { texts, refs } = await linkPeople(participantsOf(next), before && participantsOf(before), by, ctx);
  Object.assign(next, { participants: texts, participantRefs: refs });
}

/** Rich text is stored clean with its plain text beside it; a new plain text takes its place. */
async function keepText(next: Interaction, before: Interaction | null): Promise<void> {
  if (next.bodyHtml !== (before?.bodyHtml ?? null)) {
    if (!next.bodyHtml) return;
    const { html, text } = await readRichText(next.bodyHtml);
    Object.assign(next, { bodyHtml: html, body: text || null });
  } else if (before && next.body !== before.body) next.bodyHtml = null;
}

/**
 * A completed interaction is the latest sign of life of client, contact, opportunity and lead. It only ever moves forward and
 * touches no version, so that parallel interactions with one client never conflict.
 */
async function touch(ctx: Context, interaction: Interaction): Promise<void> {
  const { clientId, contactId, opportunityId, leadId, occurredAt } = interaction;
  const answers = interaction.direction === InteractionDirection.OUTBOUND;
  if (leadId) await answerLead(ctx, leadId, { at: occurredAt, answers });
  const contactIds = [...contactsIn(interaction.participantRefs), ...(contactId ? [contactId] : [])];
  if (!clientId && !contactIds.length && !opportunityId) return;
  await ctx.db.rows(
    `WITH client AS (UPDATE clients SET last_engaged_at = greatest(last_engaged_at, :at::timestamptz) WHERE organization_id = :organizationId AND id = :clientId::uuid),
       contact AS (UPDATE contacts SET last_contacted_at = greatest(last_contacted_at, :at::timestamptz) WHERE organization_id = :organizationId AND id = ANY(:contactIds::uuid[]))
     UPDATE opportunities SET last_activity_at = greatest(last_activity_at, :at::timestamptz) WHERE organization_id = :organizationId AND id = :opportunityId::uuid RETURNING id`,
    { clientId, contactIds, opportunityId, at: occurredAt },
  );
}
