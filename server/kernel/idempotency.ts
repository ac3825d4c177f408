import { createHash } from 'node:crypto';
import { type GraphQLResolveInfo, print } from 'graphql';
import { now } from './clock.js';
import type { Context } from './context.js';
import { invalid } from './errors.js';
import { nounNamed } from './noun.js';
import { BaseRecord } from './record.js';
import { stable } from './value.js';

/**
 * Runs the work once for each `Idempotency-Key` of a user. The claim and the answer are stored in the transaction of
 * the effect; the same key with the same request gives the same answer again, with another request INVALID.
 */
export async function answerOnce<R>(
  ctx: Context,
  info: GraphQLResolveInfo,
  args: unknown,
  work: () => Promise<R>,
): Promise<R> {
  const key = ctx.request.idempotencyKey;
  if (!key || !ctx.signedIn) return work();
  if (key.length > 200) throw invalid({ 'Idempotency-Key': 'The key is longer than 200 characters.' });
  const { userId } = ctx.actor;
  const hash = createHash('sha256')
    .update(print(info.operation))
    .update(stable(args))
    .update(stable(info.variableValues))
    .digest('hex');
  const field = info.path.key.toString();
  const claimed = await ctx.db.rows<{ field: string }>(
    `INSERT INTO idempotency_keys (organization_id, user_id, key, field, request_hash, created_at)
     VALUES (:organizationId, :userId, :key, :field, :hash, :at) ON CONFLICT DO NOTHING RETURNING field`,
    { userId, key, field, hash, at: now() },
  );
  if (claimed.length === 0) return storedAnswer<R>(ctx, key, field, hash);
  const result = await work();
  await ctx.db.rows(
    `UPDATE idempotency_keys SET answer = :answer::jsonb
     WHERE organization_id = :organizationId AND user_id = :userId AND key = :key AND field = :field RETURNING key`,
    { userId, key, field, answer: JSON.stringify(pack(result)) },
  );
  return result;
}

async function storedAnswer<R>(ctx: Context, key: string, field: string, hash: string): Promise<R> {
  const [known] = await ctx.db.rows<{ requestHash: string; answer: unknown }>(
    `SELECT request_hash AS "requestHash", answer FROM idempotency_keys
     WHERE organization_id = :organizationId AND user_id = :userId AND key = :key AND field = :field`,
    { userId: ctx.actor.userId, key, field },
  );
  if (known?.requestHash !== hash)
    throw invalid({ 'Idempotency-Key': 'The key was already used for another request.' });
  return unpack(known.answer) as R;
}

/** Records keep the name of their class, so that the stored answer resolves like the first one. */
function pack(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pack);
  if (!value || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, pack(inner)]);
  return {
    ...Object.fromEntries(entries),
    ...(value instanceof BaseRecord ? { __record: value.constructor.name } : {}),
  };
}

function unpack(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unpack);
  if (!value || typeof value !== 'object') return value;
  const { __record, ...rest } = value as Record<string, unknown>;
  const plain = Object.fromEntries(Object.entries(rest).map(([key, inner]) => [key, unpack(inner)]));
  const Class = typeof __record === 'string' ? nounNamed(__record)?.Class : undefined;
  return Class ? Object.assign(Object.create(Class.prototype), plain) : plain;
}
