import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parsePlan } from '../features/importing/plan.js';
import { type House, openHouse } from '../testing/house.js';
import type { Person } from '../testing/person.js';
import { Api } from './api.js';
import { type ImportState, runPlan } from './runPlan.js';

const folder = path.resolve('../shared/data/maven-crm-sales');
const there = existsSync(folder);
if (!there)
  console.warn('Skipped the import of real linked files: the data set maven-crm-sales is not there.');
const plan = parsePlan(readFileSync('docs/examples/maven.import.json', 'utf8'));

interface Deal {
  status: string;
  amount: string;
  clientId: string | null;
  openedOn: string;
  closedOn: string | null;
  name: string;
  externalId: string;
  stage: { name: string };
  owner: { name: string; team: { name: string; region: string } };
}

(there ? describe : describe.skip)('the Maven plan (needs maven-crm-sales)', () => {
  let house: House;
  let owner: Person;
  let api: Api;
  let first: ImportState[];
  let deals: Deal[];

  beforeAll(async () => {
    house = await openHouse();
    owner = (await house.organization()).owner;
    const { createApiKey } = await owner.run<{ createApiKey: { secret: string } }>(
      'mutation { createApiKey(input: { name: "Import", scopes: ["*"] }) { secret } }',
    );
    api = await Api.open(house.url, { apiKey: createApiKey.secret });
    first = await runPlan(api, plan, folder);
    deals = await allDeals();
  }, 600_000);
  afterAll(() => house.close());

  async function allDeals(): Promise<Deal[]> {
    const found: Deal[] = [];
    const query = `query ($after: String) { opportunities(first: 100, after: $after) {
      nodes { status amount clientId openedOn closedOn name externalId stage { name } owner { name team { name region } } }
      pageInfo { hasNextPage endCursor } } }`;
    for (let after: string | null = null, more = true; more; ) {
      const {
        opportunities,
      }: { opportunities: { nodes: Deal[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } =
        await owner.run(query, { after });
      found.push(...opportunities.nodes);
      ({ hasNextPage: more, endCursor: after } = opportunities.pageInfo);
    }
    return found;
  }

  const won = (keep: (deal: Deal) => boolean) =>
    deals
      .filter((deal) => deal.status === 'WON' && keep(deal))
      .reduce((sum, deal) => sum + Number(deal.amount), 0);

  test('every row is taken or left out on purpose', () => {
    expect(
      first.map(({ status, created, updated, skipped, failed, problems }) => ({
        status,
        created,
        updated,
        skipped,
        failed,
        problems: failed ? problems : [],
      })),
    ).toEqual(
      [
        { created: 6, updated: 0, skipped: 29 },
        { created: 6, updated: 0, skipped: 29 },
        { created: 0, updated: 6, skipped: 29 },
        { created: 35, updated: 0, skipped: 0 },
        { created: 85, updated: 0, skipped: 0 },
        { created: 8800, updated: 0, skipped: 0 },
      ].map((counts) => ({ status: 'DONE', failed: 0, problems: [], ...counts })),
    );
  });

  test('the figures are those of the file', () => {
    const count = (keep: (deal: Deal) => boolean) => deals.filter(keep).length;
    expect({
      all: deals.length,
      won: count(({ status }) => status === 'WON'),
      lost: count(({ status }) => status === 'LOST'),
      engaging: count(({ status, stage }) => status === 'OPEN' && stage.name === 'Engaging'),
      prospecting: count(({ status, stage }) => status === 'OPEN' && stage.name === 'Prospecting'),
      openWithoutClient: count(({ status, clientId }) => status === 'OPEN' && clientId === null),
      closedWithoutClient: count(({ status, clientId }) => status !== 'OPEN' && clientId === null),
    }).toEqual({
      all: 8800,
      won: 4238,
      lost: 2473,
      engaging: 1589,
      prospecting: 500,
      openWithoutClient: 1425,
      closedWithoutClient: 0,
    });
    expect(won(() => true)).toBe(10_005_534);
    expect(
      Object.fromEntries(
        ['West', 'Central', 'East'].map((region) => [
          region,
          won(({ owner: { team } }) => team.region === region),
        ]),
      ),
    ).toEqual({
      West: 3_568_647,
      Central: 3_346_293,
      East: 3_090_594,
    });
    expect(won(({ owner: { name } }) => name === 'Darcel Schlecht')).toBe(1_153_214);
  });

  test('names, dates and amounts of single deals', () => {
    const deal = (id: string) => deals.find(({ externalId }) => externalId === id)!;
    expect(deal('Z063OYW0')).toMatchObject({
      name: 'GTX Pro – Isdom',
      openedOn: '2016-10-25',
      closedOn: '2017-03-11',
      amount: '4514.0000',
    });
    const open = deals.find(
      ({ status, clientId, name }) => status === 'OPEN' && !clientId && name === 'GTK 500',
    )!;
    expect(open).toMatchObject({ amount: '26768.0000', closedOn: null });
  });

  test('companies come with numbers, countries and parents, also from further down the file', async () => {
    const { clients } = await owner.run<{
      clients: { totalCount: number; nodes: Record<string, unknown>[] };
    }>(
      `{ clients(first: 100) { totalCount nodes { name industry annualRevenue companySize description billingAddress { country } parentClient { name } } } }`,
    );
    expect(clients.totalCount).toBe(85);
    expect(clients.nodes.filter(({ parentClient }) => parentClient)).toHaveLength(15);
    expect(clients.nodes.find(({ name }) => name === 'Bluth Company')).toEqual({
      name: 'Bluth Company',
      industry: 'technology',
      annualRevenue: '1242320000.0000',
      companySize: 3027,
      description: 'Founded in 1993',
      billingAddress: { country: 'US' },
      parentClient: { name: 'Acme Corporation' },
    });
  });

  test('teams have their leads and members', async () => {
    const { teams } = await owner.run<{
      teams: { nodes: { name: string; region: string; lead: { name: string }; members: unknown[] }[] };
    }>('{ teams(first: 50) { nodes { name region lead { name } members { id } } } }');
    expect(teams.nodes).toHaveLength(6);
    expect(teams.nodes.find(({ name }) => name === 'Dustin Brinkmann')).toMatchObject({
      region: 'Central',
      lead: { name: 'Dustin Brinkmann' },
    });
    expect(teams.nodes.reduce((sum, { members }) => sum + members.length, 0)).toBe(41);
  });

  test('the same files once more change nothing', async () => {
    const { rows } = await house.app.services.pool.query('SELECT count(*) FROM events');
    const again = await runPlan(api, plan, folder);
    expect(again.map(({ created, updated, failed }) => ({ created, updated, failed }))).toEqual(
      plan.files.map(() => ({ created: 0, updated: 0, failed: 0 })),
    );
    const after = await house.app.services.pool.query(
      "SELECT count(*) FROM events WHERE subject_type <> 'Import'",
    );
    expect(Number(after.rows[0].count)).toBeLessThanOrEqual(Number(rows[0].count));
  }, 300_000);
});
