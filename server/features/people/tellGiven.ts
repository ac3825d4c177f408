import { Context } from '../../kernel/context.js';
import { fieldOf } from '../../kernel/field.js';
import { defineJob } from '../../kernel/jobs.js';
import { nounOf } from '../../kernel/noun.js';
import type { BaseRecord, RecordClass } from '../../kernel/record.js';
import { defineRules } from '../../kernel/rules.js';
import { Client } from '../clients/client.entity.js';
import { Contact } from '../contacts/contact.entity.js';
import { systemActor } from '../identity/signUp.js';
import { Lead } from '../leads/lead.entity.js';
import { notify } from '../notifications/notify.js';
import { Opportunity } from '../opportunities/opportunity.entity.js';
import { OpportunityTeamMember } from '../opportunities/teamMember.entity.js';

/** What somebody can be given, the most telling first, and the field that says to whom. Activities tell of themselves. */
const GIVEN: [Class: RecordClass, field: string][] = [
  [Opportunity, 'ownerId'],
  [Lead, 'ownerId'],
  [Client, 'ownerId'],
  [Contact, 'ownerId'],
  [OpportunityTeamMember, 'userId'],
];

for (const [Class, field] of GIVEN)
  defineRules(Class, {
    follow: async (row, before, ctx) => {
      const userId = holderOf(row, field);
      if (!userId || userId === (before && holderOf(before, field)) || row.deletedAt) return;
      if (userId !== ctx.actor.userId && ctx.origin !== 'SYSTEM') await tellSoon(ctx);
    },
  });

const holderOf = (row: BaseRecord, field: string) =>
  (row as unknown as Record<string, string | null>)[field] ?? null;

/** So long the batches of a job have to pause before what they gave is told, in ms. */
const PAUSE = 3000;

/** The change sets of jobs of which it is already known that they gave something, until the end of the tick. */
const noticed = new Set<string>();

/** Tells once the transaction is committed; of a job that works in batches, once these have come to an end. */
async function tellSoon(ctx: Context): Promise<void> {
  const { changeSetId } = ctx;
  const { organizationId, userId: byId } = ctx.actor;
  const tell = (runAt?: string) =>
    ctx.db.enqueue(
      tellGiven.name,
      { organizationId, changeSetId, byId },
      { key: `${tellGiven.name}:${changeSetId}`, ...(runAt && { runAt }) },
    );
  if (!ctx.inJob) return tell();
  ctx.afterCommit(() => {
    if (noticed.has(changeSetId)) return;
    noticed.add(changeSetId);
    queueMicrotask(() => noticed.delete(changeSetId));
    void tell(new Date(Date.now() + PAUSE).toISOString()).catch((error: Error) =>
      ctx.services.log.error({ error: error.message }, 'Nobody is told what a job gave them.'),
    );
  });
}

interface Gift {
  userId: string;
  type: string;
  count: number;
  /** The first of them. */
  id: string;
}

interface Work {
  organizationId: string;
  changeSetId: string;
  byId: string;
}

/** Tells everybody what a change set gave to them, in one notification; run again, it corrects that. */
export const tellGiven = defineJob('tellGiven', async (work: Work, services) => {
  const actor = systemActor(work.organizationId);
  const ctx = new Context({ services, actor, requestId: `given-${work.changeSetId}`, origin: 'SYSTEM' });
  await ctx.db.tx(async () => {
    const gifts = await giftsOf(ctx, work);
    for (const userId of new Set(gifts.map((gift) => gift.userId)))
      await tellOne(
        ctx,
        work,
        gifts.filter((gift) => gift.userId === userId),
      );
  });
});

/** What the change set gave to others than who did it, as far as it is still theirs. */
const giftsOf = (ctx: Context, { changeSetId, byId }: Work): Promise<Gift[]> =>
  ctx.db.rows<Gift>(GIVEN.map(giftsOfNoun).join(' UNION ALL '), { changeSetId, byId });

const giftsOfNoun = ([Class, field]: (typeof GIVEN)[number]) => {
  const { column } = fieldOf(Class, field);
  return `SELECT '${Class.name}' AS type, t."${column}" AS "userId", count(*)::int AS count, (array_agg(t.id ORDER BY t.id))[1] AS id
    FROM (SELECT DISTINCT e.subject_id FROM events e WHERE e.organization_id = :organizationId
      AND e.change_set_id = :changeSetId::uuid AND e.subject_type = '${Class.name}' AND e.changes ? '${field}') e
    JOIN "${nounOf(Class).table}" t ON t.organization_id = :organizationId AND t.id = e.subject_id
    WHERE t.deleted_at IS NULL AND t."${column}" IS DISTINCT FROM :byId::uuid AND t."${column}" IS NOT NULL GROUP BY 2`;
};

async function tellOne(ctx: Context, { changeSetId, byId }: Work, gifts: Gift[]): Promise<void> {
  const [first] = gifts;
  const Class = GIVEN.find(([{ name }]) => name === first!.type)![0];
  const row = await ctx.loaders.one(Class, first!.id);
  const isMember = row instanceof OpportunityTeamMember;
  const subject = isMember ? await ctx.loaders.one(Opportunity, row.opportunityId) : row;
  if (!subject) return;
  const { title } = nounOf(subject.constructor as RecordClass);
  const total = gifts.reduce((sum, { count }) => sum + count, 0);
  const name = (subject as unknown as Record<string, string>)[title!]!;
  await notify(ctx, {
    userId: first!.userId,
    kind: 'ASSIGNED',
    subject,
    title: total > 1 ? `${name} and ${(total - 1).toLocaleString('en-US')} more` : name,
    body: isMember && total === 1 ? 'You are in its team now.' : gifts.map(inWords).join(', '),
    byId,
    changeSetId,
  });
}

/** `Lead`, `48 leads`. */
function inWords({ type, count }: Gift): string {
  if (type === OpportunityTeamMember.name) return count === 1 ? 'A team' : `${count} teams`;
  const { label, plural } = nounOf(GIVEN.find(([{ name }]) => name === type)![0]);
  return count === 1 ? label : `${count.toLocaleString('en-US')} ${plural}`;
}
