import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { rateLimited } from '../../kernel/errors.js';

const WINDOW = 15 * 60;
const perAddress = new RateLimiterMemory({ points: 10, duration: WINDOW });
const perNetwork = new RateLimiterMemory({ points: 300, duration: WINDOW });

const networkOf = (ip: string) =>
  ip.includes(':') ? ip.split(':').slice(0, 4).join(':') : ip.split('.').slice(0, 3).join('.');

/** Counts an attempt to sign in or reset, not a request; throws RATE_LIMITED after ten for one address and network. */
export async function countAttempt(kind: string, address: string, ip: string): Promise<void> {
  try {
    await perNetwork.consume(`${kind}|${networkOf(ip)}`);
    await perAddress.consume(`${kind}|${address.toLowerCase()}|${networkOf(ip)}`);
  } catch (refused) {
    throw rateLimited(Math.ceil((refused as RateLimiterRes).msBeforeNext / 1000));
  }
}

/** A successful attempt clears the count of its address. */
export async function forgetAttempts(kind: string, address: string, ip: string): Promise<void> {
  await perAddress.delete(`${kind}|${address.toLowerCase()}|${networkOf(ip)}`);
}
