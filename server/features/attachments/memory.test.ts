import { askToUpload, fetchFile, putBytes } from '../../testing/files.js';
import { type House, openHouse } from '../../testing/house.js';

const MB = 1024 * 1024;

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

test('a file of 100 MB goes up and down in a memory that stays flat', async () => {
  const { owner } = await house.organization();
  const client = await owner.client();
  let most = 0;
  const measure = () => {
    most = Math.max(most, process.memoryUsage.rss());
  };
  const chunk = new Uint8Array(64 * 1024).fill(65);
  let left = 100 * MB;
  const body = new ReadableStream({
    pull(controller) {
      measure();
      controller.enqueue(chunk);
      left -= chunk.length;
      if (left === 0) controller.close();
    },
  });
  const { id: uploadId, url } = await askToUpload(owner, 'film.bin', 100 * MB);
  const before = process.memoryUsage.rss();
  expect((await putBytes(owner, url, body)).status).toBe(201);
  const file = await owner.create('Attachment', { uploadId, clientId: client.id });
  let received = 0;
  for await (const part of (await fetchFile(owner, file.id)).body!) {
    measure();
    received += part.length;
  }
  expect(received).toBe(100 * MB);
  expect(Math.round((most - before) / MB)).toBeLessThan(80);
});
