import type { Context } from '../../kernel/context.js';
import type { FilterJson } from '../../kernel/filter.js';
import type { AssignmentMethod } from './assignmentRule.entity.js';
import { holding } from './holding.js';
import type { Lead } from './lead.entity.js';

/** Who gets a lead, and by which rule. */
export interface Assignment {
  ownerId: string;
  assignmentRuleId: string;
}

interface Rule {
  id: string;
  condition: FilterJson;
  method: keyof typeof AssignmentMethod;
}

/** The owner by the first rule that holds and has somebody active; null when there is none. */
export async function chooseOwner(ctx: Context, lead: Lead): Promise<Assignment | null> {
  const rules = await ctx.db.rows<Rule>(
    `SELECT id, condition, method FROM assignment_rules
     WHERE organization_id = :organizationId AND active AND deleted_at IS NULL ORDER BY position, id`,
  );
  const held = await holding(
    ctx,
    [lead],
    rules.map(({ condition }) => condition),
  );
  for (const [at, rule] of rules.entries()) {
    const ownerId = held.get(lead.id)?.[at] && (await pick(ctx, rule, lead));
    if (ownerId) return { ownerId, assignmentRuleId: rule.id };
  }
  return null;
}

interface Candidate {
  id: string;
  load: number;
}

/** Leads that this context has given to somebody, by lead: many may be chosen for before the first is written. */
const given = new WeakMap<object, Map<string, string>>();

/** One of the active people of a rule. The rule is locked, so that parallel leads take turns. */
async function pick(ctx: Context, { id, method }: Rule, lead: Lead): Promise<string | null> {
  const mine = given.get(ctx.db) ?? new Map<string, string>();
  given.set(ctx.db, mine);
  const [rule] = await ctx.db.rows<{ lastUserId: string | null }>(
    `SELECT last_user_id AS "lastUserId" FROM assignment_rules WHERE organization_id = :organizationId AND id = :id::uuid FOR UPDATE`,
    { id },
  );
  const people = await ctx.db.rows<Candidate>(
    `SELECT u.id, (SELECT count(*)::int FROM leads l WHERE l.organization_id = u.organization_id AND l.owner_id = u.id AND l.deleted_at IS NULL
        AND l.status NOT IN ('CONVERTED', 'UNQUALIFIED') AND l.id <> ALL(:mine::uuid[])) AS load
     FROM assignment_rules r JOIN users u ON u.organization_id = r.organization_id AND (u.id::text = ANY(r.user_ids) OR u.team_id = r.team_id)
     WHERE r.organization_id = :organizationId AND r.id = :id::uuid AND u.status = 'ACTIVE' AND u.deleted_at IS NULL
     ORDER BY array_position(r.user_ids, u.id::text) NULLS LAST, u.name, u.id`,
    { id, mine: [...mine.keys()] },
  );
  for (const person of people) person.load += [...mine.values()].filter((each) => each === person.id).length;
  const chosen = PICK[method](people, rule?.lastUserId ?? null);
  if (chosen && method !== 'FIXED')
    await ctx.db.rows(
      `UPDATE assignment_rules SET last_user_id = :chosen::uuid WHERE organization_id = :organizationId AND id = :id::uuid RETURNING id`,
      { id, chosen: chosen.id },
    );
  if (chosen) mine.set(lead.id, chosen.id);
  return chosen?.id ?? null;
}

/** The people in order, beginning after the one who had the last turn. */
function inTurn(people: Candidate[], lastUserId: string | null): Candidate[] {
  const next = people.findIndex(({ id }) => id === lastUserId) + 1;
  return [...people.slice(next), ...people.slice(0, next)];
}

const PICK: Record<
  keyof typeof AssignmentMethod,
  (people: Candidate[], lastUserId: string | null) => Candidate | undefined
> = {
  FIXED: ([first]) => first,
  ROUND_ROBIN: (people, last) => inTurn(people, last)[0],
  LOAD: (people, last) => inTurn(people, last).sort((a, b) => a.load - b.load)[0],
};
