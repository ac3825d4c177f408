import type { Person } from './person.js';

/** What a PNG of one pixel looks like. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Asks for leave to upload. */
export const askToUpload = async (who: Person, fileName: string, size: number) =>
  (
    await who.run<{ requestUpload: { id: string; url: string } }>(
      'mutation ($input: RequestUploadInput!) { requestUpload(input: $input) { id url } }',
      { input: { fileName, size } },
    )
  ).requestUpload;

/** Sends bytes to the address of an upload. */
export const putBytes = (who: Person, url: string, body: string | Buffer | ReadableStream) =>
  fetch(`${who.url}${url}`, { method: 'PUT', body, duplex: 'half' } as RequestInit);

/** Uploads a file; answers the id of the upload. */
export async function uploadBytes(who: Person, fileName: string, body: string | Buffer): Promise<string> {
  const { id, url } = await askToUpload(who, fileName, Buffer.byteLength(body));
  const response = await putBytes(who, url, body);
  if (response.status !== 201) throw new Error(await response.text());
  return id;
}

/** Uploads a file and puts it on a record: `{ clientId }` and so on. */
export async function attach<R = { id: string; version: number }>(
  who: Person,
  fileName: string,
  body: string | Buffer,
  input: Record<string, unknown>,
  selection = 'id version',
): Promise<R> {
  return who.create<R>(
    'Attachment',
    { uploadId: await uploadBytes(who, fileName, body), ...input },
    selection,
  );
}

/** What the short-lived addresses of a file answer. */
export async function fetchFile(
  who: Person,
  id: string,
  field: 'downloadUrl' | 'previewUrl' = 'downloadUrl',
  headers: Record<string, string> = {},
): Promise<Response> {
  const { attachment } = await who.run<{ attachment: Record<string, string> }>(
    `query ($id: ID!) { attachment(id: $id) { ${field} } }`,
    { id },
  );
  return fetch(`${who.url}${attachment[field]}`, { headers });
}

/** The beginning of a still WebP picture of some size. */
export function webp(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(40);
  bytes.write('RIFF\u0020\0\0\0WEBPVP8 ', 'latin1');
  bytes.writeUInt16LE(width, 26);
  bytes.writeUInt16LE(height, 28);
  return bytes;
}

/** The beginning of a JPEG picture of some size, with a segment before its frame. */
export function jpeg(width: number, height: number): Buffer {
  const segment = Buffer.from([0xff, 0xe0, 0, 16, ...Buffer.from('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]);
  const frame = Buffer.from([0xff, 0xc0, 0, 17, 8, 0, 0, 0, 0, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), segment, frame]);
}
