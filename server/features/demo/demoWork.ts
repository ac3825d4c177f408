import { newId } from '../../kernel/clock.js';
import { Context } from '../../kernel/context.js';
import { forbidden } from '../../kernel/errors.js';
import { reportProgress } from '../../kernel/progress.js';
import type { Services } from '../../kernel/services.js';
import { type JobOwner, jobActor } from '../identity/jobActor.js';
import { Organization } from '../identity/organization.entity.js';

/** Work on the demo company of an organization. */
export interface DemoWork extends JobOwner {
  /** The change set of everything that it writes. */
  changeSetId: string;
}

const WATCH_MS = 300_000;

/** Whether the actor is an owner of the organization. */
export async function isOwner(ctx: Context): Promise<boolean> {
  const rows = await ctx.db.rows(
    `SELECT 1 FROM role_assignments a JOIN roles r ON r.organization_id = a.organization_id AND r.id = a.role_id
     WHERE a.organization_id = :organizationId AND a.user_id = :userId::uuid AND a.deleted_at IS NULL AND r.key = 'OWNER'`,
    { userId: ctx.actor.userId },
  );
  return rows.length > 0;
}

/** Throws FORBIDDEN unless the actor is an owner of the organization. */
export async function requireOwner(ctx: Context): Promise<void> {
  if (!(await isOwner(ctx))) throw forbidden('Only owners load or remove the demo company.');
}

/** Hands the work to a job, with one more that takes over in five minutes should its worker die; answers its change set. */
export async function startDemoWork(ctx: Context, job: string): Promise<string> {
  const { organizationId, userId, permissions } = ctx.actor;
  const changeSetId = newId();
  const work = {
    organizationId,
    userId: userId!,
    permissions: Object.fromEntries(permissions),
    changeSetId,
  };
  const runAt = new Date(Date.now() + WATCH_MS).toISOString();
  await ctx.db.enqueue(job, work);
  await ctx.db.enqueue(job, work, { key: `${job}:${organizationId}:watch`, runAt });
  return changeSetId;
}

/** How far the work is, for open screens. */
export type TellDemo = (done: number, total: number, message: string | null) => void;

/**
 * Does the work while the organization waits for it; whatever goes wrong is kept there as a problem. Run again, it does
 * nothing more.
 */
export async function runDemoWork(
  services: Services,
  work: DemoWork,
  waiting: 'LOADING' | 'REMOVING',
  run: (ctx: Context, tell: TellDemo) => Promise<void>,
): Promise<void> {
  const actor = await jobActor(services, work);
  if (!actor) return;
  const { organizationId, changeSetId } = work;
  const requestId = `demo-${organizationId}`;
  const ctx = new Context({ services, actor, requestId, origin: 'SYSTEM', changeSetId });
  const isWaiting = async () =>
    (await ctx.fork().db.get(Organization, organizationId)).demoStatus === waiting;
  const tell =
    (status: string): TellDemo =>
    (done, total, message) =>
      reportProgress(services, {
        id: organizationId,
        organizationId,
        name: 'demo',
        status,
        done,
        total,
        message,
        counts: null,
      });
  if (!(await isWaiting())) return;
  try {
    await run(ctx, tell(waiting));
    tell('DONE')(1, 1, null);
  } catch (error) {
    services.log.error(
      { error: (error as Error).message, organizationId },
      'Work on the demo company stopped.',
    );
    const aside = ctx.fork();
    const organization = await aside.db.get(Organization, organizationId);
    if (organization.demoStatus !== waiting) return;
    const demoProblem = (error as Error).message.slice(0, 500);
    const demoStatus = waiting === 'LOADING' ? 'FAILED' : 'LOADED';
    await aside.db.settle(organization, { demoStatus, demoProblem }, { silent: true });
    tell('FAILED')(0, 1, demoProblem);
  }
}
