import { isSkipped, rowComposer } from './composeRow.js';
import { checkTemplate, fillTemplate, slug } from './fillTemplate.js';
import { checkMapping, type Mapping } from './mapping.js';
import { headerFingerprint, suggestMapping } from './suggestMapping.js';
import type { TargetField } from './targetField.js';

const text = (key: string, label: string, more: Partial<TargetField> = {}): TargetField => ({
  key,
  label,
  type: 'TEXT',
  required: false,
  ...more,
});
const FIELDS: TargetField[] = [
  text('companyName', 'Company name', { required: true }),
  text('industry', 'Industry'),
  text('email', 'E-mail', { format: 'EMAIL' }),
  text('website', 'Website', { format: 'URL' }),
  text('phone', 'Phone', { format: 'PHONE' }),
  text('description', 'Description'),
  text('externalId', 'External ID'),
  text('annualRevenue', 'Annual revenue', { type: 'DECIMAL' }),
  text('companySize', 'Company size', { type: 'INTEGER' }),
  text('firstEngagedOn', 'First engaged', { type: 'DATE' }),
  text('billingAddress.city', 'Billing city'),
  text('billingAddress.country', 'Billing country', { format: 'COUNTRY' }),
  text('parentClientId', 'Parent client', { type: 'REFERENCE', reference: 'Client' }),
  text('ownerId', 'Owner', { type: 'REFERENCE', reference: 'User' }),
];

describe('templates', () => {
  const row: Record<string, string> = { agent: 'José Díaz-Ruiz', account: '', product: 'GTX Pro', value: '' };
  const fill = (template: string) =>
    fillTemplate(template, (column) => row[column] ?? '', { price: { 'GTX Pro': '4821' } });

  test.each([
    ['{{agent|slug}}@maven.example', 'jose.diaz-ruiz@maven.example'],
    ['{{product}}{{account|prefix: – }}', 'GTX Pro'],
    ['{{product}}{{agent|upper|prefix: – }}', 'GTX Pro – JOSÉ DÍAZ-RUIZ'],
    ['{{value ?? product|lookup:price}}', '4821'],
    ['{{value ?? account|default:none}}', 'none'],
    ['{{agent|lookup:price}}', ''],
    ['plain', 'plain'],
  ])('%s', (template, expected) => expect(fill(template)).toBe(expected));

  test('unknown columns, filters and tables are named', () => {
    expect(checkTemplate('{{a}} {{b|shout}} {{a|lookup:c}}', ['a'])).toEqual([
      'There is no column "b".',
      expect.stringContaining('There is no filter "shout"'),
      'There is no lookup table "c".',
    ]);
  });

  test('slugs fit into addresses', () => expect(slug(' Mei-Mei  Johns (Ltd.) ')).toBe('mei-mei.johns.ltd'));
});

describe('checkMapping', () => {
  const check = (mapping: unknown, keys: string[] = []) =>
    checkMapping(mapping, ['Company', 'Mail'], FIELDS, { creates: true, keys });

  test('a good mapping has no problems', () => {
    expect(
      check(
        { columns: { Company: [{ field: 'companyName' }, { field: 'externalId' }], Mail: { field: null } } },
        ['externalId'],
      ),
    ).toEqual([]);
  });

  test.each<[string, unknown, string]>([
    ['no object', 'text', 'INVALID_MAPPING'],
    ['no columns', {}, 'INVALID_MAPPING'],
    ['a target without field', { columns: { Company: {} } }, 'INVALID_MAPPING'],
    ['an unknown column', { columns: { Firm: { field: 'companyName' } } }, 'UNKNOWN_COLUMN'],
    ['an unknown field', { columns: { Company: { field: 'passwordHash' } } }, 'UNKNOWN_FIELD'],
    [
      'a field twice',
      { columns: { Company: { field: 'companyName' }, Mail: { field: 'companyName' } } },
      'DUPLICATE_FIELD',
    ],
    ['a required field without value', { columns: { Mail: { field: 'email' } } }, 'MISSING_FIELD'],
    [
      'a bad template',
      { columns: { Company: { field: 'companyName' } }, templates: { email: '{{x}}' } },
      'INVALID_TEMPLATE',
    ],
  ])('%s', (_name, mapping, code) => expect(check(mapping).map((problem) => problem.code)).toContain(code));

  test('keys have to be mapped', () =>
    expect(check({ columns: { Company: { field: 'companyName' } } }, ['email'])).toMatchObject([
      { code: 'MISSING_KEY' },
    ]));
});

describe('rowComposer', () => {
  const headers = ['Company', 'Sector', 'Revenue', 'Country', 'Parent', 'Founded'];
  const mapping: Mapping = {
    columns: {
      Company: [{ field: 'companyName' }, { field: 'externalId' }],
      Sector: { field: 'industry', values: { technolgy: 'technology' } },
      Revenue: { field: 'annualRevenue', format: { scale: 1e6 } },
      Country: { field: 'billingAddress.country', values: { Korea: 'KR' } },
      Parent: { field: 'parentClientId', reference: 'name' },
    },
    constants: { ownerId: { reference: 'email', value: 'ada@example.com' }, 'billingAddress.city': 'Seoul' },
    templates: { description: '{{Sector}} since {{Founded}}' },
  };
  const compose = rowComposer(mapping, headers, FIELDS);

  test('one column may feed several fields, several columns one template', () => {
    expect(compose(['Acme', 'Technolgy', '1100.04', 'Korea', 'Massive', '1996'])).toEqual({
      values: {
        companyName: 'Acme',
        externalId: 'Acme',
        industry: 'technology',
        annualRevenue: '1100040000',
        billingAddress: { country: 'KR', city: 'Seoul' },
        description: 'technology since 1996',
      },
      references: [
        {
          field: 'parentClientId',
          column: 'Parent',
          noun: 'Client',
          by: 'name',
          text: 'Massive',
          within: [],
        },
        { field: 'ownerId', column: null, noun: 'User', by: 'email', text: 'ada@example.com', within: [] },
      ],
      problems: [],
    });
  });

  test('a reference within another one comes after it', () => {
    const within = { field: 'parentClientId', reference: 'name', within: ['ownerId'] };
    const constants = { ownerId: { reference: 'email', value: 'ada@example.com' } };
    const row = rowComposer(
      { columns: { Parent: within }, constants },
      headers,
      FIELDS,
    )(['', '', '', '', 'Massive', '']);
    expect(row.references.map(({ field }) => field)).toEqual(['ownerId', 'parentClientId']);
  });

  test('problems name field and column and leave the rest readable', () => {
    const row = compose(['Acme', '', 'much', 'Atlantis', '', '']);
    expect(row.problems.map(({ field, column, code }) => [field, column, code])).toEqual([
      ['annualRevenue', 'Revenue', 'INVALID_NUMBER'],
      ['billingAddress.country', 'Country', 'UNKNOWN_COUNTRY'],
    ]);
    expect(row.values.companyName).toBe('Acme');
  });

  test('empty cells leave fields alone unless the mapping clears them', () => {
    expect(compose(['Acme', '', '', '', '', '']).values).not.toHaveProperty('industry');
    const clearing = rowComposer(
      { columns: { Sector: { field: 'industry' } }, emptyClears: true },
      headers,
      FIELDS,
    );
    expect(clearing(['', '', '', '', '', '']).values).toEqual({ industry: null });
  });

  test('rows can be left out on purpose', () => {
    expect(isSkipped({ Parent: '' }, headers, ['Acme', '', '', '', ' ', ''])).toBe(true);
    expect(
      isSkipped({ Parent: '', Sector: ['retail', 'finance'] }, headers, ['Acme', 'retail', '', '', 'X', '']),
    ).toBe(false);
  });
});

describe('suggestMapping', () => {
  const suggest = (headers: string[], ...samples: string[][]) =>
    Object.fromEntries(
      Object.entries(suggestMapping(headers, samples, FIELDS).columns).map(([column, target]) => [
        column,
        (target as { field: string | null }).field,
      ]),
    );

  test('exact names, synonyms, other spellings and slips', () => {
    expect(
      suggest(
        ['Company Name', 'sector', 'E-MAIL', 'Employes', 'revenue', 'office_location', 'Shoe size'],
        ['Acme', 'retail', 'a@b.de', '12', '3.5', 'Kenya', '42'],
      ),
    ).toEqual({
      'Company Name': 'companyName',
      sector: 'industry',
      'E-MAIL': 'email',
      Employes: 'companySize',
      revenue: 'annualRevenue',
      office_location: 'billingAddress.country',
      'Shoe size': null,
    });
  });

  test('columns without a telling name by their values', () => {
    expect(suggest(['A', 'B'], ['x', 'ada@example.com'], ['y', 'bob@example.org'])).toEqual({
      A: null,
      B: 'email',
    });
  });

  test('formats come with the proposal, doubtful dates without', () => {
    const { columns } = suggestMapping(
      ['revenue', 'first engaged'],
      [
        ['1.234,50', '13/04/2025'],
        ['7,5', '01/04/2025'],
      ],
      FIELDS,
    );
    expect(columns).toEqual({
      revenue: { field: 'annualRevenue', format: { decimal: ',' } },
      'first engaged': { field: 'firstEngagedOn', format: { date: 'd/M/yyyy' } },
    });
  });

  test('references by what the column holds', () => {
    expect(
      suggestMapping(['Owner', 'Parent Account'], [['ada@example.com', 'Acme']], FIELDS).columns,
    ).toEqual({
      Owner: { field: 'ownerId', reference: 'email' },
      'Parent Account': { field: 'parentClientId', reference: 'name' },
    });
  });

  test('what was remembered for the same columns wins, in the spelling of this file', () => {
    const remembered = {
      columns: { a: { field: 'email' } },
      templates: { name: '{{a|upper}} {{ B b ?? a }}' },
      skipRowsWhere: { a: 'x' },
      distinctOn: ['B b'],
    };
    expect(suggestMapping(['b_b', 'A', 'reason'], [], FIELDS, remembered)).toEqual({
      columns: { A: { field: 'email' }, b_b: { field: null }, reason: { field: null } },
      templates: { name: '{{A|upper}} {{ b_b ?? A }}' },
      skipRowsWhere: { A: 'x' },
      distinctOn: ['b_b'],
    });
    expect(headerFingerprint(['Name', 'reason'])).toBe(headerFingerprint(['name']));
    expect(headerFingerprint(['Name', 'E-mail'])).toBe(headerFingerprint(['e_mail', 'name ']));
    expect(headerFingerprint(['Name'])).not.toBe(headerFingerprint(['Name', 'City']));
  });

  test('very wide files do not take long', () => {
    const headers = Array.from({ length: 400 }, (_, i) => `custom field number ${i}`);
    expect(
      Object.keys(suggestMapping(headers, [headers.map((_, i) => `2025-01-${i}`)], FIELDS).columns),
    ).toHaveLength(400);
  });
});
