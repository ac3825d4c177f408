import { type House, openHouse, type TestOrganization } from '../../testing/house.js';
import { configure, settled, takeStep, upload } from '../../testing/importer.js';
import { type Person, refusal } from '../../testing/person.js';

let house: House;
let acme: TestOrganization;
let ana: Person;
beforeAll(async () => {
  house = await openHouse();
  acme = await house.organization();
  ana = acme.owner;
});
afterAll(() => house.close());

const competitor = (name: string) => ana.create('Competitor', { name });
const IN_RACE = 'id version competitors { competitor { name } }';
interface Race {
  id: string;
  version: number;
  competitors: { competitor: { name: string } | null }[];
}
const names = ({ competitors }: Race) => competitors.map((link) => link.competitor?.name);

test('a name is unique whatever its case', async () => {
  await competitor('Globex');
  expect(await refusal(competitor('GLOBEX'))).toMatchObject({
    code: 'DUPLICATE',
    fields: { name: 'Name is already in use.' },
  });
});

describe('In the race', () => {
  test('competitors are set as a whole, stand in the history, and undo takes them back', async () => {
    const [a, b] = [await competitor('Aperture'), await competitor('Black Mesa')];
    const deal = await ana.create<Race>(
      'Opportunity',
      { name: 'Race', competitorIds: [a.id, a.id] },
      IN_RACE,
    );
    expect(names(deal)).toEqual(['Aperture']);
    const input = { id: deal.id, version: deal.version, competitorIds: [b.id] };
    const changed = await ana.update<Race>('Opportunity', input, IN_RACE);
    expect(names(changed)).toEqual(['Black Mesa']);
    expect(changed.version).toBe(deal.version + 1);
    const read = async () =>
      (
        await ana.run<{ opportunity: Race & { history: { nodes: { changes: object }[] } } }>(
          `query ($id: ID!) { opportunity(id: $id) { ${IN_RACE} history(first: 1) { nodes { changes } } } }`,
          { id: deal.id },
        )
      ).opportunity;
    expect((await read()).history.nodes[0]!.changes).toEqual({ competitors: [['Aperture'], ['Black Mesa']] });
    const { undoChangeSet } = await ana.run<any>(
      'mutation ($id: ID!) { undoChangeSet(id: $id) { left { reason } } }',
      { id: ana.changeSetId },
    );
    expect(undoChangeSet.left).toEqual([]);
    expect(names(await read())).toEqual(['Aperture']);
    const same = await ana.update<Race>('Opportunity', { id: deal.id, competitorIds: [a.id] }, IN_RACE);
    expect(same.version).toBe((await read()).version);
    expect(
      (await refusal(ana.update('Opportunity', { id: deal.id, competitorIds: [ana.userId] }))).code,
    ).toBe('NOT_FOUND');
  });

  test('opportunities are found by competitor', async () => {
    const { id } = await competitor('Initech');
    const deal = await ana.opportunity({ competitorIds: [id] });
    const { some, none } = await ana.run<any>(
      `query ($id: ID!, $deal: ID!) { some: opportunities(filter: { competitors: { some: { competitorId: { eq: $id } } } }) { nodes { id } }
         none: opportunities(filter: { id: { eq: $deal }, competitors: { none: { competitorId: { eq: $id } } } }) { totalCount } }`,
      { id, deal: deal.id },
    );
    expect([some.nodes, none.totalCount]).toEqual([[{ id: deal.id }], 0]);
  });
});

test('figures count who was in the race and to whom it was lost, once each, as far as one sees them', async () => {
  const [{ id }, other] = [await competitor('Hooli'), await competitor('Pied Piper')];
  const deal = (amount: string, input: object = { competitorIds: [id] }) =>
    ana.opportunity({ amount, ...input });
  const lose = (deal: { id: string }, to: string | null) =>
    ana.run('mutation ($input: LoseOpportunityInput!) { loseOpportunity(input: $input) { id } }', {
      input: { id: deal.id, lostReason: 'Price', lostToCompetitorId: to },
    });
  await deal('1');
  for (const amount of ['10', '20'])
    await ana.run('mutation ($id: ID!) { winOpportunity(input: { id: $id }) { id } }', {
      id: (await deal(amount)).id,
    });
  await lose(await deal('100'), id);
  await lose(await deal('200', {}), id);
  await lose(await deal('400'), other.id);
  await deal('800', { competitorIds: [other.id] });
  const figures = async (person: Person, of = id) =>
    (
      await person.run<any>(
        'query ($id: ID!) { competitor(id: $id) { figures { open won lost lostTo winRate openBase wonBase lostBase lostToBase } } }',
        { id: of },
      )
    ).competitor.figures;
  expect(await figures(ana)).toEqual({
    open: 1,
    won: 2,
    lost: 3,
    lostTo: 2,
    winRate: 0.4,
    openBase: '1.0000',
    wonBase: '30.0000',
    lostBase: '700.0000',
    lostToBase: '300.0000',
  });
  expect(await figures(ana, other.id)).toMatchObject({ open: 1, won: 0, lost: 1, lostTo: 1, winRate: 0 });
  const hidden = { openBase: null, wonBase: null, lostBase: null, lostToBase: null };
  expect(await figures(await acme.user('MARKETER'))).toMatchObject({ won: 2, ...hidden });
  expect(await figures(await acme.user('SALES_REP'))).toMatchObject({
    open: 0,
    won: 0,
    lost: 0,
    winRate: null,
  });
});

test('an import sets competitors by name; who may not create them is told of unknown ones', async () => {
  const org = await house.organization();
  const { owner } = org;
  await owner.create('Competitor', { name: 'Globex' });
  const read = async (who: Person) => {
    const id = await upload(who, 'Deal,Rivals\nFirst,globex; Initech\nSecond,Umbrella\nThird,GLOBEX\n');
    const columns = { Deal: { field: 'name' }, Rivals: { field: 'competitors' } };
    await configure(who, id, { columns }, { subjectType: 'Opportunity', mode: 'CREATE', keyFields: [] });
    await takeStep(who, 'startImport', id);
    return settled(who, id);
  };
  const refused = await read(await org.user('SALES_REP'));
  expect(refused).toMatchObject({ created: 1, failed: 2 });
  expect(refused.problems[0]).toMatchObject({ field: 'competitors', code: 'INVALID' });
  expect(await read(owner)).toMatchObject({ created: 3, failed: 0 });
  const { opportunities } = await owner.run<any>(
    `{ opportunities(orderBy: { field: id }, filter: { ownerId: { isNull: true } }) { nodes { name ${IN_RACE} } } competitors { totalCount } }`,
  );
  expect(opportunities.nodes.slice(-3).map(names)).toEqual([['Globex', 'Initech'], ['Umbrella'], ['Globex']]);
});
