import {
  makeWorkerUtils,
  parseCronItems,
  type Runner,
  run,
  type Task,
  Logger as WorkerLogger,
} from 'graphile-worker';
import type { Services } from './services.js';

/** A kind of background work. At least once: the handler has to bear being run again. */
export interface JobDefinition<P> {
  name: string;
  run: (payload: P, services: Services) => Promise<void>;
  /** Runs by the clock: minute, hour, day of month, month, day of week in UTC, as in a crontab. */
  every?: string;
}

/** Declares a job; `ctx.db.enqueue(name, payload)` adds one in the transaction of the writes around it. */
export function defineJob<P>(
  name: string,
  handler: JobDefinition<P>['run'],
  { every }: { every?: string } = {},
): JobDefinition<P> {
  return { name, run: handler, ...(every ? { every } : {}) };
}

const quiet = (services: Services) =>
  new WorkerLogger(() => (level, message) => {
    if (level === 'error') services.log.error({ worker: true }, message);
  });

/** Creates the tables of the job queue; part of every migration. */
export async function migrateJobs(connectionString: string): Promise<void> {
  const utils = await makeWorkerUtils({ connectionString, logger: new WorkerLogger(() => () => undefined) });
  await utils.migrate();
  await utils.release();
}

/** Starts working on jobs; `stop` waits for those that are running. */
export async function startWorker(services: Services, jobs: JobDefinition<never>[]): Promise<Runner> {
  const taskList = Object.fromEntries(
    jobs.map((job): [string, Task] => [job.name, async (payload) => job.run(payload as never, services)]),
  );
  return run({
    pgPool: services.pool,
    taskList,
    parsedCronItems: parseCronItems(
      jobs.filter(({ every }) => every).map(({ name, every }) => ({ task: name, match: every! })),
    ),
    concurrency: 4,
    pollInterval: 1000,
    noHandleSignals: true,
    logger: quiet(services),
  });
}
