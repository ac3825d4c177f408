import { createHash } from 'node:crypto';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { invalid, notFound } from '../../kernel/errors.js';
import type { Services } from '../../kernel/services.js';
import { storageKey } from '../../kernel/storage.js';
import { SNIFFED, sniff } from './fileType.js';
import { isThumbnail } from './thumbnail.js';

interface Expected {
  fileName: string;
  size: number;
  complete: boolean;
}

/** Takes the bytes of a requested upload as a stream. Whatever breaks, nothing is left behind and it can begin again. */
export async function receiveUpload(
  services: Services,
  organizationId: string,
  id: string,
  body: Readable,
): Promise<void> {
  const { pool, storage } = services;
  const { rows } = await pool.query<Expected>(
    `SELECT file_name AS "fileName", size, storage_key IS NOT NULL AS complete FROM uploads
     WHERE organization_id = $1 AND id = $2 AND expires_at > now()`,
    [organizationId, id],
  );
  const [upload] = rows;
  if (!upload) throw notFound('Upload');
  if (upload.complete) throw invalid({ upload: 'This file has already been uploaded.' });
  const key = storageKey(organizationId);
  const meter = new Meter(upload.size);
  try {
    await together(pipeline(body, meter), storage.write(key, meter));
    if (meter.bytes !== upload.size)
      throw invalid({ size: `${meter.bytes} bytes came, but ${upload.size} were announced.` });
    const mimeType = await sniff(meter.head, upload.fileName);
    const small = isThumbnail(meter.head, mimeType, upload.size);
    const { rowCount } = await pool.query(
      `UPDATE uploads SET storage_key = $3, mime_type = $4, sha256 = $5, is_thumbnail = $6
       WHERE organization_id = $1 AND id = $2 AND storage_key IS NULL AND expires_at > now()`,
      [organizationId, id, key, mimeType, meter.digest(), small],
    );
    if (rowCount === 0) throw invalid({ upload: 'This file has already been uploaded.' });
  } catch (error) {
    await storage.remove(key);
    throw error;
  }
}

/** Waits for both ends of a stream, also when one fails first: only then is it safe to clean up. */
async function together(...ends: Promise<void>[]): Promise<void> {
  const results = await Promise.allSettled(ends);
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}

/** Counts and hashes what flows through, keeps the beginning, and stops what is longer than announced. */
class Meter extends Transform {
  bytes = 0;
  head: Buffer = Buffer.alloc(0);
  readonly #hash = createHash('sha256');

  constructor(private readonly limit: number) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: string, done: (error?: Error | null, data?: Buffer) => void) {
    this.bytes += chunk.length;
    if (this.bytes > this.limit)
      return done(invalid({ size: `The file is longer than the ${this.limit} bytes that were announced.` }));
    this.#hash.update(chunk);
    if (this.head.length < SNIFFED)
      this.head = Buffer.concat([this.head, chunk.subarray(0, SNIFFED - this.head.length)]);
    done(null, chunk);
  }

  digest(): string {
    return this.#hash.digest('hex');
  }
}
