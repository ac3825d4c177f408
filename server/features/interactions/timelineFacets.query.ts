import type { Context } from '../../kernel/context.js';
import { Interaction } from './interaction.entity.js';
import type { Whose } from './timeline.query.js';
import { placesOf, TIMELINES, visibleTypes } from './timeline.subjects.js';

/** What stands on a timeline, by type and by person; `type` is null for changes. */
export interface TimelineFacets {
  types: { type: string | null; count: number }[];
  people: { personId: string; count: number }[];
}

interface Found {
  type: string | null;
  personId: string | null;
  count: number;
}

/** The newest of each source that are counted. */
const MOST = 10_000;
const PEOPLE = 20;

/** How many entries there are of each type and by whom, among the newest 10,000 interactions and changes. */
export async function timelineFacets(ctx: Context, { noun, id: subjectId }: Whose): Promise<TimelineFacets> {
  const { changes } = TIMELINES[noun];
  const sources = [
    ...placesOf(noun).map(
      (place) => `SELECT i.type, i.owner_id AS person FROM interactions i
     WHERE :scope AND i.organization_id = :organizationId AND ${place} ORDER BY i.occurred_at DESC, i.id DESC LIMIT :most`,
    ),
    ...changes.map(
      (condition) =>
        `SELECT NULL AS type, e.actor_id AS person FROM events e WHERE e.organization_id = :organizationId AND ${condition} ORDER BY e.at DESC, e.id DESC LIMIT :most`,
    ),
  ];
  const found = await ctx.db.rows<Found>(
    `SELECT type, person AS "personId", count(*)::int AS count FROM (${sources.map((source) => `(${source})`).join(' UNION ALL ')}) entry GROUP BY 1, 2`,
    { subjectId, most: MOST, types: visibleTypes(ctx) },
    { scope: { Class: Interaction, alias: 'i' } },
  );
  const types = sums(found, ({ type }) => type ?? '').map(([type, count]) => ({ type: type || null, count }));
  const people = sums(found, ({ personId }) => personId ?? '')
    .filter(([personId]) => personId)
    .slice(0, PEOPLE)
    .map(([personId, count]) => ({ personId, count }));
  return { types, people };
}

function sums(found: Found[], keyOf: (row: Found) => string): [string, number][] {
  const counts = new Map<string, number>();
  for (const row of found) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + row.count);
  return [...counts].sort(([, a], [, b]) => b - a);
}
