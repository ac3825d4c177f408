import type { Context } from '../../kernel/context.js';
import { invalid, RapportError } from '../../kernel/errors.js';
import { defineJob } from '../../kernel/jobs.js';
import { nounNamed } from '../../kernel/noun.js';
import { Organization } from '../identity/organization.entity.js';
import { forgetTags } from '../tags/rememberTags.js';
import { Tag } from '../tags/tag.entity.js';
import { tagUsage } from '../tags/tagUsage.query.js';
import { type DemoWork, requireOwner, runDemoWork, startDemoWork, type TellDemo } from './demoWork.js';
import { eraseDeleted } from './eraseDeleted.js';

/** How many records go in one transaction. */
const BATCH = 100;

/** Begins to take the demo company out of the organization again; INVALID when there is none. */
export async function removeDemo(ctx: Context): Promise<Organization> {
  await requireOwner(ctx);
  const organization = await ctx.db.get(Organization, ctx.actor.organizationId, { lock: true });
  if (organization.demoStatus !== 'LOADED') throw invalid({ demoStatus: 'There is no demo company.' });
  await startDemoWork(ctx, removeDemoJob.name);
  return ctx.db.settle(organization, { demoStatus: 'REMOVING', demoProblem: null });
}

/**
 * Takes away what came with the demo company, for good; parts, such as line items, go with their record. In the bin stays
 * only what records of the organization's own still refer to.
 */
export const removeDemoJob = defineJob<DemoWork>('demo.remove', (work, services) =>
  runDemoWork(services, work, 'REMOVING', async (ctx, tell) => {
    const { demoChangeSetId } = await ctx.db.get(Organization, work.organizationId);
    const loaded = await loadedRecords(ctx, demoChangeSetId!);
    const isTag = ({ type }: Loaded) => type === Tag.name;
    await removeAll(
      ctx,
      loaded.filter((each) => !isTag(each)),
      tell,
    );
    await ctx.db.tx(() => removeUnused(ctx, loaded.filter(isTag)));
    await eraseDeleted(ctx, loaded);
    const organization = await ctx.db.get(Organization, work.organizationId);
    await ctx.db.settle(organization, { demoStatus: 'REMOVED' }, { silent: true });
  }),
);

interface Loaded {
  type: string;
  id: string;
}

/** What came with the demo company, the latest first. */
async function loadedRecords(ctx: Context, changeSetId: string): Promise<Loaded[]> {
  const rows = await ctx.db.rows<Loaded>(
    `SELECT subject_type AS type, subject_id AS id FROM events
     WHERE organization_id = :organizationId AND change_set_id = :changeSetId::uuid AND name LIKE '%.created' ORDER BY seq DESC`,
    { changeSetId },
  );
  return rows.filter(({ type }) => !nounNamed(type)?.partOf);
}

async function removeAll(ctx: Context, loaded: Loaded[], tell: TellDemo): Promise<void> {
  for (let done = 0; done < loaded.length; done += BATCH) {
    tell(done, loaded.length, null);
    await ctx.db.tx(() => removeBatch(ctx, loaded.slice(done, done + BATCH)));
  }
}

/** What cannot be removed by the rules of its noun any more stays: somebody has built on it. */
async function removeBatch(ctx: Context, batch: Loaded[]): Promise<void> {
  for (const type of new Set(batch.map((each) => each.type))) {
    const ids = batch.filter((each) => each.type === type).map(({ id }) => id);
    const Class = nounNamed(type)?.Class;
    for (const row of Class ? await ctx.db.find(Class, { id: ids }, { lock: true }) : [])
      await ctx.db
        .attempt(() => ctx.db.remove(row))
        .catch((error) => {
          if (!(error instanceof RapportError)) throw error;
        });
  }
}

/** Puts the tags that no record has any more into the bin. */
async function removeUnused(ctx: Context, loaded: Loaded[]): Promise<void> {
  const tags = await ctx.db.find(Tag, { id: loaded.map(({ id }) => id) });
  const usage = await tagUsage(
    ctx,
    tags.map(({ name }) => name),
  );
  for (const [i, tag] of tags.entries()) if (usage[i] === 0) await ctx.db.remove(tag);
  ctx.afterCommit(forgetTags);
}
