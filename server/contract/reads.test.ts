import { readFileSync } from 'node:fs';
import { dataModelText } from '../dataModel.js';
import { schemaText, subgraphText } from '../schema.js';
import { type House, openHouse } from '../testing/house.js';
import { type Person, refusal } from '../testing/person.js';

let house: House;
let ana: Person;
beforeAll(async () => {
  // Jobs that the clock starts would be counted with the statements of a query.
  house = await openHouse({}, 'api');
  ana = (await house.organization()).owner;
});
afterAll(() => house.close());

test('the schema files and the data model page are up to date', () => {
  expect(readFileSync('schema/schema.graphql', 'utf8')).toBe(schemaText());
  expect(readFileSync('schema/subgraph.graphql', 'utf8')).toBe(subgraphText());
  expect(readFileSync('docs/data-model.md', 'utf8')).toBe(dataModelText());
});

/** How many statements an operation takes, on the pool and on the pipelined connections; the relay's do not count. */
async function statements(query: string, variables = {}): Promise<number> {
  const { pool, reads } = house.app.services;
  // Who is signed in is known for some seconds, and looked up now if not.
  await ana.run('{ me { user { id } } }');
  let count = 0;
  const restore = [pool, reads].map((connection) => {
    const original = connection.query;
    connection.query = function counted(this: unknown, ...args: unknown[]) {
      if ((args[0] as { name?: string }).name !== 'publish-events') count++;
      return (original as (...args: unknown[]) => unknown).apply(this, args);
    } as never;
    return () => {
      connection.query = original as never;
    };
  });
  try {
    await ana.run(query, variables);
  } finally {
    for (const each of restore) each();
  }
  return count;
}

describe('A long list costs as many statements as a short one', () => {
  const QUERIES: [name: string, query: string][] = [
    [
      'clients with everything',
      '{ clients(first: 100) { totalCount nodes { name owner { name team { name } } primaryContact { name } contactCount openAmount contacts(first: 3) { nodes { name } totalCount } opportunities(first: 2) { nodes { name stage { name } } } interactions(first: 2) { nodes { subject } } } } }',
    ],
    [
      'leads',
      '{ leads(first: 100) { nodes { name viewerCan fitGrade owner { name } assignmentRule { name } conversion { client { name } } scoreHistory { score } interactions(first: 2) { nodes { subject } } } } }',
    ],
    [
      'contacts',
      '{ contacts(first: 100) { nodes { name client { name owner { name } } owner { name } affiliations { jobTitle client { name affiliations(first: 2) { nodes { contact { name } } totalCount } } } } } }',
    ],
    [
      'opportunities',
      '{ opportunities(first: 100) { nodes { name client { name } owner { name } stage { name pipeline { name } } freshness lineItems { name product { name } } competitors { competitor { name } } team { user { name } } stageHistory { stage { name } } } } }',
    ],
    [
      'products',
      '{ products(first: 100) { nodes { name sku prices { unitPrice priceList { name } } sales { open won wonBase } } } }',
    ],
    ['competitors', '{ competitors(first: 100) { nodes { name figures { open won winRate wonBase } } } }'],
    [
      'interactions',
      '{ interactions(first: 100) { nodes { subject client { name } contact { name } opportunity { name } owner { name } } } }',
    ],
  ];
  const few = new Map<string, number>();
  const fill = async (n: number) => {
    for (let i = 0; i < n; i++) {
      const client = await ana.client({ companyName: `Client ${i}` });
      const contact = await ana.create('Contact', {
        lastName: `Contact ${i}`,
        clientId: client.id,
        isPrimary: true,
      });
      const other = await ana.client({ companyName: `Other ${i}` });
      await ana.create('Affiliation', { contactId: contact.id, clientId: other.id });
      await ana.create('Lead', { lastName: `Lead ${i}`, companySize: 60 });
      const product = await ana.create('Product', { name: `Product ${i}`, price: '5' });
      const competitor = await ana.create('Competitor', { name: `Competitor ${i} of ${n}` });
      const opportunity = await ana.opportunity({
        clientId: client.id,
        lineItems: [{ productId: product.id }],
        competitorIds: [competitor.id],
        teamUserIds: [ana.userId],
      });
      await ana.create('Interaction', {
        type: 'NOTE',
        subject: 'Note',
        clientId: client.id,
        contactId: contact.id,
        opportunityId: opportunity.id,
      });
    }
  };

  test('counted with 2 and with 20 rows', async () => {
    await fill(2);
    for (const [name, query] of QUERIES) {
      await statements(query);
      few.set(name, await statements(query));
    }
    await fill(18);
    for (const [name, query] of QUERIES)
      expect([name, await statements(query)]).toEqual([name, few.get(name)]);
  });

  test('the board costs the same with more cards', async () => {
    const { defaultPipeline } = await ana.run<{ defaultPipeline: { id: string } }>(
      '{ defaultPipeline { id } }',
    );
    const query =
      'query ($id: ID!) { board(pipelineId: $id) { totalCount columns { stage { name } count opportunities(first: 30) { nodes { name client { name } owner { name } freshness } } } } }';
    await statements(query, { id: defaultPipeline.id });
    const before = await statements(query, { id: defaultPipeline.id });
    for (let i = 0; i < 10; i++) await ana.opportunity({ stage: i % 2 ? 'Proposal' : 'Prospecting' });
    expect(await statements(query, { id: defaultPipeline.id })).toBe(before);
  });

  test('a timeline costs the same with more entries and conversations', async () => {
    const query = `query ($id: ID!) { client(id: $id) { timelineFacets { types { count } people { user { name } } } timeline { totalCount nodes {
      thread { count earlier { subject owner { name } } } event { actor { name } }
      interaction { subject owner { name } contact { name } attachments(first: 5) { nodes { fileName } totalCount } activity { subject } } } } } }`;
    const withMails = async (conversations: number) => {
      const { id } = await ana.client();
      for (let i = 0; i < conversations; i++)
        for (const word of ['Offer', 'Re: Offer', 'AW: Offer'])
          await ana.create('Interaction', {
            type: 'EMAIL',
            subject: `${word} ${i}`,
            clientId: id,
            emailTo: ['bo@example.com'],
          });
      return id;
    };
    const [few, many] = [await withMails(1), await withMails(8)];
    await statements(query, { id: few });
    expect(await statements(query, { id: many })).toBe(await statements(query, { id: few }));
  });
});

describe('Lists', () => {
  test('pages walk forwards and backwards through every row once, nulls last', async () => {
    const org = await house.organization();
    const industries = ['B', null, 'A', 'C', null, 'A', 'B'];
    for (const [i, industry] of industries.entries())
      await org.owner.client({ companyName: `P${i}`, industry });
    for (const direction of ['ASC', 'DESC']) {
      const query = `query ($after: String, $first: Int, $last: Int, $before: String) { clients(orderBy: { field: industry, direction: ${direction} }, first: $first, after: $after, last: $last, before: $before) { nodes { name industry } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
      type Page = {
        clients: {
          nodes: { name: string; industry: string | null }[];
          pageInfo: {
            hasNextPage: boolean;
            hasPreviousPage: boolean;
            startCursor: string;
            endCursor: string;
          };
        };
      };
      const all = (await org.owner.run<Page>(query, { first: 50 })).clients.nodes;
      expect(all).toHaveLength(7);
      expect(all.slice(-2).map((node) => node.industry)).toEqual([null, null]);
      const forwards: typeof all = [];
      let page = undefined as Page | undefined;
      do {
        const next: Page = await org.owner.run<Page>(query, {
          first: 2,
          after: page?.clients.pageInfo.endCursor,
        });
        forwards.push(...next.clients.nodes);
        page = next;
      } while (page.clients.pageInfo.hasNextPage);
      expect(forwards).toEqual(all);
      const backwards: typeof all = [];
      page = undefined as Page | undefined;
      do {
        const next: Page = await org.owner.run<Page>(query, {
          first: null,
          last: 3,
          before: page?.clients.pageInfo.startCursor,
        });
        backwards.unshift(...next.clients.nodes);
        page = next;
      } while (page.clients.pageInfo.hasPreviousPage);
      expect(backwards).toEqual(all);
    }
  });

  test('first is clamped to 100 and a strange cursor is INVALID', async () => {
    const { clients } = await ana.run<{ clients: { nodes: unknown[] } }>(
      '{ clients(first: 100000) { nodes { id } } }',
    );
    expect(clients.nodes.length).toBeLessThanOrEqual(100);
    expect((await refusal(ana.run('{ clients(after: "x") { nodes { id } } }'))).code).toBe('INVALID');
  });

  const FILTERS: [filter: string, names: string[]][] = [
    ['{ name: { contains: "ALPH" } }', ['Alpha']],
    ['{ name: { startsWith: "be" } }', ['Beta']],
    ['{ name: { contains: "%" } }', ['Gam%ma']],
    ['{ status: { in: [CUSTOMER, INACTIVE] } }', ['Alpha', 'Gam%ma']],
    ['{ status: { ne: CUSTOMER } }', ['Beta', 'Gam%ma']],
    ['{ annualRevenue: { gt: "999.99" } }', ['Alpha']],
    ['{ annualRevenue: { isNull: true } }', ['Gam%ma']],
    ['{ tags: { hasAny: ["x", "y"] } }', ['Alpha', 'Beta']],
    ['{ tags: { hasAll: ["x", "y"] } }', ['Alpha']],
    ['{ tags: { hasNone: ["x"] } }', ['Beta', 'Gam%ma']],
    ['{ tags: { isEmpty: true } }', ['Gam%ma']],
    ['{ ownerId: { eq: "$me" } }', ['Alpha', 'Beta', 'Gam%ma']],
    ['{ ownerId: { in: ["$myTeam"] } }', ['Alpha', 'Beta', 'Gam%ma']],
    ['{ firstEngagedOn: { withinLast: "P30D" } }', ['Alpha']],
    ['{ firstEngagedOn: { before: "-P30D" } }', ['Beta']],
    ['{ createdAt: { after: "startOfYear" } }', ['Alpha', 'Beta', 'Gam%ma']],
    ['{ createdAt: { before: "today" } }', []],
    ['{ or: [{ name: { eq: "Alpha" } }, { name: { eq: "Beta" } }] }', ['Alpha', 'Beta']],
    ['{ not: { name: { eq: "Alpha" } } }', ['Beta', 'Gam%ma']],
    ['{ and: [{ tags: { has: "x" } }, { tags: { has: "y" } }] }', ['Alpha']],
    ['{ opportunities: { some: { status: { eq: WON } } } }', ['Alpha']],
    ['{ opportunities: { none: {} } }', ['Gam%ma']],
    ['{ opportunities: { every: { status: { eq: OPEN } } } }', ['Beta', 'Gam%ma']],
    ['{ opportunities: { some: { status: { eq: OPEN }, name: { eq: "One" } } } }', ['Beta']],
    [
      '{ and: [{ opportunities: { some: { status: { eq: WON } } } }, { opportunities: { some: { name: { eq: "Two" } } } }] }',
      ['Alpha'],
    ],
    ['{ owner: { name: { contains: "owner" } } }', ['Alpha', 'Beta', 'Gam%ma']],
    ['{ customFields: [{ key: "size", number: { gte: "10" } }] }', ['Alpha']],
    ['{ customFields: [{ key: "kind", string: { eq: "k1" } }] }', ['Beta']],
  ];

  describe('filters', () => {
    let owner: Person;
    beforeAll(async () => {
      owner = (await house.organization()).owner;
      await owner.create('CustomFieldDefinition', {
        subjectType: 'Client',
        key: 'size',
        label: 'Size',
        type: 'NUMBER',
      });
      await owner.create('CustomFieldDefinition', {
        subjectType: 'Client',
        key: 'kind',
        label: 'Kind',
        type: 'SELECT',
        options: [{ id: 'k1', label: 'Kind one' }],
      });
      const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
      const alpha = await owner.client({
        companyName: 'Alpha',
        status: 'CUSTOMER',
        annualRevenue: '1000',
        tags: ['x', 'y'],
        firstEngagedOn: day(-3),
        customFields: { size: 12 },
      });
      const beta = await owner.client({
        companyName: 'Beta',
        annualRevenue: '999.99',
        tags: ['y'],
        firstEngagedOn: day(-90),
        customFields: { size: 9, kind: 'k1' },
      });
      await owner.client({ companyName: 'Gam%ma', status: 'INACTIVE' });
      await owner.opportunity({ clientId: alpha.id, name: 'One', stage: 'Won' });
      await owner.opportunity({ clientId: alpha.id, name: 'Two' });
      await owner.opportunity({ clientId: beta.id, name: 'One' });
    });

    test.each(FILTERS)('%s', async (filter, names) => {
      const { clients } = await owner.run<{ clients: { nodes: { name: string }[]; totalCount: number } }>(
        `{ clients(filter: ${filter}, orderBy: { field: name }) { nodes { name } totalCount } }`,
      );
      expect(clients.nodes.map((node) => node.name)).toEqual(names);
      expect(clients.totalCount).toBe(names.length);
    });

    test('a filter too deep or too wide is INVALID', async () => {
      const deep = '{ not: '.repeat(9) + '{ name: { eq: "x" } }' + ' }'.repeat(9);
      expect((await refusal(owner.run(`{ clients(filter: ${deep}) { totalCount } }`))).code).toBe('INVALID');
      const wide = { or: Array.from({ length: 200 }, () => ({ name: { eq: 'x' } })) };
      expect(
        (
          await refusal(
            owner.run('query ($f: ClientFilter) { clients(filter: $f) { totalCount } }', { f: wide }),
          )
        ).code,
      ).toBe('INVALID');
    });
  });
});
