import { type House, openHouse, type TestOrganization } from '../../testing/house.js';
import { type Person, refusal } from '../../testing/person.js';

let house: House;
let acme: TestOrganization;
let rep: Person;
let pipelineId: string;

const FIGURES = `opened won lost winRate wonBase lostBase averageCycleDays currency
  stages { stage { name } entered movedOn lost conversionRate averageDays medianDays }
  lostReasons { name count totalBase } wonReasons { name count totalBase } competitors { name count totalBase }`;

/** What the person is told of March 2026, or of other days. */
async function analytics(person: Person, from = '2026-03-01', to = '2026-03-31') {
  const { pipelineAnalytics } = await person.run<{
    pipelineAnalytics: Record<string, unknown> & { stages: Record<string, unknown>[] };
  }>(
    `query ($pipelineId: ID!, $from: Date, $to: Date) { pipelineAnalytics(pipelineId: $pipelineId, from: $from, to: $to) { ${FIGURES} } }`,
    { pipelineId, from, to },
  );
  return pipelineAnalytics;
}

/** An opportunity that goes through stages, each entered on a day; the days are put into the facts afterwards. */
async function journey(
  person: Person,
  amount: string,
  steps: [stage: string, day: string][],
  fields: Record<string, unknown> = {},
): Promise<void> {
  const { id } = await person.opportunity({ amount, stage: steps[0]![0] });
  for (const [stage] of steps.slice(1)) {
    const closing = stage === 'Won' || stage === 'Lost';
    await person.run('mutation ($input: MoveOpportunityInput!) { moveOpportunity(input: $input) { id } }', {
      input: { id, stageId: await person.stage(stage), ...(closing ? { fields } : {}) },
    });
  }
  const instants = steps.map(([, day]) => `${day}T12:00:00Z`);
  const { pool } = house.app.services;
  await pool.query(
    `UPDATE stage_changes c SET entered_at = ($2::timestamptz[])[n], left_at = ($2::timestamptz[])[n + 1]
     FROM (SELECT id, row_number() OVER (ORDER BY entered_at, id) AS n FROM stage_changes WHERE opportunity_id = $1) s WHERE c.id = s.id`,
    [id, instants],
  );
  await pool.query(
    'UPDATE opportunities SET opened_on = $2, closed_on = CASE WHEN closed_on IS NOT NULL THEN $3::date END WHERE id = $1',
    [id, steps[0]![1], steps.at(-1)![1]],
  );
}

beforeAll(async () => {
  house = await openHouse();
  acme = await house.organization({ baseCurrency: 'EUR', timeZone: 'Europe/Berlin' });
  const team = await acme.owner.create('Team', { name: 'Field' });
  rep = await acme.user('SALES_REP', { teamId: team.id });
  const mate = await acme.user('SALES_REP', { teamId: team.id });
  const other = await acme.user('SALES_REP');
  const { defaultPipeline } = await acme.owner.run<{ defaultPipeline: { id: string } }>(
    '{ defaultPipeline { id } }',
  );
  pipelineId = defaultPipeline.id;
  const [first, second, third] = ['Prospecting', 'Qualification', 'Proposal'] as const;
  const rival = await acme.owner.create('Competitor', { name: 'Rival' });
  await journey(
    rep,
    '1000',
    [
      [first, '2026-03-02'],
      [second, '2026-03-06'],
      [third, '2026-03-10'],
      ['Won', '2026-03-20'],
    ],
    { wonReason: 'Fit' },
  );
  await journey(
    mate,
    '500',
    [
      [first, '2026-03-03'],
      [second, '2026-03-05'],
      ['Lost', '2026-03-15'],
    ],
    { lostReason: 'Price', lostToCompetitorId: rival.id },
  );
  await journey(
    rep,
    '300',
    [
      [first, '2026-03-04'],
      ['Lost', '2026-03-10'],
    ],
    { lostReason: 'price' },
  );
  await journey(mate, '200', [[first, '2026-03-05']]);
  await journey(rep, '400', [
    [first, '2026-02-01'],
    [second, '2026-03-01'],
    [first, '2026-03-08'],
    [second, '2026-03-10'],
  ]);
  await journey(other, '5000', [
    [first, '2026-03-06'],
    ['Won', '2026-03-08'],
  ]);
});
afterAll(() => house.close());

const stage = (
  name: string,
  entered: number,
  movedOn: number,
  lost: number,
  days: [number, number] | null,
) => ({
  stage: { name },
  entered,
  movedOn,
  lost,
  conversionRate: entered ? movedOn / entered : null,
  averageDays: days?.[0] ?? null,
  medianDays: days?.[1] ?? null,
});

test('stages, outcomes and reasons are those counted by hand', async () => {
  expect(await analytics(acme.owner)).toEqual({
    opened: 5,
    won: 2,
    lost: 2,
    winRate: 0.5,
    wonBase: '6000.0000',
    lostBase: '800.0000',
    averageCycleDays: 10,
    currency: 'EUR',
    stages: [
      stage('Prospecting', 5, 3, 1, [3.5, 3]),
      stage('Qualification', 3, 1, 1, [7, 7]),
      stage('Proposal', 1, 1, 0, [10, 10]),
      stage('Negotiation', 0, 0, 0, null),
    ],
    lostReasons: [{ name: 'Price', count: 2, totalBase: '800.0000' }],
    wonReasons: [
      { name: null, count: 1, totalBase: '5000.0000' },
      { name: 'Fit', count: 1, totalBase: '1000.0000' },
    ],
    competitors: [{ name: 'Rival', count: 1, totalBase: '500.0000' }],
  });
});

test('a rep gets the figures of the team', async () => {
  const seen = await analytics(rep);
  expect(seen).toMatchObject({
    opened: 4,
    won: 1,
    lost: 2,
    winRate: 1 / 3,
    wonBase: '1000.0000',
    averageCycleDays: 18,
    wonReasons: [{ name: 'Fit', count: 1 }],
  });
  expect(seen.stages.slice(0, 2)).toEqual([
    stage('Prospecting', 4, 2, 1, [4, 4]),
    stage('Qualification', 3, 1, 1, [7, 7]),
  ]);
});

test('the period is told apart by days, and an empty one has no rates', async () => {
  const february = await analytics(acme.owner, '2026-02-01', '2026-02-28');
  expect(february).toMatchObject({
    opened: 1,
    won: 0,
    winRate: null,
    averageCycleDays: null,
    lostReasons: [],
  });
  expect(february.stages[0]).toEqual(stage('Prospecting', 1, 1, 0, [30, 30]));
  expect((await refusal(analytics(acme.owner, '2026-03-02', '2026-03-01'))).fields).toHaveProperty('from');
});

test('amounts are null without the right to see them; another organization finds nothing', async () => {
  const seen = await analytics(await acme.user('MARKETER'));
  expect(seen).toMatchObject({
    won: 2,
    wonBase: null,
    lostBase: null,
    lostReasons: [{ name: 'Price', count: 2, totalBase: null }],
  });
  const stranger = (await house.organization()).owner;
  expect((await refusal(analytics(stranger))).code).toBe('NOT_FOUND');
});
