import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
// @ts-expect-error it has no types of its own
import S3rver from 's3rver';
import { askToUpload, attach, fetchFile, putBytes } from '../../testing/files.js';
import { type House, openHouse } from '../../testing/house.js';
import { sweepFiles } from './sweepFiles.js';

let folder: string;
let bucket: { run(): Promise<{ port: number }>; close(): Promise<void> };
let house: House;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'rapport-s3-'));
  bucket = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: folder,
    configureBuckets: [{ name: 'files', configs: [] }],
  });
  const { port } = await bucket.run();
  house = await openHouse({
    S3_ENDPOINT: `http://127.0.0.1:${port}`,
    S3_BUCKET: 'files',
    S3_ACCESS_KEY_ID: 'S3RVER',
    S3_SECRET_ACCESS_KEY: 'S3RVER',
  });
});
afterAll(async () => {
  await house.close();
  await bucket.close();
  await rm(folder, { recursive: true, force: true });
});

/** The objects in the bucket. */
const objects = async () =>
  (await readdir(path.join(folder, 'files'), { recursive: true })).filter((name) => name.endsWith('_object'));

test('files go to a bucket instead of the disk, in parts, and come back whole or in part', async () => {
  const { owner } = await house.organization();
  const client = await owner.client();
  const bytes = Buffer.alloc(12 * 1024 * 1024, 'The quick brown fox. ');
  const file = await attach(owner, 'long.txt', bytes, { clientId: client.id });
  expect(await objects()).toHaveLength(1);
  expect(Buffer.from(await (await fetchFile(owner, file.id)).arrayBuffer()).equals(bytes)).toBe(true);
  const part = await fetchFile(owner, file.id, 'previewUrl', { range: 'bytes=4-8' });
  expect([part.status, await part.text()]).toEqual([206, 'quick']);

  const { url } = await askToUpload(owner, 'short.txt', 9 * 1024 * 1024);
  expect((await putBytes(owner, url, bytes.subarray(0, 8 * 1024 * 1024))).status).toBe(400);
  expect((await putBytes(owner, url, bytes)).status).toBe(400);
  expect(await objects()).toHaveLength(1);

  await owner.run('mutation ($id: ID!) { deleteAttachment(id: $id) { id } }', { id: file.id });
  await house.app.services.pool.query("UPDATE attachments SET deleted_at = now() - interval '31 days'");
  await sweepFiles.run({}, house.app.services);
  expect(await objects()).toEqual([]);
});
