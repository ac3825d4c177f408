import { instantText, newId } from '../../kernel/clock.js';
import type { Context } from '../../kernel/context.js';
import { invalid } from '../../kernel/errors.js';
import { signedPath } from '../../kernel/signedPath.js';
import { safeFileName } from './fileName.js';
import { quotaOf } from './quota.js';

/** The most that one file may hold, in bytes. */
export const MAX_BYTES = 100 * 1024 * 1024;
/** How long an upload may be begun, and begun again; in seconds. */
const LIFE = 3600;

export interface UploadTicket {
  id: string;
  url: string;
  expiresAt: string;
}

/** Checks right, size and quota, and answers the address that takes the file. */
export async function requestUpload(
  ctx: Context,
  input: { fileName: string; size: number },
): Promise<UploadTicket> {
  const { size } = input;
  if (size < 1) throw invalid({ size: 'The file is empty.' });
  if (size > MAX_BYTES) throw invalid({ size: 'The file is larger than 100 MB.' });
  // One at a time for each organization, so that parallel uploads do not exceed the quota together.
  await ctx.db.rows("SELECT pg_advisory_xact_lock(hashtext('uploads ' || :organizationId::text))");
  const { used, quota } = await quotaOf(ctx);
  if (used + size > quota)
    throw invalid({ size: 'There is not enough room left for this file. Delete others, or ask for more.' });
  const id = newId();
  const expiresAt = instantText(new Date(Date.now() + LIFE * 1000));
  await ctx.db.rows(
    `INSERT INTO uploads (organization_id, id, user_id, file_name, size, expires_at)
     VALUES (:organizationId, :id, :userId, :fileName, :size, :expiresAt) RETURNING id`,
    { id, userId: ctx.actor.userId, fileName: safeFileName(input.fileName), size, expiresAt },
  );
  const { organizationId } = ctx.actor;
  const url = signedPath(ctx.services, `/files/uploads/${id}`, { organization: organizationId }, LIFE);
  return { id, url, expiresAt };
}
