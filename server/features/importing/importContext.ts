import { Actor, narrowerScope, type Scope } from '../../kernel/actor.js';
import { Context } from '../../kernel/context.js';
import type { Services } from '../../kernel/services.js';
import { actorOfUser } from '../identity/actorOf.js';

export type JobName = 'import.check' | 'import.run' | 'import.undo';

export interface ImportJob {
  organizationId: string;
  importId: string;
  userId: string;
  /** What whoever started the job might do then; an API key may do less than its user. */
  permissions: Record<string, Scope>;
}

/** The context in which an import writes: the user's rights, one change set for everything; null when the user has gone. */
export async function importContext(
  services: Services,
  job: ImportJob,
  changeSetId?: string | null,
): Promise<Context | null> {
  const user = await actorOfUser(services, job.organizationId, job.userId);
  if (!user) return null;
  const actor = withinPermissions(user, job.permissions);
  return new Context({
    services,
    actor,
    requestId: `import-${job.importId}`,
    origin: 'IMPORT',
    ...(changeSetId ? { changeSetId } : {}),
  });
}

/** The user with those permissions alone that were also granted to the job. */
function withinPermissions(user: Actor, permissions: Record<string, Scope>): Actor {
  const granted = new Actor({ ...user, permissions: new Map(Object.entries(permissions)) });
  const names = new Set([...user.permissions.keys(), ...granted.permissions.keys()]);
  const common = [...names].map((name): [string, Scope] => [
    name,
    narrowerScope(user.scope(name), granted.scope(name)),
  ]);
  return new Actor({ ...user, permissions: new Map(common) });
}

const WATCH_MS = 120_000;

/** Runs the job again in two minutes; each batch puts it off, so it happens only when a worker has died. */
export async function watchOver(ctx: Context, job: ImportJob, name: JobName): Promise<void> {
  const runAt = new Date(Date.now() + WATCH_MS).toISOString();
  await ctx.db.enqueue(name, { ...job }, { key: `${name}:${job.importId}:watch`, runAt });
}
