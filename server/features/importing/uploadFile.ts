import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { newId } from '../../kernel/clock.js';
import type { Context } from '../../kernel/context.js';
import { forbidden, invalid } from '../../kernel/errors.js';
import { asText } from './asText.js';
import { Import } from './import.entity.js';
import { inspectTable, readRows, TableError } from './readTable.js';

const MAX_BYTES = 100 * 1024 * 1024;
const SAMPLE = 20;

export interface UploadOptions {
  name: string;
  encoding?: string;
  delimiter?: string;
}

/** Takes a file as a stream, finds out how it is written, and makes the import. A refused upload leaves nothing behind. */
export async function uploadFile(ctx: Context, body: Readable, options: UploadOptions): Promise<Import> {
  if (!ctx.actor.can('import.create')) throw forbidden('You need the permission import.create.');
  const folder = path.join(ctx.services.config.dataDir, 'imports');
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, newId());
  try {
    await pipeline(body, limit(), createWriteStream(file, { mode: 0o600 }));
    return await register(ctx, file, options);
  } catch (error) {
    await rm(file, { force: true });
    throw error instanceof TableError ? invalid({ file: error.message }) : error;
  }
}

function limit(): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > MAX_BYTES) done(invalid({ file: 'The file is larger than 100 MB.' }));
      else done(null, chunk);
    },
  });
}

async function register(
  ctx: Context,
  file: string,
  { name, encoding, delimiter }: UploadOptions,
): Promise<Import> {
  const layout = await inspectTable(file, {
    ...(encoding ? { encoding } : {}),
    ...(delimiter ? { delimiter } : {}),
    ...(await asText(file)),
  });
  const sample: string[][] = [];
  let rowCount = 0;
  for await (const row of readRows(file, layout)) {
    rowCount++;
    if (sample.length < SAMPLE)
      sample.push(row.cells.map((cell) => cell.replaceAll('\u0000', '').slice(0, 300)));
  }
  const { actor } = ctx;
  const computed = {
    ...layout,
    fileName: path.basename(name).slice(0, 200) || 'file',
    path: file,
    sample,
    rowCount,
    ownerId: actor.userId,
  };
  return ctx.db.create(Import, {}, { computed });
}
