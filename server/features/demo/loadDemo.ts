import type { Context } from '../../kernel/context.js';
import { conflict, invalid } from '../../kernel/errors.js';
import { defineJob } from '../../kernel/jobs.js';
import { Client } from '../clients/client.entity.js';
import { Organization } from '../identity/organization.entity.js';
import { type DemoWork, isOwner, requireOwner, runDemoWork, startDemoWork } from './demoWork.js';
import { seedRecords } from './seedRecords.js';

/**
 * Begins to fill the organization with a demo company that belongs to whoever asks. INVALID where there are clients
 * already, or a demo company.
 */
export async function loadDemo(ctx: Context): Promise<Organization> {
  await requireOwner(ctx);
  const organization = await ctx.db.get(Organization, ctx.actor.organizationId, { lock: true });
  if (!isFree(organization)) throw invalid({ demoStatus: 'There is a demo company already.' });
  if (await hasClients(ctx))
    throw invalid({ clients: 'There are clients already. A demo company is for organizations without any.' });
  const demoChangeSetId = await startDemoWork(ctx, loadDemoJob.name);
  return ctx.db.settle(organization, { demoStatus: 'LOADING', demoChangeSetId, demoProblem: null });
}

const isFree = ({ demoStatus }: Organization) => !demoStatus || ['REMOVED', 'FAILED'].includes(demoStatus);

const hasClients = async (ctx: Context) => (await ctx.db.find(Client, {}, { limit: 1 })).length > 0;

/** What the actor may do about a demo company now. */
export async function demoChoices(ctx: Context): Promise<{ mayLoad: boolean; mayRemove: boolean }> {
  const organization = await ctx.db.get(Organization, ctx.actor.organizationId);
  const may = ctx.actor.can('organization.update') && (await isOwner(ctx));
  return {
    mayLoad: may && isFree(organization) && !(await hasClients(ctx)),
    mayRemove: may && organization.demoStatus === 'LOADED',
  };
}

/** Loads the whole demo company in one transaction: all of it is there, or nothing. */
export const loadDemoJob = defineJob<DemoWork>('demo.load', (work, services) =>
  runDemoWork(services, work, 'LOADING', (ctx, tell) =>
    ctx.db.tx(async () => {
      await seedRecords([ctx], tell);
      const organization = await ctx.db.get(Organization, work.organizationId, { lock: true });
      // Somebody else has finished it meanwhile: this one leaves nothing behind.
      if (organization.demoStatus !== 'LOADING' || organization.demoChangeSetId !== work.changeSetId)
        throw conflict(null);
      await ctx.db.settle(organization, { demoStatus: 'LOADED' }, { silent: true });
    }),
  ),
);
