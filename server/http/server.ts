import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import compress from '@fastify/compress';
import fastify, { type FastifyInstance } from 'fastify';
import type { Services } from '../kernel/services.js';

const WEB = fileURLToPath(new URL('../../web', import.meta.url));

const POLICY =
  "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; connect-src 'self' ws: wss:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

const FILE_TIME = 3_600_000;
const BODY_TIME = 120_000;
/** A connection on which nothing moves for so long is closed. */
const IDLE_TIME = 300_000;

/** Answers with many records shrink to a tenth; files are what they are, and the web app was compressed when it was built. */
const JSON_COMPRESSED = {
  threshold: 4096,
  customTypes: /^application\/(graphql-response\+)?json\b/,
  encodings: ['gzip' as const],
  zlibOptions: { level: 4 },
  globalDecompression: false,
};

/** The HTTP server with health, security headers and the built web app; routes are added by the adapters. */
export async function createHttp(services: Services): Promise<FastifyInstance> {
  const http = fastify({
    logger: false,
    genReqId: () => randomUUID(),
    bodyLimit: 512 * 1024,
    keepAliveTimeout: 75_000,
    // The most a file may take; other bodies are cut off sooner, below.
    requestTimeout: FILE_TIME,
    connectionTimeout: IDLE_TIME,
    trustProxy: services.config.mode === 'production' ? (_address, hop) => hop < 1 : false,
    forceCloseConnections: true,
  });
  http.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id);
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'same-origin');
    // A policy binds documents; scripts and styles of the app carry none.
    if (!isAsset(request.url) && !reply.hasHeader('content-security-policy'))
      reply.header('content-security-policy', POLICY);
    if (services.config.publicUrl.startsWith('https:'))
      reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains');
  });
  http.addHook('onRequest', async ({ method, url, raw }) => {
    if (method === 'GET' || url.startsWith('/files/')) return;
    const timer = setTimeout(() => raw.destroy(), BODY_TIME);
    raw.once('close', () => clearTimeout(timer));
  });
  if (services.config.mode === 'production')
    http.addHook('onResponse', async (request, reply) => {
      const { id, method, url, ip } = request;
      services.log.info(
        {
          requestId: id,
          method,
          path: url.split('?')[0],
          status: reply.statusCode,
          ms: Math.round(reply.elapsedTime),
          ip,
        },
        'request',
      );
    });
  await http.register(compress, JSON_COMPRESSED);
  http.get('/healthz', async () => ({ status: 'ok', demo: services.config.demo }));
  http.get('/readyz', async (_request, reply) => {
    try {
      await services.pool.query('SELECT 1');
      return { status: 'ready' };
    } catch {
      return reply.code(503).send({ status: 'database not reachable' });
    }
  });
  await serveWeb(http);
  return http;
}

const isAsset = (url: string) => /^\/assets\/[\w~-]+\.(js|css|woff2)$/.test(url);

/** Files with a hash in their name never change; every other path is a page of the app. */
async function serveWeb(http: FastifyInstance) {
  if (!existsSync(path.join(WEB, 'assets'))) return;
  const { fastifyStatic } = await import('@fastify/static');
  await http.register(fastifyStatic, {
    root: WEB,
    wildcard: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, file) =>
      void reply.header(
        'cache-control',
        file.includes(`${path.sep}assets${path.sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache',
      ),
  });
  http.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && request.headers.accept?.includes('text/html');
    return isPage ? reply.sendFile('index.html') : reply.code(404).send({ error: 'Not found' });
  });
}
