import path from 'node:path';
import { invalid } from '../../kernel/errors.js';
import { AttachmentKind } from './attachment.entity.js';

/** How many bytes from the start decide what a file is. */
export const SNIFFED = 4100;

/** Types of plain text, which nothing in the content tells apart, by the ending of the name. */
const TEXTS: Record<string, string> = {
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  md: 'text/markdown',
  json: 'application/json',
  html: 'text/html',
  htm: 'text/html',
  svg: 'image/svg+xml',
  xml: 'application/xml',
  ics: 'text/calendar',
  vcf: 'text/vcard',
  eml: 'message/rfc822',
};

/** Endings that promise what the content must then be. */
const PROMISES: Record<string, string[]> = {
  png: ['image/png', 'image/apng'],
  jpg: ['image/jpeg'],
  jpeg: ['image/jpeg'],
  gif: ['image/gif'],
  webp: ['image/webp'],
  avif: ['image/avif'],
  pdf: ['application/pdf'],
};

/** Finds out what a file is from its first bytes; INVALID when the name promises something else. */
export async function sniff(head: Buffer, fileName: string): Promise<string> {
  const { fileTypeFromBuffer } = await import('file-type');
  const ending = path.extname(fileName).slice(1).toLowerCase();
  const found = await fileTypeFromBuffer(head);
  const promised = PROMISES[ending];
  if (promised && !promised.includes(found?.mime ?? ''))
    throw invalid({
      fileName: `${fileName} ends in .${ending}, but its content is ${found ? found.mime : 'something else'}.`,
    });
  // XML is found by its first line, whatever it holds: the ending says more.
  if (found && found.mime !== 'application/xml') return found.mime;
  return isText(head) ? (TEXTS[ending] ?? 'text/plain') : 'application/octet-stream';
}

function isText(head: Buffer): boolean {
  if (head.includes(0)) return false;
  // A character may be cut in two where the sample ends.
  const text = head.toString('utf8').replace(/\ufffd$/, '');
  return !text.includes('\ufffd');
}

/** Types that a browser may show in place: nothing in them runs. Text is shown as plain text, whatever it is. */
const INLINE = /^(image\/(png|apng|jpeg|gif|webp|avif)|application\/pdf|(audio|video)\/.+)$/;
const AS_TEXT = /^(text\/.+|application\/(json|xml)|message\/rfc822)$/;

/** The type under which a file may be shown in a browser; null when it may only be downloaded. */
export function inlineType(mimeType: string): string | null {
  if (INLINE.test(mimeType)) return mimeType;
  return AS_TEXT.test(mimeType) ? 'text/plain; charset=utf-8' : null;
}

const KINDS: [test: RegExp, kind: keyof typeof AttachmentKind][] = [
  [/^image\//, 'IMAGE'],
  [/^audio\//, 'AUDIO'],
  [/^video\//, 'VIDEO'],
  [/pdf$/, 'PDF'],
  [/spreadsheet|ms-excel|\/csv|tab-separated/, 'SPREADSHEET'],
  [/wordprocessing|presentation|opendocument|msword|rtf|epub|x-cfb/, 'DOCUMENT'],
  [/^text\/|json$|xml$|rfc822$/, 'TEXT'],
  [/zip|tar|compressed|rar|x-7z|x-xz|bzip/, 'ARCHIVE'],
];

/** What a file is to people. */
export const kindOf = (mimeType: string): keyof typeof AttachmentKind =>
  KINDS.find(([test]) => test.test(mimeType))?.[1] ?? AttachmentKind.OTHER;
