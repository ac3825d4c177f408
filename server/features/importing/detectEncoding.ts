import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import iconv from 'iconv-lite';
import jschardet from 'jschardet';
import { ALPHABETS } from './alphabets.js';

const SAMPLE = 64 * 1024;

/**
 * The character encoding of a text file, as iconv-lite names it: `utf-8`, `utf-16le`, `utf-16be`, `windows-1252` …
 * The whole file is read once, because a single late byte decides between UTF-8 and the older encodings.
 */
export async function detectEncoding(file: string): Promise<string> {
  const head = await readHead(file);
  return byMark(head) ?? byZeros(head) ?? (await byContent(file));
}

async function readHead(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SAMPLE), 0, SAMPLE, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function byMark(head: Buffer): string | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without a mark: separators and digits leave every other byte zero. */
function byZeros(head: Buffer): string | null {
  let even = 0;
  let odd = 0;
  for (const [i, byte] of head.entries()) if (byte === 0) i % 2 ? odd++ : even++;
  const enough = head.length / 10;
  if (odd > enough && odd > even * 4) return 'utf-16le';
  return even > enough && even > odd * 4 ? 'utf-16be' : null;
}

async function byContent(file: string): Promise<string> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  const foreign: Buffer[] = [];
  let valid = true;
  let collected = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: SAMPLE }) as AsyncIterable<Buffer>) {
    if (valid) valid = decodes(utf8, chunk);
    if (collected < SAMPLE && chunk.some((byte) => byte > 0x7f)) {
      foreign.push(chunk);
      collected += chunk.length;
    }
    if (!valid && collected >= SAMPLE) break;
  }
  return valid && decodes(utf8) ? 'utf-8' : byLanguage(Buffer.concat(foreign));
}

function decodes(decoder: InstanceType<typeof TextDecoder>, chunk?: Buffer): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined });
    return true;
  } catch {
    return false;
  }
}

const EAST_ASIAN = /^(shift_?jis|cp932|euc-?jp|euc-?kr|cp949|gb2312|gb18030|gbk|big5)$/i;

/** Among the single-byte encodings, the one whose language knows most of the letters beyond ASCII. */
function byLanguage(sample: Buffer): string {
  let best = { encoding: 'windows-1252', share: 0 };
  for (const { encoding, letters, weight } of ALPHABETS) {
    const share = weight * shareOf(iconv.decode(sample, encoding), letters);
    if (share > best.share) best = { encoding, share };
  }
  if (best.share > 0.95) return best.encoding;
  const guess = jschardet.detect(sample).encoding ?? '';
  return EAST_ASIAN.test(guess) && iconv.encodingExists(guess) ? guess.toLowerCase() : best.encoding;
}

/** Letters outside ASCII that the language knows, standing where they can stand, among all characters outside ASCII. */
function shareOf(text: string, letters: Set<string>): number {
  const beyond = [
    ...text.matchAll(/[^\p{ASCII}\u2010-\u203a\u20ac\u2122\u00a0\u00a9\u00ab\u00ae\u00b0\u00bb]/gu),
  ];
  if (beyond.length === 0) return 0.5;
  return (
    beyond.filter(([letter], i) => letters.has(letter) && isInPlace(text, beyond[i]!.index)).length /
    beyond.length
  );
}

/** A word keeps to one script and has no capital after a small letter. */
function isInPlace(text: string, at: number): boolean {
  const [before, letter, after] = [text[at - 1] ?? ' ', text[at]!, text[at + 1] ?? ' '];
  if (/\p{Lu}/u.test(letter) && /\p{Ll}/u.test(before)) return false;
  return /\p{Script=Latin}/u.test(letter) || !/[a-z]/i.test(before + after);
}
