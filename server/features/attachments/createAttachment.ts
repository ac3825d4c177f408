import type { Context } from '../../kernel/context.js';
import type { Values } from '../../kernel/draftRow.js';
import { Attachment } from './attachment.entity.js';
import { kindOf } from './fileType.js';
import { takeUpload } from './takeUpload.js';
import { thumbnailOf } from './thumbnail.js';

/** Puts an uploaded file on a record, with its thumbnail if one was uploaded, too. */
export async function createAttachment(ctx: Context, input: Values): Promise<Attachment> {
  const { uploadId, thumbnailUploadId, ...given } = input;
  const file = await takeUpload(ctx, uploadId);
  const small = thumbnailUploadId ? thumbnailOf(file, await takeUpload(ctx, thumbnailUploadId)) : {};
  const { fileName, size, storageKey, mimeType, sha256 } = file;
  const bytes = { size, storageKey, mimeType, sha256, kind: kindOf(mimeType) };
  const computed = { ...bytes, ...small, uploadedById: ctx.actor.userId };
  return ctx.db.create(Attachment, { fileName, ...given }, { computed });
}
