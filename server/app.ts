import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { migrations } from '../migrations/index.js';
import { seedDemo } from './features/demo/seedDemo.js';
import { features } from './features/index.js';
import { serveGraphql } from './http/graphql.js';
import { serveMetrics } from './http/metrics.js';
import { requestContext } from './http/requestContext.js';
import { serveRest } from './http/rest/serveRest.js';
import { createHttp } from './http/server.js';
import { serveSocket } from './http/socket.js';
import { localBus, redisBus } from './kernel/bus.js';
import type { Config, Role } from './kernel/config.js';
import { createDataSource, pipelinedReads, poolOf } from './kernel/database.js';
import { Event } from './kernel/event.entity.js';
import { permissionsOf } from './kernel/guard.js';
import { startWorker } from './kernel/jobs.js';
import { LiveHub } from './kernel/live.js';
import { createLog } from './kernel/log.js';
import { sendMail } from './kernel/mailer.js';
import { migrateDatabase } from './kernel/migrate.js';
import { Relay } from './kernel/relay.js';
import type { Services } from './kernel/services.js';
import { createStorage } from './kernel/storage.js';
import { rapportSchema } from './schema.js';

export interface AppOptions {
  config: Config;
  role: Role;
  /** For tests: compares every compiled read with what the resolvers answer. */
  verifyReads?: boolean;
}

/** A process of Rapport: what it can do, until it is closed. */
export interface App {
  services: Services;
  schema: GraphQLSchema;
  migrate(): Promise<void>;
  /** Seeds the demo organization if there is no organization at all; tells whether it did. */
  seedDemoIfEmpty(): Promise<boolean>;
  seedDemo(): Promise<void>;
  /** Serves and works as the role says; returns the address. */
  listen(): Promise<string>;
  close(): Promise<void>;
}

/** Everything that is stored: the nouns of all features, and the events. */
export const entities = [...features.flatMap((feature) => feature.entities ?? []), Event];

/** Puts the house together; nothing is started before `listen`. */
export async function createApp({ config, role, verifyReads }: AppOptions): Promise<App> {
  const log = createLog(config.logLevel);
  const schema = rapportSchema();
  const source = createDataSource(config.databaseUrl, entities, migrations);
  const bus = config.redisUrl ? await redisBus(config.redisUrl, log) : localBus();
  const reads = pipelinedReads(config.databaseUrl, log);
  const closers: (() => Promise<unknown> | unknown)[] = [];
  let relay: Relay | undefined;
  await source.initialize();
  const services: Services = {
    config,
    log,
    source,
    pool: poolOf(source, log),
    reads,
    bus,
    storage: createStorage(config),
    permissions: permissionsOf(schema),
    nudgeRelay: () => relay?.nudge(),
  };

  async function listen(): Promise<string> {
    const reactions = features.flatMap((feature) => feature.reactions ?? []);
    relay = new Relay(services, reactions);
    relay.start();
    closers.push(() => relay?.stop());
    if (role !== 'api') {
      const runner = await startWorker(services, [
        sendMail as never,
        ...features.flatMap((feature) => feature.jobs ?? []),
      ]);
      closers.push(() => runner.stop());
    }
    return role === 'worker' ? 'the job queue' : serve();
  }

  async function serve(): Promise<string> {
    const hub = new LiveHub(services, schema);
    hub.start();
    const http = await createHttp(services);
    serveMetrics(http, services, hub);
    await serveGraphql(http, services, schema, { verifyReads });
    await serveRest(http, services, schema);
    for (const feature of features)
      await feature.http?.(http, services, (request, reply) => requestContext(services, request, reply));
    await http.ready();
    const closeSocket = serveSocket(http.server, services, schema, hub);
    await http.listen({ port: config.port, host: config.host });
    closers.push(async () => {
      hub.stop();
      await closeSocket();
      await http.close();
    });
    const { port } = http.server.address() as { port: number };
    return config.port === port ? config.publicUrl : `http://localhost:${port}`;
  }

  return {
    services,
    schema,
    migrate: async () => void (await migrateDatabase(config.databaseUrl, migrations)),
    seedDemo: () => seedDemo(services),
    seedDemoIfEmpty: async () => {
      const { rows } = await services.pool.query('SELECT 1 FROM organizations LIMIT 1');
      if (rows.length === 0) await seedDemo(services);
      return rows.length === 0;
    },
    listen,
    close: async () => {
      for (const close of closers.reverse()) await close();
      await bus.close();
      await reads.close();
      await source.destroy();
    },
  };
}
