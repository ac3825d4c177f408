import { Actor, narrowerScope, type Scope } from '../../kernel/actor.js';
import type { Services } from '../../kernel/services.js';
import { actorOfUser } from './actorOf.js';

/** In whose name a job works. */
export interface JobOwner {
  organizationId: string;
  userId: string;
  /** What whoever started the job might do then; an API key may do less than its user. */
  permissions: Record<string, Scope>;
}

/** The user with those rights alone that the job was started with too; null when the user has gone. */
export async function jobActor(services: Services, job: JobOwner): Promise<Actor | null> {
  const user = await actorOfUser(services, job.organizationId, job.userId);
  if (!user) return null;
  const granted = new Actor({ ...user, permissions: new Map(Object.entries(job.permissions)) });
  const names = new Set([...user.permissions.keys(), ...granted.permissions.keys()]);
  const common = [...names].map((name): [string, Scope] => [
    name,
    narrowerScope(user.scope(name), granted.scope(name)),
  ]);
  return new Actor({ ...user, permissions: new Map(common) });
}
