import { isId } from '../../kernel/clock.js';
import type { Context } from '../../kernel/context.js';
import { notFound } from '../../kernel/errors.js';

/** A completed upload. */
export interface Upload {
  fileName: string;
  size: number;
  storageKey: string;
  mimeType: string;
  sha256: string;
  isThumbnail: boolean;
}

/** One's own completed upload; from now on its bytes belong to the attachment. */
export async function takeUpload(ctx: Context, id: unknown): Promise<Upload> {
  if (!isId(id)) throw notFound('Upload');
  const [upload] = await ctx.db.rows<Upload>(
    `DELETE FROM uploads WHERE organization_id = :organizationId AND id = :id AND user_id = :userId AND storage_key IS NOT NULL
     RETURNING file_name AS "fileName", size, storage_key AS "storageKey", mime_type AS "mimeType", sha256, is_thumbnail AS "isThumbnail"`,
    { id, userId: ctx.actor.userId },
  );
  if (!upload) throw notFound('Upload');
  return upload;
}
