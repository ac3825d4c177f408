import { readdir } from 'node:fs/promises';
import path from 'node:path';
import {
  askToUpload,
  attach,
  fetchFile,
  jpeg,
  PNG,
  putBytes,
  uploadBytes,
  webp,
} from '../../testing/files.js';
import { type House, openHouse } from '../../testing/house.js';
import { type Person, refusal } from '../../testing/person.js';
import { sweepFiles } from './sweepFiles.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

/** The files of an organization that lie in the storage. */
async function stored(organizationId: string): Promise<string[]> {
  const folder = path.join(house.app.services.config.dataDir, 'files');
  const names = await readdir(path.join(folder, organizationId), { recursive: true }).catch(() => []);
  const begun = await readdir(path.join(folder, '.begun')).catch(() => []);
  return [...names.filter((name) => name.includes('/')), ...begun];
}

const sweep = () => sweepFiles.run({}, house.app.services);
const expire = (table: string, set: string) =>
  house.app.services.pool.query(`UPDATE ${table} SET ${set} = now() - interval '40 days'`);

describe('Uploading', () => {
  test('a file goes onto a record under a random key and comes back byte for byte', async () => {
    const { owner, id: organizationId } = await house.organization();
    const client = await owner.client();
    const file = await attach<Record<string, unknown> & { id: string }>(
      owner,
      '../../etc/Pass\u202egnp.png',
      PNG,
      { clientId: client.id, description: 'Logo' },
      'id fileName kind mimeType size sha256 uploadedBy { id } client { id } viewerCan',
    );
    expect(file).toMatchObject({
      fileName: 'Passgnp.png',
      kind: 'IMAGE',
      mimeType: 'image/png',
      size: PNG.length,
      uploadedBy: { id: owner.userId },
      client: { id: client.id },
      viewerCan: ['update', 'delete'],
    });
    expect(file.sha256).toMatch(/^[0-9a-f]{64}$/);
    const names = await stored(organizationId);
    expect(names).toHaveLength(1);
    expect(names[0]).not.toContain('png');
    expect(Buffer.from(await (await fetchFile(owner, file.id)).arrayBuffer())).toEqual(PNG);
  });

  test('a broken or wrong upload leaves nothing behind and can begin again', async () => {
    const { owner, id: organizationId } = await house.organization();
    const { id, url } = await askToUpload(owner, 'notes.txt', 11);
    expect((await putBytes(owner, url, 'hello world, and more')).status).toBe(400);
    expect((await putBytes(owner, url, 'hello')).status).toBe(400);
    const broken = new ReadableStream({
      pull(controller) {
        controller.enqueue(new TextEncoder().encode('hel'));
        controller.error(new Error('cut off'));
      },
    });
    await expect(putBytes(owner, url, broken)).rejects.toThrow();
    await expect(refusal(owner.create('Attachment', { uploadId: id }))).resolves.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect((await putBytes(owner, url, 'hello world')).status).toBe(201);
    expect((await putBytes(owner, url, 'hello world')).status).toBe(400);
    expect(await stored(organizationId)).toHaveLength(1);
    expect((await putBytes(owner, url.replace(/signature=../, 'signature=xx'), 'hello world')).status).toBe(
      404,
    );
    await expire('uploads', 'expires_at');
    await sweep();
    expect(await stored(organizationId)).toEqual([]);
  });

  test('what pretends to be a picture or a PDF is refused', async () => {
    const { owner } = await house.organization();
    const { url } = await askToUpload(owner, 'photo.png', 20);
    const response = await putBytes(owner, url, '<script>bad()</scrip');
    expect([response.status, await response.json()]).toEqual([
      400,
      expect.objectContaining({ code: 'INVALID', fields: { fileName: expect.stringContaining('.png') } }),
    ]);
  });

  test('size and quota are kept, also by parallel uploads', async () => {
    const { owner, id } = await house.organization();
    const MB = 1024 * 1024;
    expect((await refusal(askToUpload(owner, 'big.bin', 101 * MB))).fields.size).toMatch(/100 MB/);
    expect((await refusal(askToUpload(owner, 'empty.txt', 0))).fields.size).toMatch(/empty/);
    await owner.run(
      'mutation ($input: UpdateOrganizationInput!) { updateOrganization(input: $input) { id } }',
      {
        input: { id, fileQuotaMegabytes: 10 },
      },
    );
    const asked = await Promise.allSettled(
      Array.from({ length: 6 }, (_, i) => askToUpload(owner, `${i}.bin`, 3 * MB)),
    );
    const given = asked.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    expect(given).toHaveLength(3);
    const giveUp = (url: string) => fetch(owner.url + url, { method: 'DELETE' });
    expect((await giveUp(given[0]!.url.replace(/signature=../, 'signature=xx'))).status).toBe(404);
    expect((await refusal(askToUpload(owner, 'again.bin', 3 * MB))).fields.size).toMatch(/not enough room/);
    expect((await giveUp(given[0]!.url)).status).toBe(204);
    expect((await putBytes(owner, given[0]!.url, 'late')).status).toBe(404);
    await askToUpload(owner, 'again.bin', 3 * MB);
  });

  test('many files go onto records in one transaction', async () => {
    const { owner } = await house.organization();
    const client = await owner.client();
    const uploads = [await uploadBytes(owner, 'a.txt', 'a'), await uploadBytes(owner, 'b.csv', 'x;y\n1;2')];
    const create = (inputs: object[]) =>
      owner.run<{ createAttachments: { kind: string }[] }>(
        'mutation ($inputs: [CreateAttachmentInput!]!) { createAttachments(inputs: $inputs) { kind } }',
        { inputs },
      );
    const inputs = uploads.map((uploadId) => ({ uploadId, clientId: client.id }));
    const twice = [...inputs, { uploadId: uploads[0], clientId: client.id }];
    expect((await refusal(create(twice))).code).toBe('NOT_FOUND');
    expect((await create(inputs)).createAttachments).toEqual([{ kind: 'TEXT' }, { kind: 'SPREADSHEET' }]);
    const { client: after } = await owner.run<{ client: { attachments: { totalCount: number } } }>(
      'query ($id: ID!) { client(id: $id) { attachments { totalCount nodes { fileName } } } }',
      { id: client.id },
    );
    expect(after.attachments.totalCount).toBe(2);
  });

  test('a file belongs to exactly one record', async () => {
    const { owner } = await house.organization();
    const uploadId = await uploadBytes(owner, 'a.txt', 'a');
    expect((await refusal(owner.create('Attachment', { uploadId }))).fields.clientId).toMatch(/one record/);
    const client = await owner.client();
    const contact = await owner.create('Contact', { lastName: 'Doe' });
    const both = { uploadId, clientId: client.id, contactId: contact.id };
    expect((await refusal(owner.create('Attachment', both))).code).toBe('INVALID');
  });
});

describe('Downloading', () => {
  const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  let owner: Person;
  let client: { id: string };
  beforeAll(async () => {
    owner = (await house.organization()).owner;
    client = await owner.client();
  });

  test.each([
    ['page.html', '<script>alert(1)</script>', 'text/html', 'text/plain; charset=utf-8'],
    ['data.json', '{"a":1}', 'application/json', 'text/plain; charset=utf-8'],
    ['photo.png', PNG, 'image/png', 'image/png'],
    ['drawing.svg', SVG, 'image/svg+xml', null],
    ['program.exe', Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), 'application/x-msdownload', null],
  ])('%s is never run', async (name, body, mimeType, shownAs) => {
    const file = await attach<{ id: string; mimeType: string; previewUrl: string | null }>(
      owner,
      name,
      body,
      { clientId: client.id },
      'id mimeType previewUrl',
    );
    expect(file.mimeType).toBe(mimeType);
    expect(file.previewUrl === null).toBe(shownAs === null);
    for (const field of shownAs ? (['downloadUrl', 'previewUrl'] as const) : (['downloadUrl'] as const)) {
      const { headers } = await fetchFile(owner, file.id, field);
      const inline = field === 'previewUrl';
      expect(headers.get('content-type')).toBe(inline ? shownAs : 'application/octet-stream');
      expect(headers.get('content-disposition')).toMatch(inline ? /^inline/ : /^attachment/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
    }
  });

  test('names in any script and with quotes stay one header', async () => {
    const file = await attach(owner, 'Отчёт "1"; x=y\r\nSet-Cookie: a.txt', 'x', { clientId: client.id });
    const { headers } = await fetchFile(owner, file.id);
    expect(headers.get('set-cookie')).toBeNull();
    expect(decodeURIComponent(headers.get('content-disposition')!.split("UTF-8''")[1]!)).toBe(
      'Отчёт _1_; x=ySet-Cookie_ a.txt',
    );
  });

  test('players get parts', async () => {
    const file = await attach(owner, 'a.txt', '0123456789', { clientId: client.id });
    const part = async (range: string) => {
      const response = await fetchFile(owner, file.id, 'previewUrl', { range });
      return [response.status, response.headers.get('content-range'), await response.text()];
    };
    expect(await part('bytes=2-4')).toEqual([206, 'bytes 2-4/10', '234']);
    expect(await part('bytes=7-')).toEqual([206, 'bytes 7-9/10', '789']);
    expect(await part('bytes=-2')).toEqual([206, 'bytes 8-9/10', '89']);
    expect(await part('bytes=10-')).toEqual([416, 'bytes */10', '']);
    expect((await part('lines=1-2'))[0]).toBe(200);
  });
});

describe('Files follow their record', () => {
  test('they are seen by exactly those who see it, on every path', async () => {
    const org = await house.organization();
    const { owner } = org;
    const rep = await org.user('SALES_REP');
    const opportunity = await owner.opportunity({ name: 'Secret deal' });
    const file = await attach(owner, 'offer.txt', 'price', { opportunityId: opportunity.id });
    const { attachment } = await owner.run<{ attachment: { downloadUrl: string } }>(
      'query ($id: ID!) { attachment(id: $id) { downloadUrl } }',
      { id: file.id },
    );
    const seen = (who: Person) =>
      who.run<{
        attachment: object | null;
        attachments: { totalCount: number; nodes: object[] };
        attachmentStats: { count: number };
      }>(
        'query ($id: ID!) { attachment(id: $id) { id } attachments { totalCount nodes { id } } attachmentStats { count } }',
        {
          id: file.id,
        },
      );
    expect(await seen(rep)).toEqual({
      attachment: null,
      attachments: { totalCount: 0, nodes: [] },
      attachmentStats: { count: 0 },
    });
    const uploadId = await uploadBytes(rep, 'mine.txt', 'x');
    expect((await refusal(rep.create('Attachment', { uploadId, opportunityId: opportunity.id }))).code).toBe(
      'NOT_FOUND',
    );
    await owner.update('Opportunity', { id: opportunity.id, ownerId: rep.userId });
    expect(await seen(rep)).toMatchObject({ attachments: { totalCount: 1 }, attachmentStats: { count: 1 } });
    expect((await refusal(rep.update('Attachment', { id: file.id, fileName: 'x.txt' }))).code).toBe(
      'FORBIDDEN',
    );
    expect((await fetch(owner.url + attachment.downloadUrl)).status).toBe(200);
    await owner.run('mutation ($id: ID!) { deleteOpportunity(id: $id) { id } }', { id: opportunity.id });
    expect(await seen(owner)).toMatchObject({ attachment: null, attachments: { totalCount: 0 } });
    expect((await fetch(owner.url + attachment.downloadUrl)).status).toBe(404);
  });

  test('the files of a lead are carried over by its conversion, and back by the undo', async () => {
    const { owner } = await house.organization();
    const lead = await owner.create('Lead', { firstName: 'Jo', lastName: 'Doe', companyName: 'Globex' });
    const file = await attach(owner, 'brief.txt', 'x', { leadId: lead.id });
    const { convertLead } = await owner.run<{ convertLead: { client: { id: string } } }>(
      'mutation ($input: ConvertLeadInput!) { convertLead(input: $input) { client { id } } }',
      { input: { id: lead.id, client: {} } },
    );
    const links = async () =>
      (
        await owner.run<{ attachment: Record<string, string | null> }>(
          'query ($id: ID!) { attachment(id: $id) { leadId clientId opportunityId } }',
          { id: file.id },
        )
      ).attachment;
    const clientId = convertLead.client.id;
    expect(await links()).toEqual({ leadId: lead.id, clientId, opportunityId: null });
    await owner.run('mutation ($id: ID!) { undoConversion(id: $id) { id } }', { id: lead.id });
    expect(await links()).toEqual({ leadId: lead.id, clientId: null, opportunityId: null });
  });

  test('a deleted file waits in the bin, then its bytes go', async () => {
    const { owner, id: organizationId } = await house.organization();
    const client = await owner.client();
    const file = await attach(owner, 'a.txt', 'abc', { clientId: client.id });
    await owner.run('mutation ($id: ID!) { deleteAttachment(id: $id) { id } }', { id: file.id });
    await sweep();
    expect(await stored(organizationId)).toHaveLength(1);
    await owner.run('mutation ($id: ID!) { restoreAttachment(id: $id) { id } }', { id: file.id });
    expect(await (await fetchFile(owner, file.id)).text()).toBe('abc');
    await owner.run('mutation ($id: ID!) { deleteAttachment(id: $id) { id } }', { id: file.id });
    await house.app.services.pool.query(
      "UPDATE attachments SET deleted_at = now() - interval '31 days' WHERE organization_id = $1",
      [organizationId],
    );
    await sweep();
    expect(await stored(organizationId)).toEqual([]);
    expect(
      (await refusal(owner.run('mutation ($id: ID!) { restoreAttachment(id: $id) { id } }', { id: file.id })))
        .code,
    ).toBe('NOT_FOUND');
  });

  test('statistics by kind and record', async () => {
    const { owner } = await house.organization();
    const client = await owner.client();
    const contact = await owner.create('Contact', { lastName: 'Doe' });
    await attach(owner, 'a.txt', 'abc', { clientId: client.id });
    await attach(owner, 'b.png', PNG, { clientId: client.id });
    await attach(owner, 'c.txt', 'abcd', { contactId: contact.id });
    const stats = async (subject: object | null) =>
      (
        await owner.run<{ attachmentStats: object }>(
          'query ($subject: AttachmentSubject) { attachmentStats(subject: $subject) { count size byKind { name count size } byRecord { name count } quota } }',
          { subject },
        )
      ).attachmentStats;
    const { attachmentsSummary } = await owner.run<{ attachmentsSummary: object }>(
      '{ attachmentsSummary(filter: { kind: { eq: TEXT } }, groupBy: "kind", totals: ["size"]) { count totals { sum } groups { value count } } }',
    );
    expect(attachmentsSummary).toEqual({
      count: 2,
      totals: [{ sum: '7' }],
      groups: [{ value: 'TEXT', count: 2 }],
    });
    expect(await stats(null)).toMatchObject({
      count: 3,
      size: String(7 + PNG.length),
      byKind: [
        { name: 'IMAGE', count: 1, size: String(PNG.length) },
        { name: 'TEXT', count: 2, size: '7' },
      ],
      byRecord: [
        { name: 'Client', count: 2 },
        { name: 'Contact', count: 1 },
      ],
      quota: String(10_240 * 1024 * 1024),
    });
    expect(await stats({ type: 'Contact', id: contact.id })).toMatchObject({ count: 1, size: '4' });
  });
});

describe('Thumbnails', () => {
  const photo = (
    who: Person,
    clientId: string,
    input: object,
    name = 'photo.png',
    body: Buffer | string = PNG,
  ) =>
    attach<{ id: string; version: number; thumbnailUrl: string | null }>(
      who,
      name,
      body,
      { clientId, ...input },
      'id version thumbnailUrl',
    );
  const used = async (who: Person) =>
    Number((await who.run<any>('{ attachmentStats { used } }')).attachmentStats.used);

  test('lie beside the picture, count, are shown to who sees it, and go with it', async () => {
    const { owner, id: organizationId } = await house.organization();
    const client = await owner.client();
    const thumbnailUploadId = await uploadBytes(owner, 'thumbnail.webp', webp(256, 171));
    const file = await photo(owner, client.id, { thumbnailUploadId });
    expect(await stored(organizationId)).toHaveLength(2);
    expect(await used(owner)).toBe(PNG.length + webp(256, 171).length);
    const shown = await fetch(`${owner.url}${file.thumbnailUrl}`);
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      'content-type': 'image/webp',
      'content-disposition': 'inline',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
    });
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(webp(256, 171));
    const guessed = file.thumbnailUrl!.replace(/attachments\/[^?]+/, `attachments/${client.id}`);
    expect((await fetch(`${owner.url}${guessed}`)).status).toBe(404);
    const other = await photo(owner, client.id, {});
    expect(other.thumbnailUrl).toBeNull();
    await owner.run('mutation ($id: ID!) { deleteAttachment(id: $id) { id } }', { id: file.id });
    expect((await fetch(`${owner.url}${file.thumbnailUrl}`)).status).toBe(404);
    await house.app.services.pool.query(
      "UPDATE attachments SET deleted_at = now() - interval '40 days' WHERE id = $1",
      [file.id],
    );
    await sweep();
    expect(await stored(organizationId)).toHaveLength(1);
  });

  test('may be a JPEG, whose size is found behind its first segments', async () => {
    const { owner } = await house.organization();
    const { id } = await owner.client();
    const small = await uploadBytes(owner, 'thumbnail.jpeg', jpeg(120, 256));
    expect((await photo(owner, id, { thumbnailUploadId: small })).thumbnailUrl).toContain('/files/');
    const large = await uploadBytes(owner, 'thumbnail.jpeg', jpeg(120, 257));
    expect((await refusal(photo(owner, id, { thumbnailUploadId: large }))).fields).toHaveProperty(
      'thumbnailUploadId',
    );
  });

  test('what is too large, of another type, of nobody or not of a picture is refused, and the upload can be used again', async () => {
    const { owner, id: organizationId } = await house.organization();
    const { id } = await owner.client();
    const refused = async (thumbnailUploadId: string, name?: string, body?: string) =>
      (await refusal(photo(owner, id, { thumbnailUploadId }, name, body))).fields;
    const problem = { thumbnailUploadId: expect.any(String) };
    for (const bytes of [webp(257, 10), webp(0, 10), Buffer.concat([webp(10, 10), Buffer.alloc(65_536)])])
      expect(await refused(await uploadBytes(owner, 'thumbnail.webp', bytes))).toEqual(problem);
    expect(await refused(await uploadBytes(owner, 'thumbnail.png', PNG))).toEqual(problem);
    expect(await refused(await uploadBytes(owner, 'thumbnail.svg', '<svg onload="alert(1)"/>'))).toEqual(
      problem,
    );
    const good = await uploadBytes(owner, 'thumbnail.webp', webp(10, 10));
    expect(await refused(good, 'notes.txt', 'no picture')).toEqual(problem);
    const stranger = (await house.organization()).owner;
    const foreign = await uploadBytes(stranger, 'thumbnail.webp', webp(10, 10));
    expect((await refusal(photo(owner, id, { thumbnailUploadId: foreign }))).code).toBe('NOT_FOUND');
    expect((await photo(owner, id, { thumbnailUploadId: good })).thumbnailUrl).not.toBeNull();
    await expire('uploads', 'expires_at');
    await sweep();
    expect(await stored(organizationId)).toHaveLength(2);
  });
});
