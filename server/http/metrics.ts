import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { LiveHub } from '../kernel/live.js';
import type { Services } from '../kernel/services.js';

/** What waits, over all organizations; one row. */
const WAITING = `SELECT (SELECT count(*) FROM event_queue WHERE published_at IS NULL)::int AS events,
  (SELECT count(*) FROM graphile_worker.jobs WHERE attempts < max_attempts AND run_at <= now())::int AS jobs,
  (SELECT count(*) FROM graphile_worker.jobs WHERE attempts >= max_attempts)::int AS given_up`;

/**
 * `GET /metrics` in the text format of Prometheus, for those who send METRICS_TOKEN as bearer token; without that
 * setting the address does not exist. Times are in seconds. Names hold no record, user or organization.
 */
export function serveMetrics(http: FastifyInstance, services: Services, hub: LiveHub): void {
  const { metricsToken } = services.config;
  if (!metricsToken) return;
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'rapport_' });
  const seconds = new Histogram({
    name: 'rapport_http_request_seconds',
    help: 'How long answers took.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  const gauge = (name: string, help: string) =>
    new Gauge({ name: `rapport_${name}`, help, registers: [registry] });
  const events = gauge('events_waiting', 'Events that are not published yet.');
  const jobs = gauge('jobs_waiting', 'Jobs that are due.');
  const givenUp = gauge('jobs_given_up', 'Jobs that failed too often and are not tried again.');
  const subscribers = gauge('live_subscribers', 'Open subscriptions of this process.');
  const connections = gauge('database_connections', 'Connections of the pool of this process.');
  const queued = gauge('database_queue', 'Requests of this process that wait for a connection.');

  http.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    seconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
  http.get('/metrics', async (request, reply) => {
    if (!isSame(request.headers.authorization, `Bearer ${metricsToken}`)) return reply.code(401).send();
    const { rows } = await services.pool.query(WAITING);
    events.set(rows[0].events);
    jobs.set(rows[0].jobs);
    givenUp.set(rows[0].given_up);
    subscribers.set(hub.subscribers);
    connections.set(services.pool.totalCount);
    queued.set(services.pool.waitingCount);
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

/** Compares in a time that tells nothing about either. */
function isSame(given: string | undefined, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given ?? ''), digest(wanted));
}
