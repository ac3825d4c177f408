import type { Context } from '../../kernel/context.js';
import { forbidden, invalid } from '../../kernel/errors.js';
import { ApiKey } from './apiKey.entity.js';
import { hashSecret, newSecret } from './secret.js';

/** Creates a key of the signed-in user; the secret is returned once and stored as a hash. */
export async function createApiKey(
  ctx: Context,
  input: { name: string; scopes: string[]; expiresAt?: string | null },
): Promise<{ apiKey: ApiKey; secret: string }> {
  if (ctx.actor.kind === 'API_KEY') throw forbidden('An API key cannot make further keys.');
  const known = new Set([
    ...ctx.services.permissions,
    '*',
    ...ctx.services.permissions.map((name) => `${name.split('.')[0]}.*`),
  ]);
  const unknown = input.scopes.find((scope) => !known.has(scope));
  if (unknown !== undefined || input.scopes.length === 0)
    throw invalid({
      scopes: unknown ? `There is no permission ${unknown}.` : 'Name at least one permission.',
    });
  const secret = `rpt_${newSecret()}`;
  const apiKey = await ctx.db.create(
    ApiKey,
    { ...input },
    { computed: { prefix: secret.slice(0, 12), tokenHash: hashSecret(secret), userId: ctx.actor.userId } },
  );
  return { apiKey, secret };
}
