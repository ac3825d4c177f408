import type { Context } from '../../kernel/context.js';
import { invalid } from '../../kernel/errors.js';
import type { Event } from '../../kernel/event.entity.js';
import { choices } from '../../kernel/field.js';
import { findEvents } from '../../kernel/history.js';
import { nounNamed } from '../../kernel/noun.js';
import { type Connection, MAX_PAGE, pageOf } from '../../kernel/pageTypes.js';
import { policyOf } from '../../kernel/policy.js';
import { Interaction } from './interaction.entity.js';

export const TimelineKind = choices('TimelineKind', 'What an entry of a timeline is.', {
  INTERACTION: 'An interaction.',
  CHANGE: 'A change of a record.',
});

export interface TimelineEntry {
  id: string;
  at: string;
  kind: keyof typeof TimelineKind;
  interaction: Interaction | null;
  event: Event | null;
}

/** Whose timeline: its interactions, and the changes on it. */
const SUBJECTS = {
  Client: {
    interactions: 'i.client_id = :subjectId::uuid',
    changes: 'e.client_id = :subjectId::uuid AND e.subject_type = ANY(:types::text[])',
  },
  Lead: {
    interactions: 'i.lead_id = :subjectId::uuid',
    changes: "e.subject_type = 'Lead' AND e.subject_id = :subjectId::uuid",
  },
};

/**
 * What happened with a client or lead, newest first: its interactions merged with the changes of it and, for a client, of
 * everything that belongs to it. The creation and edits of interactions themselves are left out: they are there as interactions.
 */
export async function timelineOf(
  ctx: Context,
  subject: keyof typeof SUBJECTS,
  subjectId: string,
  first: number,
  after: string | null,
  kinds: string[] | null,
): Promise<Connection<TimelineEntry>> {
  const size = Math.min(Math.max(first, 0), MAX_PAGE);
  const { interactions, changes } = SUBJECTS[subject];
  const [at, id] = after ? readCursor(after) : [null, null];
  const refs = await ctx.db.rows<{ id: string; at: string; kind: keyof typeof TimelineKind }>(
    `SELECT id, at, kind FROM (
       SELECT i.id, i.occurred_at AS at, 'INTERACTION' AS kind FROM interactions i
       WHERE :scope AND ${interactions} AND i.organization_id = :organizationId AND (:at::timestamptz IS NULL OR (i.occurred_at, i.id) < (:at::timestamptz, :id::uuid))
       UNION ALL
       SELECT e.id, e.at, 'CHANGE' FROM events e
       WHERE e.organization_id = :organizationId AND ${changes}
         AND (:at::timestamptz IS NULL OR (e.at, e.id) < (:at::timestamptz, :id::uuid))) entry
     WHERE kind = ANY(:kinds::text[]) ORDER BY at DESC, id DESC LIMIT :limit`,
    {
      subjectId,
      at,
      id,
      limit: size + 1,
      kinds: kinds ?? Object.keys(TimelineKind),
      types: visibleTypes(ctx),
    },
    { scope: { Class: Interaction, alias: 'i' } },
  );
  const shown = refs.slice(0, size);
  const events = await eventsById(
    ctx,
    shown.filter((ref) => ref.kind === 'CHANGE').map((ref) => ref.id),
  );
  const entries = await Promise.all(
    shown.map(
      async (ref): Promise<TimelineEntry> => ({
        ...ref,
        interaction: ref.kind === 'INTERACTION' ? await ctx.loaders.one(Interaction, ref.id) : null,
        event: events.get(ref.id) ?? null,
      }),
    ),
  );
  return {
    ...pageOf(
      entries,
      (entry) => Buffer.from(JSON.stringify([entry.at, entry.id])).toString('base64url'),
      refs.length > size,
      Boolean(after),
    ),
    totalCount: 0,
  };
}

/**
 * Types whose changes the actor sees on a timeline: those of which every row is visible, and those whose rows are visible
 * with the client that the timeline is about.
 */
export function visibleTypes(ctx: Context): string[] {
  const types = ['Client', ...(ctx.actor.can('attachment.view') ? ['Attachment'] : [])];
  const whole = ['Contact', 'Opportunity'].filter((type) => {
    const Class = nounNamed(type)?.Class;
    return Class && policyOf(Class).visible(ctx.actor) === true;
  });
  return [...types, ...whole];
}

async function eventsById(ctx: Context, ids: string[]): Promise<Map<string, Event>> {
  if (ids.length === 0) return new Map();
  const events = await findEvents(ctx, 'e.id = ANY(:ids::uuid[])', { ids }, ids.length);
  return new Map(events.map((event) => [event.id, event]));
}

/** One entry as a live update carries it. */
export const interactionEntry = (interaction: Interaction): TimelineEntry => ({
  id: interaction.id,
  at: interaction.occurredAt,
  kind: TimelineKind.INTERACTION,
  interaction,
  event: null,
});

function readCursor(cursor: string): [string, string] {
  try {
    const value = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(value) && value.length === 2) return value as [string, string];
  } catch {
    // falls through to the one answer for every unreadable cursor
  }
  throw invalid({ after: 'The cursor does not belong to this list.' });
}
