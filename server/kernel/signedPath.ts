import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Services } from './services.js';

const signature = ({ config }: Services, path: string, claims: string) =>
  createHmac('sha256', config.secret).update(`${path}?${claims}`).digest('base64url');

/** A path that carries claims, such as who may use it, and works for some seconds. */
export function signedPath(
  services: Services,
  path: string,
  claims: Record<string, string>,
  seconds: number,
): string {
  const expires = String(Math.floor(Date.now() / 1000) + seconds);
  const text = new URLSearchParams({ ...claims, expires }).toString();
  return `${path}?${text}&signature=${signature(services, path, text)}`;
}

/** The claims of a signed path as it was requested; null when the signature is wrong or its time is over. */
export function claimsOf(services: Services, url: string): Record<string, string> | null {
  const [path = '', query = ''] = url.split('?');
  const [claims = '', given = ''] = query.split('&signature=');
  const expected = Buffer.from(signature(services, path, claims));
  const received = Buffer.from(given);
  if (received.length !== expected.length || !timingSafeEqual(received, expected)) return null;
  const values = Object.fromEntries(new URLSearchParams(claims));
  return Number(values.expires) > Date.now() / 1000 ? values : null;
}
