import { strFromU8, unzipSync } from 'fflate';
import { TableError } from './readTable.js';

/** A workbook may be so large once it is unpacked. */
const MOST = 400 * 1024 * 1024;
const NEEDED =
  /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/;

/** The rows of the first sheet of an Excel workbook (ECMA-376) as texts: days and times as ISO 8601, numbers with a point. */
export function readWorkbook(bytes: Uint8Array): string[][] {
  const files = unpack(bytes);
  const text = (name: string) => (files[name] ? strFromU8(files[name]) : '');
  const sheet = text(firstSheet(text('xl/workbook.xml'), text('xl/_rels/workbook.xml.rels')));
  if (!sheet) throw new TableError('UNREADABLE', 'The workbook has no sheet.');
  const strings = [...text('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>|<si\/>/gs)].map(([, si]) =>
    written(si ?? ''),
  );
  const dates = dateStyles(text('xl/styles.xml'));
  const rows: string[][] = [];
  for (const [, attributes, body] of sheet.matchAll(/<row\b([^>]*?)(?:\/>|>(.*?)<\/row>)/gs)) {
    const no = Number(attribute(attributes!, 'r') ?? rows.length + 1);
    // Rows without any cell are left out of the file.
    while (rows.length < no - 1 && rows.length > 0) rows.push([]);
    rows.push(cellsOf(body ?? '', strings, dates));
  }
  return rows;
}

function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  let size = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!NEEDED.test(name)) return false;
        size += originalSize;
        if (size > MOST) throw new TableError('UNREADABLE', 'The workbook is too large. Save it as CSV.');
        return true;
      },
    });
  } catch (error) {
    if (error instanceof TableError) throw error;
    throw new TableError('UNREADABLE', 'The workbook cannot be read. Save it as CSV.');
  }
}

function firstSheet(workbook: string, relations: string): string {
  const id = /<sheet\b[^>]*?\br:id="([^"]+)"/.exec(workbook)?.[1];
  const relation = [...relations.matchAll(/<Relationship\b[^>]*>/g)].find(
    ([each]) => attribute(each, 'Id') === id,
  );
  const target = relation && attribute(relation[0], 'Target');
  return target?.startsWith('/') ? target.slice(1) : `xl/${target ?? 'worksheets/sheet1.xml'}`;
}

function cellsOf(body: string, strings: string[], dates: Map<number, boolean>): string[] {
  const cells: string[] = [];
  for (const [, attributes, content = ''] of body.matchAll(/<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
    const place = attribute(attributes!, 'r');
    const at = place ? columnOf(place) : cells.length;
    while (cells.length < at) cells.push('');
    cells.push(cellOf(attributes!, content, strings, dates));
  }
  return cells;
}

function cellOf(attributes: string, content: string, strings: string[], dates: Map<number, boolean>): string {
  const type = attribute(attributes, 't') ?? 'n';
  if (type === 'inlineStr') return written(content);
  const value = plain(/<v\b[^>]*>(.*?)<\/v>/s.exec(content)?.[1] ?? '');
  if (type === 's') return strings[Number(value)] ?? '';
  if (type === 'b') return value === '1' ? 'true' : 'false';
  const timed = dates.get(Number(attribute(attributes, 's') ?? 0));
  if (type !== 'n' || value === '' || timed === undefined) return type === 'n' ? plainNumber(value) : value;
  const moment = new Date(Math.round((Number(value) - 25_569) * 86_400) * 1000).toISOString();
  return timed ? moment.slice(0, 19).replace('T', ' ') : moment.slice(0, 10);
}

/** Excel writes 0.1 + 0.2 as 0.30000000000000004, and large numbers with an exponent; people see 15 digits. */
const plainNumber = (value: string) =>
  /e/i.test(value) || value.replace(/\D/g, '').length > 15
    ? Number(Number(value).toPrecision(15)).toLocaleString('en-US', {
        useGrouping: false,
        maximumFractionDigits: 15,
      })
    : value;

/** Which formats of cells are days, and whether with a time. */
function dateStyles(styles: string): Map<number, boolean> {
  const codes = new Map<number, string>();
  for (const [each] of styles.matchAll(/<numFmt\b[^>]*>/g))
    codes.set(Number(attribute(each, 'numFmtId')), plain(attribute(each, 'formatCode') ?? ''));
  const formats = [...(/<cellXfs\b.*?<\/cellXfs>/s.exec(styles)?.[0] ?? '').matchAll(/<xf\b[^>]*>/g)];
  return new Map(
    formats.flatMap(([each], style): [number, boolean][] => {
      const id = Number(attribute(each, 'numFmtId') ?? 0);
      const code = (codes.get(id) ?? BUILT_IN[id] ?? '').replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
      return /[dy]/i.test(code) ? [[style, /[hs]/i.test(code)]] : [];
    }),
  );
}

/** The days among the formats that every workbook has. */
const BUILT_IN: Record<number, string> = { 14: 'd', 15: 'd', 16: 'd', 17: 'y', 22: 'd h' };

/** `C7` stands in the third column: 2. */
const columnOf = (place: string) =>
  [...place.replace(/\d/g, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

const attribute = (tag: string, name: string) => new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag)?.[1];

/** The text of a cell, whose parts may be formatted each; how it is pronounced is no part of it. */
const written = (xml: string) =>
  [...xml.replace(/<rPh\b.*?<\/rPh>/gs, '').matchAll(/<t\b[^>]*>(.*?)<\/t>/gs)]
    .map(([, t]) => plain(t!))
    .join('');

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const plain = (xml: string) =>
  xml
    .replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex, decimal, name) =>
      name ? (NAMED[name] ?? all) : String.fromCodePoint(Number.parseInt(hex ?? decimal, hex ? 16 : 10)),
    )
    .replace(/_x([0-9a-f]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
