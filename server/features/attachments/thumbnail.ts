import type { Values } from '../../kernel/draftRow.js';
import { invalid } from '../../kernel/errors.js';
import type { Upload } from './takeUpload.js';

/** The most that a thumbnail may hold, in bytes, and how wide and high it may be. */
export const THUMBNAIL_BYTES = 64 * 1024;
const SIDE = 256;

/** Whether content is a small JPEG or WebP picture: by its own type and dimensions, not by what anybody says. */
export function isThumbnail(head: Buffer, mimeType: string, size: number): boolean {
  if (size > THUMBNAIL_BYTES) return false;
  const found =
    mimeType === 'image/webp' ? webpSize(head) : mimeType === 'image/jpeg' ? jpegSize(head) : null;
  return found !== null && found.every((side) => side > 0 && side <= SIDE);
}

/** What an attachment stores of its thumbnail; the pictures of other kinds of files are refused. */
export function thumbnailOf(file: Upload, thumbnail: Upload): Values {
  if (!file.mimeType.startsWith('image/'))
    throw invalid({ thumbnailUploadId: 'Only pictures have a thumbnail.' });
  if (!thumbnail.isThumbnail)
    throw invalid({
      thumbnailUploadId: 'A thumbnail is a JPEG or WebP of at most 256 × 256 pixels and 64 kB.',
    });
  return {
    thumbnailKey: thumbnail.storageKey,
    thumbnailType: thumbnail.mimeType,
    thumbnailSize: thumbnail.size,
  };
}

/** Width and height of a still WebP, by the first chunk; null for everything else. */
function webpSize(head: Buffer): [number, number] | null {
  if (head.length < 30) return null;
  switch (head.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return [head.readUInt16LE(26) & 0x3fff, head.readUInt16LE(28) & 0x3fff];
    case 'VP8L': {
      const bits = head.readUInt32LE(21);
      return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
    }
    case 'VP8X':
      return [head.readUIntLE(24, 3) + 1, head.readUIntLE(27, 3) + 1];
    default:
      return null;
  }
}

/** Width and height of a JPEG, by the frame that its segments lead to; null when it does not begin with them. */
function jpegSize(head: Buffer): [number, number] | null {
  let at = 2;
  while (at + 9 < head.length && head[at] === 0xff) {
    const marker = head[at + 1]!;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return [head.readUInt16BE(at + 7), head.readUInt16BE(at + 5)];
    at += 2 + head.readUInt16BE(at + 2);
  }
  return null;
}
