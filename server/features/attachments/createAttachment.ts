import { isId } from '../../kernel/clock.js';
import type { Context } from '../../kernel/context.js';
import type { Values } from '../../kernel/draftRow.js';
import { notFound } from '../../kernel/errors.js';
import { Attachment } from './attachment.entity.js';
import { kindOf } from './fileType.js';

interface Taken {
  fileName: string;
  size: number;
  storageKey: string;
  mimeType: string;
  sha256: string;
}

/** Puts an uploaded file on a record. */
export async function createAttachment(ctx: Context, input: Values): Promise<Attachment> {
  const { uploadId, ...given } = input;
  const { fileName, ...bytes } = await takeUpload(ctx, uploadId);
  const computed = { ...bytes, kind: kindOf(bytes.mimeType), uploadedById: ctx.actor.userId };
  return ctx.db.create(Attachment, { fileName, ...given }, { computed });
}

/** One's own completed upload; from now on its bytes belong to the attachment. */
async function takeUpload(ctx: Context, id: unknown): Promise<Taken> {
  if (!isId(id)) throw notFound('Upload');
  const [upload] = await ctx.db.rows<Taken>(
    `DELETE FROM uploads WHERE organization_id = :organizationId AND id = :id AND user_id = :userId AND storage_key IS NOT NULL
     RETURNING file_name AS "fileName", size, storage_key AS "storageKey", mime_type AS "mimeType", sha256`,
    { id, userId: ctx.actor.userId },
  );
  if (!upload) throw notFound('Upload');
  return upload;
}
