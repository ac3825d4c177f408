import { isId } from '../../kernel/clock.js';
import type { Context } from '../../kernel/context.js';
import { invalid } from '../../kernel/errors.js';
import type { Event } from '../../kernel/event.entity.js';
import { choices } from '../../kernel/field.js';
import { findEvents } from '../../kernel/history.js';
import { type Connection, pageOf, pageSize } from '../../kernel/pageTypes.js';
import { Interaction } from './interaction.entity.js';
import { placesOf, TIMELINES, type TimelineNoun, visibleTypes } from './timeline.subjects.js';

export const TimelineKind = choices('TimelineKind', 'What an entry of a timeline is.', {
  INTERACTION: 'An interaction.',
  CHANGE: 'A change of a record.',
});

/** Whose timeline. */
export interface Whose {
  noun: TimelineNoun;
  id: string;
}

export interface TimelineEntry {
  id: string;
  at: string;
  kind: keyof typeof TimelineKind;
  interaction: Interaction | null;
  event: Event | null;
  whose: Whose;
}

/** What of a timeline is asked for. */
export interface TimelineArgs {
  first: number;
  after: string | null;
  kinds: string[] | null;
  types: string[] | null;
  people: string[] | null;
  search: string | null;
  until: string | null;
  pinned: boolean | null;
}

interface Ref {
  id: string;
  at: string;
  kind: keyof typeof TimelineKind;
}

/** As far as entries are counted. */
const MOST = 10_000;

/**
 * What happened with a record, newest first: its interactions merged with its changes and, for a client, with those of
 * everything that belongs to it. The creation and edits of interactions themselves are left out: they are there as
 * interactions. Of a conversation only the newest message is an entry, unless somebody searches or asks for people.
 */
export async function timelineOf(
  ctx: Context,
  whose: Whose,
  args: TimelineArgs,
): Promise<Omit<Connection<TimelineEntry>, 'totalCount'>> {
  const limit = pageSize(args.first);
  const [at, id] = args.after ? readCursor(args.after) : [null, null];
  const refs = await entries(ctx, whose, args, limit + 1, { at, id });
  const shown = refs.slice(0, limit);
  const events = await eventsById(
    ctx,
    shown.filter((ref) => ref.kind === 'CHANGE').map((ref) => ref.id),
  );
  const found = await Promise.all(
    shown.map(
      async (ref): Promise<TimelineEntry> => ({
        ...ref,
        whose,
        interaction: ref.kind === 'INTERACTION' ? await ctx.loaders.one(Interaction, ref.id) : null,
        event: events.get(ref.id) ?? null,
      }),
    ),
  );
  const cursorOf = (entry: TimelineEntry) =>
    Buffer.from(JSON.stringify([entry.at, entry.id])).toString('base64url');
  return pageOf(found, cursorOf, refs.length > limit, Boolean(args.after));
}

/** How many entries there are, counted to 10,000. */
export const countTimeline = async (ctx: Context, whose: Whose, args: TimelineArgs): Promise<number> =>
  (await entries(ctx, whose, args, MOST, { at: null, id: null })).length;

/** Each source is read in the order of its own index, no further than the page needs. */
async function entries(
  ctx: Context,
  { noun, id: subjectId }: Whose,
  args: TimelineArgs,
  limit: number,
  cursor: { at: string | null; id: string | null },
): Promise<Ref[]> {
  const { column, changes } = TIMELINES[noun];
  const search = args.search?.trim();
  for (const id of args.people ?? []) if (!isId(id)) throw invalid({ people: 'Give the ids of users.' });
  const kinds = args.kinds ?? Object.keys(TimelineKind);
  const onlyInteractions = Boolean(search || args.pinned);
  const page = (alias: string, at: string) => [
    cursor.at && `(${alias}.${at}, ${alias}.id) < (:at::timestamptz, :id::uuid)`,
    args.until && `${alias}.${at} <= :until::timestamptz`,
  ];
  const interactionsWhere = (
    place: string,
  ) => `SELECT i.id, i.occurred_at AS at, 'INTERACTION' AS kind FROM interactions i
    WHERE ${all(
      ':scope',
      'i.organization_id = :organizationId',
      place,
      ...page('i', 'occurred_at'),
      args.types && 'i.type = ANY(:wanted::text[])',
      args.people && 'i.owner_id = ANY(:people::uuid[])',
      args.pinned && 'i.pinned',
      search && '(i.subject ILIKE :words OR i.body ILIKE :words)',
      !search && !args.people && !args.pinned && newestOfThread(column, Boolean(args.until)),
    )} ORDER BY i.occurred_at DESC, i.id DESC LIMIT :limit`;
  const events = changes.map(
    (condition) => `SELECT e.id, e.at, 'CHANGE' AS kind FROM events e
    WHERE ${all(
      'e.organization_id = :organizationId',
      condition,
      ...page('e', 'at'),
      args.people && 'e.actor_id = ANY(:people::uuid[])',
    )} ORDER BY e.at DESC, e.id DESC LIMIT :limit`,
  );
  const sources = [
    ...(kinds.includes('INTERACTION') ? placesOf(noun).map(interactionsWhere) : []),
    ...(kinds.includes('CHANGE') && !onlyInteractions ? events : []),
  ];
  if (!sources.length) return [];
  return ctx.db.rows<Ref>(
    `SELECT id, at, kind FROM (${sources.map((source) => `(${source})`).join(' UNION ALL ')}) entry ORDER BY at DESC, id DESC LIMIT :limit`,
    {
      subjectId,
      ...cursor,
      limit,
      until: args.until,
      wanted: args.types,
      people: args.people,
      words: `%${search?.replace(/[\\%_]/g, '\\$&')}%`,
      types: visibleTypes(ctx),
    },
    { scope: { Class: Interaction, alias: 'i' }, newer: { Class: Interaction, alias: 'n' } },
  );
}

/** A message of a conversation stands for it only when the actor sees no newer one of it here. */
const newestOfThread = (column: string, until: boolean) =>
  `(i.thread_id IS NULL OR NOT EXISTS (SELECT 1 FROM interactions n WHERE ${all(
    ':newer',
    'n.organization_id = :organizationId',
    'n.thread_id = i.thread_id',
    `n.${column} = :subjectId::uuid`,
    '(n.occurred_at, n.id) > (i.occurred_at, i.id)',
    until && 'n.occurred_at <= :until::timestamptz',
  )}))`;

const all = (...conditions: unknown[]): string => conditions.filter(Boolean).join(' AND ');

async function eventsById(ctx: Context, ids: string[]): Promise<Map<string, Event>> {
  if (ids.length === 0) return new Map();
  const events = await findEvents(ctx, 'e.id = ANY(:ids::uuid[])', { ids }, ids.length);
  return new Map(events.map((event) => [event.id, event]));
}

function readCursor(cursor: string): [string, string] {
  try {
    const value = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const [at, id] = value as [string, string];
    if (value.length === 2 && isId(id) && !Number.isNaN(Date.parse(at))) return [at, id];
  } catch {
    // falls through to the one answer for every unreadable cursor
  }
  throw invalid({ after: 'The cursor does not belong to this list.' });
}
