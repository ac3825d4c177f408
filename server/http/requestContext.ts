import type { FastifyReply, FastifyRequest } from 'fastify';
import { actorOf } from '../features/identity/actorOf.js';
import { noteKeyAddress } from '../features/identity/noteKeyAddress.js';
import { Context } from '../kernel/context.js';
import { readOnly } from '../kernel/guard.js';
import type { Services } from '../kernel/services.js';
import { credentialsOf, sessionCookie } from './credentials.js';

/** The context of an HTTP request: who asks, from where, and how to answer with headers and cookie. */
export async function requestContext(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Context> {
  const idempotencyKey = request.headers['idempotency-key'];
  const ctx = new Context({
    services,
    actor: await actorOf(services, credentialsOf(request.headers, services.config)),
    requestId: request.id,
    request: {
      ip: request.ip,
      userAgent: request.headers['user-agent'] ?? '',
      ...(typeof idempotencyKey === 'string' ? { idempotencyKey } : {}),
    },
    reply: {
      header: (name, value) => void reply.header(name, value),
      session: (token) => void reply.header('set-cookie', sessionCookie(token, services.config)),
    },
  });
  if (!ctx.signedIn) return ctx;
  noteKeyAddress(ctx);
  const { viewing } = ctx.actor;
  if (viewing && !['GET', 'HEAD'].includes(request.method) && !request.url.startsWith('/graphql'))
    throw readOnly(viewing.name);
  return ctx;
}
