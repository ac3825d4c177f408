import fc from 'fast-check';
import { detectDateFormat } from './parseDate.js';
import { detectDecimalSign, parseNumber } from './parseNumber.js';
import { type ColumnFormat, parseValue } from './parseValue.js';
import type { TargetField } from './targetField.js';

const field = (type: TargetField['type'], more: Partial<TargetField> = {}): TargetField => ({
  key: 'x',
  label: 'X',
  type,
  required: false,
  ...more,
});
const read = (text: string, target: TargetField, format?: ColumnFormat) => {
  const parsed = parseValue(text, target, format, { zone: 'Europe/Berlin' });
  return 'code' in parsed ? parsed.code : parsed.value;
};

describe('numbers', () => {
  test.each([
    ['1234.5', '1234.5'],
    ['1,234.50', '1234.50'],
    ['1.234,50', '1234.50'],
    ["1'234.50", '1234.50'],
    ['1 234,5', '1234.5'],
    ['1,5', '1.5'],
    ['1,234', '1234'],
    ['1.234', '1.234'],
    ['1.234.567', '1234567'],
    ['12,34,567.00', '1234567.00'],
    ['$1,100.04', '1100.04'],
    ['-$5', '-5'],
    ['$-5', '-5'],
    ['(3,000)', '-3000'],
    ['250 €', '250'],
    ['EUR 1.250,00', '1250.00'],
    ['0', '0'],
    ['.5', '0.5'],
    ['007', '7'],
  ])('%s is %s', (text, expected) => expect(parseNumber(text)).toBe(expected));

  test.each([
    '',
    'abc',
    '1.2.3',
    '12,34',
    '1,2,3',
    '1e5',
    '--5',
    '1-2',
    'NaN',
    'Infinity',
    '0x10',
    '5 apples',
    '1,234,5',
  ])('%j is none or told apart', (text) =>
    expect(text === '12,34' ? parseNumber(text) : (parseNumber(text) ?? 'none')).toBe(
      text === '12,34' ? '12.34' : 'none',
    ),
  );

  test('a given decimal sign settles what is doubtful', () => {
    expect(parseNumber('1.234', { decimal: ',' })).toBe('1234');
    expect(parseNumber('1,234', { decimal: ',' })).toBe('1.234');
    expect(detectDecimalSign(['1.234', '1.234,56'])).toBe(',');
    expect(detectDecimalSign(['1,234', '0.5'])).toBe('.');
  });

  test('any decimal comes back, with either sign', () => {
    const decimal = fc.tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 9999 }));
    fc.assert(
      fc.property(decimal, ([whole, fraction]) => {
        const text = `${whole}.${String(fraction).padStart(4, '0')}`;
        expect(parseNumber(text)).toBe(text);
        expect(parseNumber(text.replace('.', ','), { decimal: ',' })).toBe(text);
      }),
    );
  });

  test('a column in millions', () => {
    expect(read('1100.04', field('DECIMAL'), { scale: 1_000_000 })).toBe('1100040000');
    expect(read('2,822', field('INTEGER'))).toBe(2822);
    expect(read('28.5', field('INTEGER'))).toBe('NOT_AN_INTEGER');
    expect(read('99999999999', field('INTEGER'))).toBe('NOT_AN_INTEGER');
  });
});

describe('dates', () => {
  test.each([
    ['2017-03-01', undefined, '2017-03-01'],
    ['2017-03-01T23:30:00Z', undefined, '2017-03-01'],
    ['2017-03-01 00:00:00', undefined, '2017-03-01'],
    ['1.3.2017', undefined, '2017-03-01'],
    ['31/12/2017', undefined, '2017-12-31'],
    ['12/31/2017', undefined, '2017-12-31'],
    ['1 Mar 2017', undefined, '2017-03-01'],
    ['March 1, 2017', undefined, '2017-03-01'],
    ['5/5/2017', undefined, '2017-05-05'],
    ['03/04/2025', 'd/M/yyyy', '2025-04-03'],
    ['03/04/2025', 'M/d/yyyy', '2025-03-04'],
    ['03/04/2025 00:00', 'M/d/yyyy', '2025-03-04'],
    ['03/04/2025', undefined, 'AMBIGUOUS_DATE'],
    ['2017-02-30', undefined, 'INVALID_DATE'],
    ['soon', undefined, 'INVALID_DATE'],
    ['1', 'd/M/yyyy', 'INVALID_DATE'],
  ])('%s as %s is %s', (text, date, expected) =>
    expect(read(text, field('DATE'), date ? { date } : {})).toBe(expected),
  );

  test('one sample can settle a column, and doubt is told', () => {
    expect(detectDateFormat(['03/04/2025', '13/04/2025'])).toEqual({ format: 'd/M/yyyy', ambiguous: [] });
    expect(detectDateFormat(['03/04/2025']).ambiguous).toEqual(['M/d/yyyy', 'd/M/yyyy']);
    expect(detectDateFormat(['2025-03-04', '']).format).toBe('ISO');
    expect(detectDateFormat(['4 May 2025 14:30']).format).toBe('d MMM yyyy H:mm');
  });

  test('moments without a zone are local, others are not', () => {
    expect(read('2026-07-01T10:00:00', field('INSTANT'))).toBe('2026-07-01T08:00:00.000Z');
    expect(read('2026-07-01T10:00:00+05:00', field('INSTANT'))).toBe('2026-07-01T05:00:00.000Z');
    expect(
      read('7/1/2026 3:15 PM', field('INSTANT'), { date: 'M/d/yyyy h:mm a', zone: 'America/New_York' }),
    ).toBe('2026-07-01T19:15:00.000Z');
  });
});

describe('other types', () => {
  const stage = field('CHOICE', { options: ['OPEN', 'IN_PROGRESS', 'WON'] });
  test.each<[string, TargetField, ColumnFormat | undefined, unknown]>([
    ['in progress', stage, undefined, 'IN_PROGRESS'],
    ['Won', stage, undefined, 'WON'],
    ['Lost', stage, undefined, 'UNKNOWN_CHOICE'],
    ['Ja', field('BOOLEAN'), undefined, true],
    ['0', field('BOOLEAN'), undefined, false],
    ['maybe', field('BOOLEAN'), undefined, 'INVALID_BOOLEAN'],
    ['  a,b ; a ', field('TEXTS'), undefined, ['a', 'b']],
    ['a,b|c', field('TEXTS'), { separator: '|' }, ['a,b', 'c']],
    ['"a, b"; "say ""hi""" , c', field('TEXTS'), undefined, ['a, b', 'say "hi"', 'c']],
    ['5" pipe, "half', field('TEXTS'), undefined, ['5" pipe', '"half']],
    ['"a|b" | c', field('TEXTS'), { separator: '|' }, ['a|b', 'c']],
    ['Ada@Example.COM', field('TEXT', { format: 'EMAIL' }), undefined, 'ada@example.com'],
    ['ada@', field('TEXT', { format: 'EMAIL' }), undefined, 'INVALID_EMAIL'],
    ['(415) 555-2671', field('TEXT', { format: 'PHONE' }), { country: 'us' }, '+14155552671'],
    ['+49 30 901820', field('TEXT', { format: 'PHONE' }), undefined, '+4930901820'],
    ['415 555', field('TEXT', { format: 'PHONE' }), undefined, 'INVALID_PHONE'],
    ['example.com/a', field('TEXT', { format: 'URL' }), undefined, 'https://example.com/a'],
    ['javascript:alert(1)', field('TEXT', { format: 'URL' }), undefined, 'INVALID_URL'],
    ['United States', field('TEXT', { format: 'COUNTRY' }), undefined, 'US'],
    ['Deutschland', field('TEXT', { format: 'COUNTRY' }), undefined, 'DE'],
    ['Philipines', field('TEXT', { format: 'COUNTRY' }), undefined, 'UNKNOWN_COUNTRY'],
    ['=cmd|calc', field('TEXT'), undefined, '=cmd|calc'],
    ['   ', field('DECIMAL'), undefined, undefined],
    ['{"a":1}', field('JSON'), undefined, { a: 1 }],
    ['{a', field('JSON'), undefined, 'INVALID_JSON'],
  ])('%j', (text, target, format, expected) => expect(read(text, target, format)).toEqual(expected));

  test('no text makes any type throw', () => {
    const types: TargetField['type'][] = [
      'TEXT',
      'INTEGER',
      'DECIMAL',
      'BOOLEAN',
      'DATE',
      'INSTANT',
      'CHOICE',
      'TEXTS',
      'JSON',
      'REFERENCE',
    ];
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom(...types),
        fc.constantFrom('EMAIL', 'PHONE', 'URL', 'COUNTRY', undefined),
        (text, type, format) => {
          const parsed = parseValue(
            text,
            field(type, format ? { format: format as TargetField['format'] & string } : {}),
          );
          expect('code' in parsed ? typeof parsed.message : 'value').toMatch(/string|value/);
        },
      ),
      { numRuns: 500 },
    );
  });
});
