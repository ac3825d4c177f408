import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { inspectTable, readRows, TableError, type TableLayout } from './readTable.js';

const folder = mkdtempSync(path.join(os.tmpdir(), 'rapport-table-'));
let files = 0;

function fileOf(content: string | Buffer): string {
  const file = path.join(folder, `${files++}.csv`);
  writeFileSync(file, content);
  return file;
}

/** Text that UTF-8 can carry and a text file may contain. */
const isStorable = (text: string) => !text.includes('\u0000') && Buffer.from(text).toString() === text;

async function readAll(file: string, given: Partial<TableLayout> = {}) {
  const layout = await inspectTable(file, given);
  const rows = [];
  for await (const row of readRows(file, layout)) rows.push(row);
  return { layout, rows };
}

const shared = path.resolve('../shared/data');
/** Tests that read a set of real data; without it they are skipped and say which one is missing. */
function withData(set: string, name: string, run: (folder: string) => Promise<void>) {
  const place = path.join(shared, set);
  if (existsSync(place)) return test(name, () => run(place));
  console.warn(`Skipped "${name}": the data set ${set} is not there.`);
  return test.skip(`${name} (needs ${set})`, () => undefined);
}

describe('encodings', () => {
  const text = 'name;city\nMüller;Köln\n';
  test.each([
    ['utf-8', Buffer.from(text), 'utf-8'],
    ['utf-8 with mark', Buffer.from(`\ufeff${text}`), 'utf-8'],
    [
      'utf-16le with mark',
      Buffer.concat([Buffer.from([0xff, 0xfe]), iconv.encode(text, 'utf-16le')]),
      'utf-16le',
    ],
    [
      'utf-16be with mark',
      Buffer.concat([Buffer.from([0xfe, 0xff]), iconv.encode(text, 'utf-16be')]),
      'utf-16be',
    ],
    ['utf-16le without mark', iconv.encode(text, 'utf-16le'), 'utf-16le'],
    ['windows-1252', iconv.encode(text, 'windows-1252'), 'windows-1252'],
  ])('%s', async (_name, bytes, encoding) => {
    const { layout, rows } = await readAll(fileOf(bytes));
    expect(layout.encoding).toBe(encoding);
    expect(layout.headers).toEqual(['name', 'city']);
    expect(rows[0]!.cells).toEqual(['Müller', 'Köln']);
  });

  test.each([
    ['windows-1250', 'Łódź,Gdańsk,Spółka Żywiec'],
    ['windows-1250', 'Česká,Plzeň,Dvořák'],
    ['windows-1250', 'Győr,Fűtő Kft,Szőlő'],
    ['windows-1251', 'Москва,Иванов,Привет'],
    ['windows-1252', 'Société Générale,Façade,Crème brûlée “quoted”'],
    ['windows-1252', 'Ærø,Ålesund,Smørrebrød'],
    ['windows-1252', 'Müller,Façade,Núñez'],
    ['windows-1253', 'Αθήνα,Ελλάδα,Γεωργίου'],
    ['windows-1254', 'İstanbul,Şirketi,Çağlayan'],
    ['windows-1255', 'שלום,עולם,ישראל'],
    ['shift_jis', '株式会社日本,東京都千代田区,代表取締役社長の名前'],
  ])('%s: %s', async (encoding, line) => {
    const { rows } = await readAll(fileOf(iconv.encode(`a,b,c\n${line}\n`, encoding)));
    expect(rows[0]!.cells.join()).toBe(line);
  });

  test('one late byte decides', async () => {
    const file = fileOf(
      Buffer.concat([
        Buffer.from(`name\n${'plain text\n'.repeat(20_000)}`),
        iconv.encode('Köln\n', 'windows-1252'),
      ]),
    );
    const { rows } = await readAll(file);
    expect(rows.at(-1)!.cells).toEqual(['Köln']);
  });
});

describe('layout', () => {
  test.each([',', ';', '\t', '|', '^', '`'])('delimiter %j, also inside quotes', async (delimiter) => {
    const { layout, rows } = await readAll(
      fileOf(`${['name', 'note'].join(delimiter)}\n"a${delimiter}b"${delimiter}"x, y; z"\n`),
    );
    expect(layout.delimiter).toBe(delimiter);
    expect(rows[0]!.cells).toEqual([`a${delimiter}b`, 'x, y; z']);
  });

  test('decimal commas do not win over semicolons', async () => {
    expect((await inspectTable(fileOf('name;price\nA;1,50\nB;2,75\n'))).delimiter).toBe(';');
  });

  test('the hint of a spreadsheet is obeyed and is no row', async () => {
    const { layout, rows } = await readAll(fileOf('sep=;\r\nname;note\r\nA;b\r\n'));
    expect(layout.headers).toEqual(['name', 'note']);
    expect(rows.map(({ no, cells }) => [no, cells])).toEqual([[2, ['A', 'b']]]);
  });

  test('a file without headers gets numbered columns', async () => {
    const { layout, rows } = await readAll(fileOf('Ada,ada@example.com,12\nBob,bob@example.com,7\n'));
    expect(layout).toMatchObject({ hasHeader: false, headers: ['Column 1', 'Column 2', 'Column 3'] });
    expect(rows.map(({ no }) => no)).toEqual([1, 2]);
  });

  test('headers are made unique and never empty', async () => {
    expect((await inspectTable(fileOf('name,name,\nA,B,C\n'), { hasHeader: true })).headers).toEqual([
      'name',
      'name (2)',
      'Column 3',
    ]);
  });

  test.each([
    ['EMPTY_FILE', ''],
    ['BINARY_FILE', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 1, 0x80, 0, 0, 0, 5])],
  ])('%s', async (code, content) => {
    await expect(inspectTable(fileOf(content))).rejects.toMatchObject({ code });
  });
});

describe('rows', () => {
  test('quoted line ends, mixed line ends and blank lines keep their row numbers', async () => {
    const { rows } = await readAll(fileOf('a,b\r\n"1\n2",x\n\n3,y\r4,z'));
    expect(rows.map(({ no, cells }) => [no, cells])).toEqual([
      [2, ['1\n2', 'x']],
      [4, ['3', 'y']],
      [5, ['4', 'z']],
    ]);
  });

  test('ragged rows are reported, not lost', async () => {
    const { rows } = await readAll(fileOf('a,b\n1\n1,2,3\n1,2,\n'));
    expect(rows.map(({ cells, ragged }) => [cells, ragged?.cells])).toEqual([
      [['1', ''], 1],
      [['1', '2'], 3],
      [['1', '2'], undefined],
    ]);
  });

  test('the row as it stood in the file is kept', async () => {
    const { rows } = await readAll(fileOf('a,b\n"x ""y""",=1+1\n'));
    expect(rows[0]!.raw).toBe('"x ""y""",=1+1');
  });

  test('a quotation mark that is never closed names its line', async () => {
    await expect(readAll(fileOf('a,b\n1,"2\n3,4\n'))).rejects.toThrow(TableError);
  });

  test('quotation marks in the middle of a text are text', async () => {
    const { rows } = await readAll(fileOf('a,b\n5" disk,x\n'));
    expect(rows[0]!.cells).toEqual(['5" disk', 'x']);
  });

  test('whatever is written as CSV is read back', async () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 20 }).filter(isStorable);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 10 }), async (table) => {
        const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const text = ['first,second', ...table.map((row) => row.map(quote).join())].join('\n');
        const { rows } = await readAll(fileOf(text), { encoding: 'utf-8', delimiter: ',', hasHeader: true });
        expect(rows.map(({ cells }) => cells)).toEqual(
          table.filter((row) => row.some((each) => each.trim() !== '')),
        );
      }),
      { numRuns: 40 },
    );
  });
});

/** The expected results of csv-spectrum carry another phone number than the file. */
const DEVIATIONS: Record<string, object> = {
  'location_coordinates.csv': { 'Contact Phone Number': '2095257564' },
};

describe('real files', () => {
  withData('csv-nasty/csv-spectrum', 'csv-spectrum agrees with its expected results', async (place) => {
    for (const name of readdirSync(place).filter((file) => file.endsWith('.csv'))) {
      const expected = JSON.parse(
        readFileSync(path.join(place, 'json', name.replace('.csv', '.json')), 'utf8'),
      );
      const { layout, rows } = await readAll(path.join(place, name), { hasHeader: true });
      const records = rows.map(({ cells }) =>
        Object.fromEntries(layout.headers.map((header, i) => [header, cells[i]])),
      );
      const known = [expected].flat().map((record) => ({ ...record, ...DEVIATIONS[name] }));
      expect({ name, records }).toEqual({ name, records: known });
    }
  });

  withData('crm-salesforce-sfdx/test/test-files/csv', 'six delimiters hold the same table', async (place) => {
    const tables = [];
    for (const name of readdirSync(place).filter((file) => file !== 'single-column.csv')) {
      const { layout, rows } = await readAll(path.join(place, name));
      tables.push({ headers: layout.headers, cells: rows.map(({ cells }) => cells) });
    }
    expect(tables.length).toBe(7);
    for (const table of tables) expect(table).toEqual(tables[0]);
    expect(tables[0]!.headers).toEqual(['NAME', 'TYPE', 'PHONE', 'WEBSITE', 'ANNUALREVENUE']);
  });

  withData('naughty-strings', 'naughty strings come back unharmed', async (place) => {
    const naughty = (JSON.parse(readFileSync(path.join(place, 'blns.json'), 'utf8')) as string[]).filter(
      (text) => text.trim() && isStorable(text),
    );
    const lines = naughty.map((text, i) => `${i},"${text.replaceAll('"', '""')}"`);
    const { rows } = await readAll(fileOf(['no,text', ...lines].join('\r\n')));
    expect(rows.map(({ cells }) => cells[1])).toEqual(naughty);
  });

  withData('csv-nasty/papaparse', 'a mark at the start is no part of the first header', async (place) => {
    expect((await inspectTable(path.join(place, 'utf-8-bom-sample.csv'))).headers).toEqual(['A', 'B', 'C']);
  });
});
