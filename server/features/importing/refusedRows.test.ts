import iconv from 'iconv-lite';
import { type House, openHouse } from '../../testing/house.js';
import {
  clientNames,
  configure,
  counts,
  importText,
  putFile,
  takeStep,
  upload,
} from '../../testing/importer.js';
import { refusal } from '../../testing/person.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const owner = async () => (await house.organization()).owner;
const BAD =
  'Id;Name;Mail;Owner\n1;"Good; really";ok@example.com;\n2;Bad mail;nobody;\n3;"Two\nlines";ok@example.com;Nobody Known\n4;Short\n';
const columns = {
  Id: { field: 'externalId' },
  Name: { field: 'companyName' },
  Mail: { field: 'email' },
  Owner: { field: 'ownerId', reference: 'name' },
};

describe('rows that cannot be taken', () => {
  test('are counted by kind, leave nothing behind, and come back as a file with the reason', async () => {
    const ana = await owner();
    const state = await importText(ana, BAD, { columns });
    expect(counts(state)).toEqual([1, 0, 0, 3]);
    expect(state.problems.map(({ code, column, rows }) => [code, column, rows])).toEqual(
      expect.arrayContaining([
        ['INVALID_EMAIL', 'Mail', [3]],
        ['REFERENCE_MISSING', 'Owner', [4]],
        ['RAGGED_ROW', null, [5]],
      ]),
    );
    expect(await clientNames(ana)).toEqual(['Good; really']);
    const response = await fetch(new URL(state.errorFileUrl!, ana.url));
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/);
    expect((await response.text()).split('\n')[0]).toBe('Id;Name;Mail;Owner;reason');
  });

  test('stand there byte for byte as in the file', async () => {
    const ana = await owner();
    const header = '"Id";Name;Größe;"Mail"';
    const rows = [
      '1;Müller;12;ok@example.com',
      '2;"Café ""Zur Post""\r\nStraße 5";-;nobody',
      " 3 ; Spaß\u00a0€ ;'x';also nobody",
      '4;Zu kurz',
    ];
    const file = iconv.encode([header, ...rows, ''].join('\r\n'), 'windows-1252');
    const mapping = { columns: { Id: columns.Id, Name: columns.Name, Mail: columns.Mail } };
    const state = await importText(ana, file, mapping);
    expect(counts(state)).toEqual([1, 0, 0, 3]);
    const answer = await fetch(new URL(state.errorFileUrl!, ana.url));
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=windows-1252');
    const bytes = Buffer.from(await answer.arrayBuffer());
    const [first, ...lines] = iconv.decode(bytes, 'windows-1252').split(/\r\n(?=\d| 3 |$)/);
    expect(first).toBe(`${header};reason`);
    expect(lines.map((line) => line.slice(0, line.lastIndexOf(';')))).toEqual([
      rows[1],
      rows[2],
      `${rows[3]};;`,
      '',
    ]);
    expect(lines[0]).toContain('is not an e-mail address');
    for (const row of rows.slice(1)) expect(bytes.includes(iconv.encode(row, 'windows-1252'))).toBe(true);
    expect(iconv.encode(iconv.decode(bytes, 'windows-1252'), 'windows-1252')).toEqual(bytes);
  });

  test('do not stop the others of their batch, wherever they stand', async () => {
    const ana = await owner();
    await ana.client({ companyName: 'Taken', externalId: '40' });
    const rows = Array.from({ length: 60 }, (_, i) => `${i},${[7, 8, 59].includes(i) ? '' : `Client ${i}`}`);
    const mapping = { columns: { Id: columns.Id, Name: columns.Name } };
    const settings = { mode: 'CREATE', keyFields: [] };
    const state = await importText(ana, `Id,Name\n${rows.join('\n')}\n`, mapping, settings);
    expect(counts(state)).toEqual([56, 0, 0, 4]);
    expect(state.problems).toMatchObject([
      { code: 'INVALID', rows: [9, 10, 61] },
      { code: 'DUPLICATE', field: 'externalId', rows: [42] },
    ]);
  });

  test('are given to nobody without the signed address', async () => {
    const ana = await owner();
    const state = await importText(ana, BAD, { columns });
    const good = new URL(state.errorFileUrl!, ana.url);
    const other = new URL(good);
    other.pathname = good.pathname.replace(state.id, (await importText(ana, BAD, { columns })).id);
    expect((await fetch(good)).status).toBe(200);
    expect((await fetch(other)).status).toBe(404);
  });
});

describe('what cannot be imported at all', () => {
  test.each([
    ['an empty file', ''],
    ['no text', Buffer.from([0x50, 0x4b, 3, 4, 0, 1, 0, 0, 1, 0x80, 0, 0])],
    ['a quotation mark that is never closed', 'a,b\n1,"2\n3,4\n'],
  ])('%s is refused at the door', async (_what, body) => {
    const response = await putFile(await owner(), body);
    expect(response.status).toBe(400);
    expect((await response.json()) as object).toMatchObject({ code: 'INVALID' });
  });

  test('a mapping that cannot work is refused with the reason', async () => {
    const ana = await owner();
    const id = await upload(ana, BAD);
    await configure(ana, id, { columns: { Mail: { field: 'email' } } });
    expect((await refusal(takeStep(ana, 'startImport', id))).code).toBe('INVALID');
    expect((await refusal(configure(ana, id, { columns }, { subjectType: 'Role' }))).code).toBe('INVALID');
  });
});
