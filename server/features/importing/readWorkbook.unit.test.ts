import { strToU8, zipSync } from 'fflate';
import { readWorkbook } from './readWorkbook.js';

/** A workbook as Excel writes it: texts apart, cells with their place, empty rows and cells left out. */
const workbook = (sheet: string, target = 'worksheets/sheet7.xml') =>
  zipSync({
    'xl/workbook.xml': strToU8(
      '<workbook><sheets><sheet name="A &amp; B" sheetId="3" r:id="rId4"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships><Relationship Id="rId1" Target="theme.xml"/><Relationship Target="${target}" Id="rId4"/></Relationships>`,
    ),
    'xl/sharedStrings.xml': strToU8(
      '<sst><si><t>Name</t></si><si><r><t>Jo</t></r><r><rPr/><t xml:space="preserve"> &lt;Doe&gt;</t></r></si><si><t>山</t><rPh sb="0" eb="1"><t>やま</t></rPh></si></sst>',
    ),
    'xl/styles.xml': strToU8(
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[$-409]d\\.m\\.yyyy\\ h:mm"/><numFmt numFmtId="171" formatCode="0.00&quot; days&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>',
    ),
    'xl/worksheets/sheet7.xml': strToU8(`<worksheet><sheetData>${sheet}</sheetData></worksheet>`),
  });

test('texts, numbers, days, times and truth come as they are read by people', () => {
  const sheet = `<row r="1" spans="1:3"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>2</v></c></row>
    <row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" s="1"><v>45351</v></c><c r="C3" s="2"><v>45351.75</v></c><c r="AA3" s="3"><v>7.5</v></c></row>
    <row r="4"><c r="A4" t="str"><f>1+1</f><v>a&#10;b</v></c><c r="B4" t="b"><v>1</v></c><c r="C4"><v>0.30000000000000004</v></c><c r="D4"><v>1.2E+10</v></c><c r="E4" s="0"/></row>`;
  const between = Array<string>(23).fill('');
  expect(readWorkbook(workbook(sheet))).toEqual([
    ['Name', '', '山'],
    [],
    ['Jo <Doe>', '2024-02-29', '2024-02-29 18:00:00', ...between, '7.5'],
    ['a\nb', 'true', '0.3', '12000000000', ''],
  ]);
});

test('the place of the sheet may be told from the root of the file', () => {
  const row = '<row r="1"><c r="A1" t="inlineStr"><is><t>Only</t></is></c></row>';
  expect(readWorkbook(workbook(row, '/xl/worksheets/sheet7.xml'))).toEqual([['Only']]);
});

test('what is no workbook is refused', () => {
  expect(() => readWorkbook(strToU8('PK\u0003\u0004'))).toThrow('cannot be read');
  expect(() => readWorkbook(zipSync({ 'word/document.xml': strToU8('<w/>') }))).toThrow('has no sheet');
});
