import { type House, openHouse, type TestOrganization } from '../../testing/house.js';
import type { Person } from '../../testing/person.js';
import { compactStageTotals } from './stageTotals.js';

let house: House;
let acme: TestOrganization;
beforeAll(async () => {
  house = await openHouse();
  acme = await house.organization();
});
afterAll(() => house.close());

interface Board {
  totalCount: number;
  totalBase: string;
  weightedBase: string;
  columns: { stage: { name: string }; count: number; totalBase: string; weightedBase: string }[];
}

const SUMS = '{ totalCount totalBase weightedBase columns { stage { name } count totalBase weightedBase } }';

/** The board's sums as kept, and as added up because a filter is given that every opportunity meets. */
async function sums(person: Person): Promise<{ kept: Board; added: Board }> {
  const { defaultPipeline } = await person.run<{ defaultPipeline: { id: string } }>(
    '{ defaultPipeline { id } }',
  );
  return person.run(
    `query ($id: ID!) { kept: board(pipelineId: $id) ${SUMS} added: board(pipelineId: $id, filter: { name: { isNull: false } }) ${SUMS} }`,
    { id: defaultPipeline.id },
  );
}

test('kept totals are those of the cards after every kind of write, for everybody', async () => {
  const { owner } = acme;
  const rep = await acme.user('SALES_REP');
  const ids: string[] = [];
  for (const [i, person] of [owner, owner, owner, rep, rep].entries())
    ids.push(
      await person
        .create('Opportunity', {
          name: `Deal ${i}`,
          amount: String(100 + i),
          ownerId: person.userId,
        })
        .then(({ id }) => id),
    );
  const check = async (count: number) => {
    for (const person of [owner, rep]) {
      const { kept, added } = await sums(person);
      expect(kept).toEqual(added);
    }
    expect((await sums(owner)).kept.totalCount).toBe(count);
  };
  await check(5);
  expect((await sums(rep)).kept).toMatchObject({ totalCount: 2, totalBase: '207.0000' });

  const won = await owner.stage('Won');
  await owner.run('mutation ($input: MoveOpportunityInput!) { moveOpportunity(input: $input) { id } }', {
    input: { id: ids[0], stageId: won },
  });
  await check(5);
  await owner.update('Opportunity', { id: ids[1], amount: '5000', probability: 33 });
  await owner.update('Opportunity', { id: ids[2], ownerId: rep.userId });
  await check(5);
  await owner.run('mutation ($id: ID!) { deleteOpportunity(id: $id) { id } }', { id: ids[1] });
  await check(4);
  await owner.run('mutation ($id: ID!) { restoreOpportunity(id: $id) { id } }', { id: ids[1] });
  await check(5);
});

test('putting the differences together changes no total', async () => {
  const { pool } = house.app.services;
  const rows = async () =>
    Number(
      (await pool.query('SELECT count(*) FROM stage_totals WHERE organization_id = $1', [acme.id])).rows[0]
        .count,
    );
  const { kept: before } = await sums(acme.owner);
  await pool.query(
    `INSERT INTO stage_totals SELECT organization_id, pipeline_id, stage_id, owner_id, sign, sign * 7, sign * 3
     FROM (SELECT * FROM stage_totals WHERE organization_id = $1 LIMIT 1) t, generate_series(1, 300), (VALUES (1), (-1)) s(sign)`,
    [acme.id],
  );
  expect(await rows()).toBeGreaterThan(600);
  await compactStageTotals.run({}, house.app.services);
  expect(await rows()).toBeLessThan(10);
  expect((await sums(acme.owner)).kept).toEqual(before);
});
