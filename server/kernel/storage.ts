import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { newId } from './clock.js';
import type { Config } from './config.js';

/** The first and the last byte, both counted. */
export interface ByteRange {
  start: number;
  end: number;
}

/** Keeps the bytes of files under keys that the house makes up itself. */
export interface Storage {
  /** Stores a stream; when it breaks off, nothing is left behind. */
  write(key: string, body: Readable): Promise<void>;
  /** The bytes, or a part of them; rejects when there are none. */
  read(key: string, range?: ByteRange): Promise<Readable>;
  /** Removes the bytes; also fine when there are none. */
  remove(key: string): Promise<void>;
  /** Removes what was begun before the moment and never finished, for instance because the process was killed. */
  sweep(before: Date): Promise<void>;
}

/** A new key: the organization's folder, two letters to spread the files, and a random name. */
export const storageKey = (organizationId: string): string => {
  const name = newId();
  return `files/${organizationId}/${name.slice(-2)}/${name}`;
};

/** The storage of the configuration: the data folder, or a bucket; its client is loaded with the first file. */
export function createStorage({ dataDir, s3 }: Config): Storage {
  if (!s3) return diskStorage(dataDir);
  const bucket = import('./s3Storage.js').then(({ s3Storage }) => s3Storage(s3));
  return {
    write: async (key, body) => (await bucket).write(key, body),
    read: async (key, range) => (await bucket).read(key, range),
    remove: async (key) => (await bucket).remove(key),
    sweep: async (before) => (await bucket).sweep(before),
  };
}

/** Files in a folder. They are written beside it first, so that a file with its name is always whole. */
export function diskStorage(folder: string): Storage {
  const begun = path.join(folder, 'files', '.begun');
  const place = (key: string) => path.join(folder, key);
  return {
    async write(key, body) {
      const draft = path.join(begun, newId());
      await mkdir(begun, { recursive: true });
      try {
        await pipeline(body, createWriteStream(draft, { mode: 0o600 }));
        await mkdir(path.dirname(place(key)), { recursive: true });
        await rename(draft, place(key));
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
    },
    async read(key, range) {
      await stat(place(key));
      return createReadStream(place(key), range);
    },
    async remove(key) {
      await rm(place(key), { force: true });
    },
    async sweep(before) {
      for (const name of await readdir(begun).catch(() => [])) {
        const file = path.join(begun, name);
        const found = await stat(file).catch(() => null);
        if (found && found.mtime < before) await rm(file, { force: true });
      }
    },
  };
}
