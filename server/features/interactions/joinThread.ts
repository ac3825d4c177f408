import type { Context } from '../../kernel/context.js';
import { type Interaction, InteractionType } from './interaction.entity.js';

const PREFIX = /^\s*((re|fwd?|aw|wg|sv|vs|antw|tr|rv)(\[\d+\])?\s*:\s*)+/i;
/** How long after its last message a conversation goes on without being named. */
const DAYS = 30;

/** What a subject is about: "AW: Re: Offer" and "offer" are the same. */
export const topicOf = (subject: string): string =>
  subject.replace(PREFIX, '').trim().replace(/\s+/g, ' ').toLowerCase();

/**
 * A new e-mail that names no conversation joins the one with the same client, contact or lead, the same addresses and the
 * same subject; without one it begins its own.
 */
export async function joinThread(next: Interaction, before: Interaction | null, ctx: Context): Promise<void> {
  if (before || next.threadId || next.type !== InteractionType.EMAIL) return;
  next.threadId = (await threadBefore(next, ctx)) ?? next.id;
}

interface Message {
  subject: string;
  threadId: string;
  addresses: string[];
}

async function threadBefore(next: Interaction, ctx: Context): Promise<string | null> {
  const people = peopleOf([next.emailFrom, ...next.emailTo, ...next.emailCc]);
  const home = HOMES.find(([key]) => next[key]);
  if (!home || !people) return null;
  const [key, column] = home;
  const messages = await ctx.db.rows<Message>(
    `SELECT subject, thread_id AS "threadId", email_to || email_cc || coalesce(email_from, '') AS addresses FROM interactions
     WHERE organization_id = :organizationId AND ${column} = :homeId::uuid AND type = 'EMAIL' AND thread_id IS NOT NULL AND deleted_at IS NULL
       AND occurred_at BETWEEN :at::timestamptz - make_interval(days => :days) AND :at::timestamptz + make_interval(days => :days)
     ORDER BY occurred_at DESC, id DESC LIMIT 200`,
    { homeId: next[key], at: next.occurredAt, days: DAYS },
  );
  const topic = topicOf(next.subject);
  return (
    messages.find(({ subject, addresses }) => topicOf(subject) === topic && peopleOf(addresses) === people)
      ?.threadId ?? null
  );
}

const HOMES = [
  ['clientId', 'client_id'],
  ['leadId', 'lead_id'],
  ['contactId', 'contact_id'],
] as const;

const peopleOf = (addresses: (string | null)[]): string =>
  [...new Set(addresses.filter(Boolean).map((address) => address!.toLowerCase()))].sort().join(' ');
