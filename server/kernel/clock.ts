import { randomFillSync } from 'node:crypto';

/** The current instant as ISO 8601 text in UTC, the form in which the kernel keeps every instant. */
export function now(): string {
  return instantText(new Date());
}

/** ISO 8601 text in UTC without trailing zeros in the fraction, exactly as PostgreSQL prints it back. */
export function instantText(date: Date): string {
  return date.toISOString().replace(/\.?0+Z$/, 'Z');
}

/**
 * A UUID v7 (RFC 9562 §5.7): 48 bits of milliseconds, 12 that count within one (§6.2, method 1), then random bits. So ids
 * sort by creation, those of one process exactly.
 */
export function newId(): string {
  const bytes = randomSixteen();
  const millisecond = Date.now();
  if (millisecond > latest) [latest, count] = [millisecond, bytes.readUInt16BE(6) & 0x7ff];
  else if (++count > 0xfff) [latest, count] = [latest + 1, 0];
  bytes.writeUIntBE(latest, 0, 6);
  bytes.writeUInt16BE(0x7000 | count, 6);
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

let latest = 0;
let count = 0;

/** Asked for in large portions, since asking costs more than the bytes. */
const random = Buffer.alloc(4096);
let used = random.length;

/** Sixteen random bytes that are given out once. */
function randomSixteen(): Buffer {
  if (used === random.length) {
    randomFillSync(random);
    used = 0;
  }
  used += 16;
  return random.subarray(used - 16, used);
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether the text has the form of a UUID; anything else can name no record. */
export function isId(text: unknown): text is string {
  return typeof text === 'string' && UUID.test(text);
}
