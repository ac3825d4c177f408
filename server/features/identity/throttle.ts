import { createHash } from 'node:crypto';
import { RateLimiterPostgres, type RateLimiterRes } from 'rate-limiter-flexible';
import type { Context } from '../../kernel/context.js';
import { rateLimited } from '../../kernel/errors.js';
import type { Services } from '../../kernel/services.js';

const WINDOW = 15 * 60;

interface Limits {
  perAddress: RateLimiterPostgres;
  perNetwork: RateLimiterPostgres;
}

const limits = new WeakMap<Services, Limits>();

/**
 * The counts live in PostgreSQL, so that all processes share them and a restart keeps them. They are written outside the
 * transaction of the attempt: a failed one is rolled back, but counts.
 */
function limitsOf(services: Services): Limits {
  let known = limits.get(services);
  if (!known) {
    const limiter = (keyPrefix: string, points: number) =>
      new RateLimiterPostgres({
        storeClient: services.reads,
        storeType: 'pool',
        tableName: 'sign_in_attempts',
        tableCreated: true,
        keyPrefix,
        points,
        duration: WINDOW,
        clearExpiredByTimeout: true,
      });
    known = { perAddress: limiter('address', 10), perNetwork: limiter('network', 300) };
    limits.set(services, known);
  }
  return known;
}

const networkOf = (ip: string) =>
  ip.includes(':') ? ip.split(':').slice(0, 4).join(':') : ip.split('.').slice(0, 3).join('.');

/** Addresses and networks are counted, not kept: only their hash is stored. */
const keyOf = (...parts: string[]) => createHash('sha256').update(parts.join('|')).digest('hex');
const addressKey = (kind: string, address: string, ip: string) =>
  keyOf(kind, address.trim().toLowerCase(), networkOf(ip));

/** Counts an attempt to sign in or reset, not a request; throws RATE_LIMITED after ten for one address and network. */
export async function countAttempt(ctx: Context, kind: string, address: string): Promise<void> {
  const { perAddress, perNetwork } = limitsOf(ctx.services);
  const { ip } = ctx.request;
  try {
    await perNetwork.consume(keyOf(kind, networkOf(ip)));
    await perAddress.consume(addressKey(kind, address, ip));
  } catch (refused) {
    if (refused instanceof Error) throw refused;
    throw rateLimited(Math.ceil((refused as RateLimiterRes).msBeforeNext / 1000));
  }
}

/** A successful attempt clears the count of its address. */
export async function forgetAttempts(ctx: Context, kind: string, address: string): Promise<void> {
  await limitsOf(ctx.services).perAddress.delete(addressKey(kind, address, ctx.request.ip));
}
