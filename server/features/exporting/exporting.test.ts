import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { type House, openHouse } from '../../testing/house.js';
import { configure, counts, done, upload } from '../../testing/importer.js';
import { type Person, refusal } from '../../testing/person.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

interface Ticket {
  url: string;
  leftOut: string[];
}

const request = async (who: Person, input: Record<string, unknown>): Promise<Ticket> =>
  (
    await who.run<{ requestExport: Ticket }>(
      'mutation ($input: RequestExportInput!) { requestExport(input: $input) { url leftOut } }',
      { input: { subjectType: 'Client', format: 'CSV', ...input } },
    )
  ).requestExport;

async function exported(who: Person, input: Record<string, unknown>): Promise<Response> {
  const response = await fetch(who.url + (await request(who, input)).url);
  expect(response.status).toBe(200);
  return response;
}

const csv = async (who: Person, input: Record<string, unknown> = {}): Promise<string[][]> =>
  parse(await (await exported(who, input)).text(), { bom: true });

/** Clients with everything that is hard to write into a table. */
async function nasty(owner: Person): Promise<void> {
  for (const [key, label, type, options] of [
    ['size', 'Size', 'DECIMAL', null],
    ['kind', 'Kind', 'SELECT', [{ id: 'k1', label: 'Kind, one' }]],
    [
      'areas',
      'Areas',
      'MULTI_SELECT',
      [
        { id: 'a', label: 'North; cold' },
        { id: 'b', label: 'South, warm' },
      ],
    ],
    ['since', 'Since', 'DATE', null],
    ['vip', 'VIP', 'BOOLEAN', null],
    ['budget', 'Budget', 'MONEY', null],
    ['seats', 'Seats', 'NUMBER', null],
    ['call', 'Next call', 'DATE_TIME', null],
    ['shop', 'Shop', 'URL', null],
    ['bills', 'Bills to', 'EMAIL', null],
    ['fax', 'Fax', 'PHONE', null],
    ['terms', 'Terms', 'LONG_TEXT', null],
    ['helper', 'Helper', 'USER', null],
    ['rival', 'Rival', 'REFERENCE', null],
  ] as const)
    await owner.create('CustomFieldDefinition', {
      subjectType: 'Client',
      key,
      label,
      type,
      ...(options && { options }),
      ...(type === 'REFERENCE' && { referenceTo: 'Client' }),
    });
  const parent = await owner.client({ companyName: '=HYPERLINK("http://evil","x")', externalId: '1' });
  const { id: clientId } = await owner.client({
    companyName: 'O\'Neill, "Söhne" & Co\n2nd line',
    parentClientId: parent.id,
    annualRevenue: '12345678901234.5678',
    companySize: 5,
    phone: '+442071838750',
    website: 'https://example.com/a?b=c',
    tags: ['key account', '@home', 'this; that', 'one, two'],
    otherEmails: ['a@example.com', 'b@example.com'],
    firstEngagedOn: '2024-02-29',
    description: "'=1+1\tTab",
    billingAddress: { line1: '-1 Street', city: 'Wien', country: 'AT', postalCode: '01234' },
    ownerId: owner.userId,
    customFields: {
      size: '0.30',
      kind: 'k1',
      areas: ['a', 'b'],
      since: '2020-01-01',
      vip: true,
      budget: { amount: '99.95', currency: 'JPY', rateToBase: '0.00625' },
      seats: 42,
      call: '2026-03-01T23:30:00Z',
      shop: 'https://example.com/?a=b;c',
      bills: 'bills@example.com',
      fax: '+442071838751',
      terms: '- one\n- two; "three"',
      helper: owner.userId,
      rival: parent.id,
    },
  });
  const completedAt = '2025-03-30T00:59:59.123Z';
  await owner.create('Interaction', { type: 'NOTE', subject: 'Hello', clientId, completedAt });
  await owner.client({
    type: 'INDIVIDUAL',
    firstName: '@da',
    lastName: 'Lovelace',
    companyName: null,
    status: 'CUSTOMER',
  });
}

describe('Export', () => {
  test('shows the list as it is on the screen: filter, search, order, columns, with labels and names', async () => {
    const { owner } = await house.organization();
    for (const [companyName, status, industry] of [
      ['Beta', 'CUSTOMER', 'Tools'],
      ['Alpha', 'CUSTOMER', 'Tools'],
      ['Gamma', 'LEAD', 'Tools'],
      ['Alphabet', 'CUSTOMER', 'Food'],
    ])
      await owner.client({
        companyName,
        status,
        industry,
        ownerId: owner.userId,
        email: `${companyName}@works.example`,
      });
    const ticket = await request(owner, { columns: ['name', 'openAmount', 'id'] });
    expect(ticket.leftOut).toEqual(['openAmount']);
    const rows = await csv(owner, {
      filter: { and: [{ status: { in: ['CUSTOMER'] } }, { industry: { eq: 'Tools' } }] },
      search: 'works',
      orderBy: [{ field: 'name', direction: 'DESC' }],
      columns: ['status', 'name', 'ownerId'],
    });
    const name = expect.stringMatching(/^Owner \d+$/);
    expect(rows).toEqual([
      ['Status', 'Name', 'Owner', 'Owner ID', 'ID'],
      ['Customer', 'Beta', name, owner.userId, expect.any(String)],
      ['Customer', 'Alpha', name, owner.userId, expect.any(String)],
    ]);
    const [first] = (await (
      await exported(owner, { format: 'JSON', columns: ['name', 'ownerId'], search: 'Beta' })
    ).json()) as object[];
    expect(first).toEqual({ id: expect.any(String), name: 'Beta', owner: { id: owner.userId, name } });
  });

  test.each(['CSV', 'XLSX'])(
    'a file in %s comes back through the import without changing anything',
    async (format) => {
      const { owner } = await house.organization();
      await nasty(owner);
      const bytes = Buffer.from(await (await exported(owner, { format })).arrayBuffer());
      if (format === 'CSV') expect(bytes.toString()).not.toMatch(/(^|,|\n)"?[=@]/);
      const id = await upload(owner, bytes);
      const { mapping } = await configure(owner, id, {}, { mode: 'UPDATE', keyFields: ['id'] });
      const targets = Object.entries(mapping!.columns).map(([column, { field }]) => [column, field]);
      expect(Object.fromEntries(targets)).toMatchObject({
        ID: 'id',
        Name: null,
        'Company name': 'companyName',
        Owner: null,
        'Owner ID': 'ownerId',
        'Billing address: city': 'billingAddress.city',
        Kind: 'customFields.kind',
        Areas: 'customFields.areas',
        Budget: 'customFields.budget.amount',
        'Budget: currency': 'customFields.budget.currency',
        'Rival ID': 'customFields.rival',
      });
      const state = await done(owner, 'startImport', id);
      expect(state.problems.filter(({ code }) => code !== 'UNCHANGED')).toEqual([]);
      expect(counts(state)).toEqual([0, 0, 3, 0]);
    },
  );

  test('an amount never leaves without its currency', async () => {
    const { owner } = await house.organization();
    await nasty(owner);
    await owner.opportunity({ name: 'Deal', amount: '10', currency: 'JPY', rateToBase: '0.00625' });
    const [head, row] = await csv(owner, {
      subjectType: 'Opportunity',
      columns: ['amount', 'name', 'total'],
    });
    expect(head).toEqual(['Amount', 'Currency', 'Name', 'Total', 'ID']);
    expect(row!.slice(0, 4)).toEqual(['10.0000', 'JPY', 'Deal', '10.0000']);
    const filter = { customFields: [{ key: 'budget', number: { gt: '0' } }] };
    const rows = await csv(owner, { columns: ['customFields.budget'], filter });
    expect(rows).toEqual([
      ['Budget', 'Budget: currency', 'ID'],
      ['99.9500', 'JPY', expect.any(String)],
    ]);
  });

  test('a workbook has numbers, days and times as such and runs nothing', async () => {
    const { owner } = await house.organization({ timeZone: 'Europe/Vienna' });
    await nasty(owner);
    const response = await exported(owner, {
      format: 'XLSX',
      columns: [
        'companyName',
        'annualRevenue',
        'companySize',
        'firstEngagedOn',
        'lastEngagedAt',
        'customFields.size',
      ],
      orderBy: [{ field: 'name', direction: 'ASC' }],
    });
    expect(response.headers.get('content-disposition')).toMatch(/clients-\d{4}-\d\d-\d\d\.xlsx/);
    const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
    expect(Object.keys(files).sort()).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
    ]);
    const sheet = strFromU8(files['xl/worksheets/sheet1.xml']!);
    expect(sheet).not.toContain('<f>');
    expect(sheet).toContain('s="3"><is><t xml:space="preserve">=HYPERLINK("http://evil","x")</t>');
    expect(sheet).toContain('O\'Neill, "Söhne" &amp; Co\n2nd line');
    // More digits than a spreadsheet can keep stay text; 29 February 2024; 01:59:59.123 in Vienna; 0.30.
    expect(sheet).toMatch(
      /<t xml:space="preserve">12345678901234\.5678<\/t>.*<v>5<\/v>.*s="1"><v>45351<\/v>.*s="2"><v>45746\.08332\d*<\/v>.*<v>0\.30*<\/v>/s,
    );
  });

  test('long lists stream page by page, every row once', async () => {
    const { owner, id } = await house.organization();
    await house.app.services.pool.query(
      `INSERT INTO clients (organization_id, id, created_at, updated_at, version, type, name, company_name, status, other_emails, other_phones, tags, custom_fields)
       SELECT $1, gen_random_uuid(), now(), now(), 1, 'COMPANY', 'C' || n % 7, 'C' || n % 7, 'LEAD', '{}', '{}', '{}', '{}' FROM generate_series(1, 1203) n`,
      [id],
    );
    const rows = await csv(owner, { columns: ['name'], orderBy: [{ field: 'name', direction: 'ASC' }] });
    expect(rows).toHaveLength(1204);
    expect(new Set(rows.map(([, id]) => id)).size).toBe(1204);
    const names = rows.slice(1).map(([name]) => name);
    expect(names).toEqual([...names].sort());
    const { exports } = await owner.run<{ exports: { nodes: object[] } }>(
      '{ exports { nodes { subjectType format rowCount columns owner { id } } } }',
    );
    expect(exports.nodes).toEqual([
      {
        subjectType: 'Client',
        format: 'CSV',
        rowCount: 1203,
        columns: ['name'],
        owner: { id: owner.userId },
      },
    ]);
  });
});

test('opportunities take the names of their competitors along, in a form that imports read', async () => {
  const { owner } = await house.organization();
  const rivals = [];
  for (const name of ['Acme, Inc.', 'Zeta']) rivals.push((await owner.create('Competitor', { name })).id);
  await owner.opportunity({ name: 'Deal', competitorIds: rivals });
  const input = { subjectType: 'Opportunity', columns: ['name', 'competitorIds'] };
  expect(await csv(owner, input)).toEqual([
    ['Name', 'Competitors', 'ID'],
    ['Deal', '"Acme, Inc."; Zeta', expect.any(String)],
  ]);
  const id = await upload(owner, await (await exported(owner, input)).text());
  await configure(owner, id, {}, { subjectType: 'Opportunity', mode: 'UPDATE', keyFields: ['id'] });
  expect(counts(await done(owner, 'startImport', id))).toEqual([0, 0, 1, 0]);
  const json = JSON.parse(await (await exported(owner, { ...input, format: 'JSON' })).text());
  expect(json).toMatchObject([{ name: 'Deal', competitors: ['Acme, Inc.', 'Zeta'] }]);
});

describe('The right to export', () => {
  test('is asked for, reaches as far as its scope, and never beyond what is visible', async () => {
    const org = await house.organization();
    const rep = await org.user('SALES_REP');
    const reader = await org.user('READ_ONLY');
    await org.owner.client({ companyName: 'Theirs', ownerId: org.owner.userId });
    await org.owner.client({ companyName: 'Mine', ownerId: rep.userId });
    expect((await refusal(request(reader, {}))).code).toBe('FORBIDDEN');
    const rows = await csv(rep, { columns: ['name', 'ownerId'] });
    expect(rows.slice(1).map(([name]) => name)).toEqual(['Mine']);
    const { url } = await request(rep, {});
    expect((await fetch(rep.url + url.replace(/user=[^&]+/, `user=${org.owner.userId}`))).status).toBe(404);
    expect((await refusal(request(rep, { subjectType: 'ApiKey' }))).code).toBe('INVALID');
    for (const filter of [
      { nonsense: { eq: 1 } },
      { customFields: { size: { gt: 1 } } },
      { customFields: ['size'] },
      { and: { name: { eq: 'x' } } },
      { or: [null] },
      { not: 'x' },
      { contacts: { some: 'x' } },
      { owner: ['x'] },
      { name: 'x' },
      { name: { eq: { gt: 1 } } },
      { name: { in: 'x' } },
      { companySize: { gte: 'many' } },
      { createdAt: { gt: 7 } },
    ])
      expect([filter, (await refusal(request(rep, { filter }))).code]).toEqual([filter, 'INVALID']);
  });

  test('leaves out fields that somebody may not see', async () => {
    const org = await house.organization();
    const { roles } = await org.owner.run<{ roles: { nodes: { id: string; key: string }[] } }>(
      '{ roles(first: 50) { nodes { id key } } }',
    );
    const marketer = await org.user('MARKETER');
    await org.owner.update('Role', {
      id: roles.nodes.find(({ key }) => key === 'MARKETER')!.id,
      permissions: { 'opportunity.view': 'ALL', 'opportunity.export': 'ALL', 'client.view': 'ALL' },
    });
    await org.owner.opportunity({ name: 'Deal', amount: '1000' });
    const input = { subjectType: 'Opportunity', columns: ['name', 'amount'] };
    expect((await request(marketer, input)).leftOut).toEqual(['amount']);
    expect(await csv(marketer, input)).toEqual([
      ['Name', 'ID'],
      ['Deal', expect.any(String)],
    ]);
  });
});
