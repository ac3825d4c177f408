import { LRUCache } from 'lru-cache';
import { Actor, ANY_ROLE, narrowerScope, type Scope, widerScope } from '../../kernel/actor.js';
import type { Connection } from '../../kernel/database.js';
import type { Services } from '../../kernel/services.js';
import { roleScope } from './effectivePermissions.js';
import { hashSecret } from './secret.js';

/** How a request says who it is: the session cookie or a bearer key. */
export interface Credentials {
  sessionToken?: string | undefined;
  apiKey?: string | undefined;
}

interface MemberRow {
  id: string;
  accountId: string | null;
  organizationId: string;
  userId: string;
  timeZone: string;
  baseCurrency: string;
  permissions: Record<string, Scope>[];
  roleIds: string[];
  teamUserIds: string[];
  scopes?: string[];
  viewAsUserId?: string | null;
  viewAsRoleId?: string | null;
}

const MEMBER = `u.account_id AS "accountId", u.organization_id AS "organizationId", u.id AS "userId",
  coalesce(u.time_zone, o.time_zone) AS "timeZone", o.base_currency AS "baseCurrency",
  coalesce((SELECT jsonb_agg(r.permissions) FROM role_assignments a JOIN roles r ON r.organization_id = a.organization_id AND r.id = a.role_id
    WHERE a.organization_id = u.organization_id AND a.user_id = u.id AND a.deleted_at IS NULL AND r.deleted_at IS NULL), '[]') AS permissions,
  ARRAY(SELECT CASE WHEN r.key IN ('OWNER', 'ADMIN') THEN '${ANY_ROLE}' ELSE r.id::text END FROM role_assignments a JOIN roles r ON r.organization_id = a.organization_id AND r.id = a.role_id
    WHERE a.organization_id = u.organization_id AND a.user_id = u.id AND a.deleted_at IS NULL AND r.deleted_at IS NULL ORDER BY 1) AS "roleIds",
  ARRAY(WITH RECURSIVE below AS (
      SELECT t.id FROM teams t WHERE t.organization_id = u.organization_id AND t.deleted_at IS NULL AND (t.id = u.team_id OR t.lead_id = u.id)
      UNION SELECT t.id FROM teams t JOIN below b ON t.parent_team_id = b.id WHERE t.organization_id = u.organization_id AND t.deleted_at IS NULL)
    SELECT m.id FROM users m WHERE m.organization_id = u.organization_id AND (m.id = u.id OR m.team_id IN (SELECT id FROM below)) ORDER BY m.id) AS "teamUserIds"`;

const JOINED = `JOIN organizations o ON o.organization_id = u.organization_id AND o.deleted_at IS NULL`;
const ACTIVE = `u.status = 'ACTIVE' AND u.deleted_at IS NULL`;

const BY_SESSION = `SELECT s.id, s.view_as_user_id AS "viewAsUserId", s.view_as_role_id AS "viewAsRoleId", ${MEMBER} FROM sessions s JOIN users u ON u.organization_id = s.organization_id AND u.account_id = s.account_id ${JOINED}
  WHERE s.token_hash = $1 AND s.revoked_at IS NULL AND s.expires_at > now() AND ${ACTIVE}`;
const BY_KEY = `SELECT k.id, k.scopes, ${MEMBER} FROM api_keys k JOIN users u ON u.organization_id = k.organization_id AND u.id = k.user_id ${JOINED}
  WHERE k.token_hash = $1 AND k.deleted_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now()) AND ${ACTIVE}`;
const BY_USER = `SELECT u.id, ${MEMBER} FROM users u ${JOINED} WHERE u.organization_id = $1 AND u.id = $2 AND ${ACTIVE}`;

/** A session or right that ended stops working within this time in other processes, and at once in this one. */
const CACHE_MS = 3000;
const caches = new WeakMap<Services, LRUCache<string, { actor: Actor | null }>>();

function cacheOf(services: Services): LRUCache<string, { actor: Actor | null }> {
  let cache = caches.get(services);
  if (!cache) {
    const created = new LRUCache<string, { actor: Actor | null }>({ max: 20_000, ttl: CACHE_MS });
    services.bus.subscribe('access', () => created.clear());
    caches.set(services, created);
    cache = created;
  }
  return cache;
}

/** The actor behind the credentials, or null when they are missing, expired, revoked or the user is not active. */
export async function actorOf(services: Services, credentials: Credentials): Promise<Actor | null> {
  const { sessionToken, apiKey } = credentials;
  const secret = apiKey ?? sessionToken;
  if (!secret) return null;
  const key = `${apiKey ? 'k' : 's'}${hashSecret(secret)}`;
  const cache = cacheOf(services);
  const known = cache.get(key);
  if (known) return known.actor;
  const { rows } = await services.pool.query<MemberRow>({
    name: apiKey ? 'actor-key' : 'actor-session',
    text: apiKey ? BY_KEY : BY_SESSION,
    values: [key.slice(1)],
  });
  const own = rows[0] ? memberActor(rows[0], apiKey ? 'API_KEY' : 'USER') : null;
  const actor = own && (await lookingAs(services, own, rows[0]!));
  cache.set(key, { actor });
  if (actor) void noteSeen(services, rows[0]!, Boolean(apiKey));
  return actor;
}

/** The actor while the session looks at the app as a user or role, if that is still allowed. */
async function lookingAs(services: Services, own: Actor, row: MemberRow): Promise<Actor> {
  if (!row.viewAsUserId && !row.viewAsRoleId) return own;
  return (await viewOf(services, own, row.viewAsUserId, row.viewAsRoleId)) ?? own;
}

/** The actor with the rights of a user or role; null when that one is not there or may do anything the actor may not. Of its roles those count that the actor has. */
export async function viewOf(
  services: Services,
  own: Actor,
  userId: string | null | undefined,
  roleId: string | null | undefined,
): Promise<Actor | null> {
  const { rows } = await services.pool.query<{
    name: string;
    key: string | null;
    permissions: Record<string, Scope> | null;
  }>(
    userId
      ? 'SELECT name, NULL AS key, NULL::jsonb AS permissions FROM users WHERE organization_id = $1 AND id = $2 AND deleted_at IS NULL'
      : 'SELECT name, key, permissions FROM roles WHERE organization_id = $1 AND id = $2 AND deleted_at IS NULL',
    [own.organizationId, userId ?? roleId],
  );
  const [found] = rows;
  const seen = found?.permissions
    ? {
        ...own,
        permissions: new Map(Object.entries(found.permissions)),
        roleIds: [roleMark(roleId!, found.key)],
      }
    : userId && (await actorOfUser(services, own.organizationId, userId));
  if (!found || !seen || !own.can('user.viewAs')) return null;
  const beyond = [...seen.permissions].some(([name, scope]) => scope !== 'NONE' && own.scope(name) !== 'ALL');
  if (beyond) return null;
  const roleIds = own.roleIds.includes(ANY_ROLE)
    ? seen.roleIds
    : seen.roleIds.filter((id) => own.roleIds.includes(id));
  return own.viewingAs({ ...seen, roleIds }, found.name);
}

const ABOVE_ALL = ['OWNER', 'ADMIN'];
const roleMark = (id: string, key: string | null) => (key && ABOVE_ALL.includes(key) ? ANY_ROLE : id);

/** The actor of a user, for jobs that act in the user's name; null when the user is no longer active. */
export async function actorOfUser(
  on: Connection | Services,
  organizationId: string,
  userId: string,
): Promise<Actor | null> {
  const connection = 'pool' in on ? (on.pool as Connection) : on;
  const { rows } = await connection.query({ text: BY_USER, values: [organizationId, userId] });
  return rows[0] ? memberActor(rows[0] as MemberRow, 'USER') : null;
}

function memberActor(row: MemberRow, kind: 'USER' | 'API_KEY'): Actor {
  const permissions = new Map<string, Scope>();
  for (const role of row.permissions)
    for (const name of row.permissions.flatMap(Object.keys))
      permissions.set(name, widerScope(permissions.get(name) ?? 'NONE', roleScope(role, name)));
  const { accountId, ...rest } = row;
  const actor = new Actor({
    ...rest,
    kind,
    permissions,
    ...(accountId ? { accountId } : {}),
    ...(kind === 'USER' ? { sessionId: row.id } : {}),
  });
  return row.scopes
    ? new Actor({ ...rest, kind, permissions: narrowed(actor, row.scopes), apiKeyId: row.id })
    : actor;
}

/** What the scopes of a key leave of its user's permissions. */
function narrowed(actor: Actor, scopes: string[]): Map<string, Scope> {
  const allowed = new Actor({
    ...actor,
    permissions: new Map(scopes.map((name): [string, Scope] => [name, 'ALL'])),
  });
  const names = new Set([...actor.permissions.keys(), ...scopes]);
  return new Map(
    [...names].map((name): [string, Scope] => [name, narrowerScope(actor.scope(name), allowed.scope(name))]),
  );
}

async function noteSeen(services: Services, row: MemberRow, isKey: boolean) {
  const [table, column] = isKey ? ['api_keys', 'last_used_at'] : ['sessions', 'last_seen_at'];
  const stale = `(${column} IS NULL OR ${column} < now() - interval '5 minutes')`;
  await services.pool
    .query(
      `WITH seen AS (UPDATE ${table} SET ${column} = now() WHERE id = $1 AND ${stale} RETURNING 1)
      UPDATE users SET last_seen_at = now() WHERE organization_id = $2 AND id = $3 AND EXISTS (SELECT 1 FROM seen)`,
      [row.id, row.organizationId, row.userId],
    )
    .catch((error: Error) => services.log.warn({ error: error.message }, 'last seen could not be noted'));
}
