import type { Context } from '../../kernel/context.js';
import { signedPath } from '../../kernel/signedPath.js';
import type { Attachment } from './attachment.entity.js';
import { inlineType } from './fileType.js';

/** Seconds for which a download can be begun. */
const DOWNLOAD = 120;
/** Players ask for parts of a recording as long as somebody listens. */
const PREVIEW = 3600;

const linkOf = (
  ctx: Context,
  { id }: Attachment,
  how: 'attachment' | 'inline' | 'thumbnail',
  seconds: number,
) => {
  const { organizationId, userId } = ctx.actor;
  const claims = { organization: organizationId, user: userId ?? '', how };
  return signedPath(ctx.services, `/files/attachments/${id}`, claims, seconds);
};

/** An address from which the actor can download the file, for a short time. */
export const downloadUrl = (ctx: Context, attachment: Attachment): string =>
  linkOf(ctx, attachment, 'attachment', DOWNLOAD);

/** An address at which a browser may show the file; null when it can only be downloaded. */
export const previewUrl = (ctx: Context, attachment: Attachment): string | null =>
  inlineType(attachment.mimeType) && linkOf(ctx, attachment, 'inline', PREVIEW);

/** The address of the small picture; the same for an hour, so that browsers need not fetch it again. Null without one. */
export const thumbnailUrl = (ctx: Context, attachment: Attachment): string | null => {
  const intoTheHour = Math.floor(Date.now() / 1000) % PREVIEW;
  return attachment.thumbnailKey && linkOf(ctx, attachment, 'thumbnail', 2 * PREVIEW - intoTheHour);
};
