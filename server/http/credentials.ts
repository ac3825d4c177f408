import type { IncomingHttpHeaders } from 'node:http';
import type { Credentials } from '../features/identity/actorOf.js';
import type { Config } from '../kernel/config.js';

/** Over HTTPS the cookie is bound to host and TLS by its prefix; plain HTTP is for development. */
const secure = (config: Config) => config.publicUrl.startsWith('https:');
const cookieName = (config: Config) => (secure(config) ? '__Host-rapport' : 'rapport-session');

/** The session cookie or bearer key of a request; a bearer key wins. */
export function credentialsOf(headers: IncomingHttpHeaders, config: Config): Credentials {
  const bearer = /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1];
  if (bearer) return { apiKey: bearer };
  const name = cookieName(config);
  const pair = headers.cookie?.split(/;\s*/).find((each) => each.startsWith(`${name}=`));
  return { sessionToken: pair?.slice(name.length + 1) };
}

/** The Set-Cookie value that keeps or, with null, ends a session. */
export function sessionCookie(token: string | null, config: Config): string {
  const life = token ? `Max-Age=${30 * 24 * 3600}` : 'Max-Age=0';
  return `${cookieName(config)}=${token ?? ''}; Path=/; HttpOnly; SameSite=Lax; ${life}${secure(config) ? '; Secure' : ''}`;
}
