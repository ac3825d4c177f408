import { LRUCache } from 'lru-cache';
import { noteInAudit } from '../../kernel/audit.js';
import type { Context } from '../../kernel/context.js';

/** Pairs of key and address that this process knows are on record. */
const known = new LRUCache<string, true>({ max: 10_000 });

/** Puts on record when an API key is used from an address for the first time. */
export function noteKeyAddress(ctx: Context): void {
  const { apiKeyId, organizationId, userId, kind } = ctx.actor;
  const { ip } = ctx.request;
  const pair = `${apiKeyId}|${ip}`;
  if (!apiKeyId || !ip || known.has(pair)) return;
  known.set(pair, true);
  ctx.db
    .acrossOrganizations(
      `SELECT 1 FROM audit_log WHERE organization_id = $1 AND subject_type = 'ApiKey' AND subject_id = $2 AND ip = $3 LIMIT 1`,
      [organizationId, apiKeyId, ip],
    )
    .then((rows) => {
      if (rows.length > 0) return;
      const subject = { subjectType: 'ApiKey', subjectId: apiKeyId };
      noteInAudit(ctx, {
        name: 'apiKey.newAddress',
        organizationId,
        actorId: userId,
        actorKind: kind,
        ...subject,
      });
    })
    .catch((error: Error) => ctx.services.log.warn({ error: error.message }, 'A key could not be checked.'));
}
