import { type House, openHouse } from '../../testing/house.js';
import { type Person, refusal } from '../../testing/person.js';

let house: House;
let ana: Person;
beforeAll(async () => {
  house = await openHouse();
  ana = (await house.organization({ baseCurrency: 'EUR' })).owner;
});
afterAll(() => house.close());

const pipeline = async (person = ana) =>
  (
    await person.run<{ defaultPipeline: { id: string; stages: { id: string; name: string }[] } }>(
      '{ defaultPipeline { id stages { id name } } }',
    )
  ).defaultPipeline;
const move = (
  input: Record<string, unknown>,
  selection = 'id version status probability position closedOn stage { name }',
) =>
  ana
    .run<{ moveOpportunity: Record<string, unknown> & { version: number; position: string } }>(
      `mutation ($input: MoveOpportunityInput!) { moveOpportunity(input: $input) { ${selection} } }`,
      { input },
    )
    .then((data) => data.moveOpportunity);

describe('Money', () => {
  const CASES: [
    currency: string,
    rate: string | null,
    line: Record<string, string>,
    expected: Record<string, string>,
  ][] = [
    [
      'EUR',
      null,
      { quantity: '3', unitPrice: '19.99', discountPercent: '10', taxPercent: '19' },
      { amount: '53.9700', tax: '10.2500', total: '64.2200', totalBase: '64.2200' },
    ],
    [
      'JPY',
      '0.0061',
      { quantity: '3', unitPrice: '333.33', taxPercent: '10' },
      { amount: '1000.0000', tax: '100.0000', total: '1100.0000', totalBase: '6.7100' },
    ],
    [
      'KWD',
      '3.01',
      { quantity: '1', unitPrice: '1.2345', taxPercent: '5' },
      { amount: '1.2350', tax: '0.0620', total: '1.2970', totalBase: '3.9000' },
    ],
  ];
  test.each(CASES)('is exact in %s', async (currency, rateToBase, line, expected) => {
    const created = await ana.create(
      'Opportunity',
      {
        name: 'Money',
        currency,
        ...(rateToBase ? { rateToBase } : {}),
        lineItems: [{ name: 'P', ...line }],
      },
      'amount tax total totalBase',
    );
    expect(created).toEqual(expected);
  });

  test('sums of the board are those of its cards, weighted by probability', async () => {
    const { owner } = await house.organization();
    for (const amount of ['0.10', '0.20', '999999999999.99'])
      await owner.opportunity({ amount, stage: 'Negotiation' });
    const { board } = await owner.run<{
      board: {
        totalBase: string;
        weightedBase: string;
        columns: { stage: { name: string }; count: number; totalBase: string }[];
      };
    }>(
      'query ($p: ID!) { board(pipelineId: $p) { totalBase weightedBase columns { stage { name } count totalBase } } }',
      { p: (await pipeline(owner)).id },
    );
    expect(board.totalBase).toBe('1000000000000.2900');
    expect(board.weightedBase).toBe('750000000000.2200');
    expect(board.columns.find(({ stage }) => stage.name === 'Negotiation')).toMatchObject({
      count: 3,
      totalBase: '1000000000000.2900',
    });
  });

  test('another currency needs a rate; a discount cannot exceed the amount', async () => {
    expect((await refusal(ana.opportunity({ currency: 'USD', amount: '5' }))).fields).toHaveProperty(
      'rateToBase',
    );
    expect((await refusal(ana.opportunity({ amount: '5', discount: '6' }))).fields).toHaveProperty(
      'discount',
    );
    expect((await refusal(ana.opportunity({ currency: 'XXY', rateToBase: '1' }))).fields).toHaveProperty(
      'currency',
    );
  });
});

describe('The way through the pipeline', () => {
  test('each stage is a fact with entry, exit and duration', async () => {
    const deal = await ana.opportunity();
    await move({ id: deal.id, stageId: await ana.stage('Proposal') });
    const { opportunity } = await ana.run<{
      opportunity: {
        stageHistory: {
          stage: { name: string };
          leftAt: string | null;
          durationSeconds: number | null;
          movedBy: { id: string };
        }[];
      };
    }>(
      'query ($id: ID!) { opportunity(id: $id) { stageHistory { stage { name } leftAt durationSeconds movedBy { id } } } }',
      { id: deal.id },
    );
    expect(opportunity.stageHistory).toEqual([
      {
        stage: { name: 'Prospecting' },
        leftAt: expect.any(String),
        durationSeconds: expect.any(Number),
        movedBy: { id: ana.userId },
      },
      { stage: { name: 'Proposal' }, leftAt: null, durationSeconds: null, movedBy: { id: ana.userId } },
    ]);
  });

  test('winning, losing and reopening keep status, probability, dates and reasons right', async () => {
    const deal = await ana.opportunity({ stage: 'Qualification' });
    const rival = await ana.create('Competitor', { name: 'Rival' });
    const selection =
      '{ status probability closedOn wonReason lostReason lostToCompetitor { name } stage { name } }';
    const { winOpportunity } = await ana.run<Record<string, Record<string, unknown>>>(
      `mutation ($id: ID!) { winOpportunity(input: { id: $id, wonReason: "Fit" }) ${selection} }`,
      { id: deal.id },
    );
    expect(winOpportunity).toMatchObject({
      status: 'WON',
      probability: 100,
      closedOn: expect.any(String),
      wonReason: 'Fit',
      stage: { name: 'Won' },
    });
    const { reopenOpportunity } = await ana.run<Record<string, unknown>>(
      `mutation ($id: ID!) { reopenOpportunity(input: { id: $id }) ${selection} }`,
      { id: deal.id },
    );
    expect(reopenOpportunity).toMatchObject({
      status: 'OPEN',
      probability: 25,
      closedOn: null,
      wonReason: null,
      stage: { name: 'Qualification' },
    });
    expect(
      (
        await refusal(
          ana.run('mutation ($id: ID!) { loseOpportunity(input: { id: $id, lostReason: " " }) { id } }', {
            id: deal.id,
          }),
        )
      ).fields,
    ).toHaveProperty('lostReason');
    const { loseOpportunity } = await ana.run<Record<string, unknown>>(
      `mutation ($id: ID!) { loseOpportunity(input: { id: $id, lostReason: "Price", lostToCompetitorId: "${rival.id}" }) ${selection} }`,
      { id: deal.id },
    );
    expect(loseOpportunity).toMatchObject({
      status: 'LOST',
      probability: 0,
      lostReason: 'Price',
      lostToCompetitor: { name: 'Rival' },
    });
  });

  test('a drop on a lost stage asks for the reason, and a stage for its required fields, in the same step', async () => {
    const deal = await ana.opportunity();
    expect((await refusal(move({ id: deal.id, stageId: await ana.stage('Lost') }))).fields).toEqual({
      lostReason: 'Say why it was lost.',
    });
    const proposal = await ana.stage('Proposal');
    await ana.run(
      'mutation ($id: ID!) { updatePipelineStage(input: { id: $id, requiredFields: ["expectedCloseOn", "amount"] }) { id } }',
      { id: proposal },
    );
    expect(Object.keys((await refusal(move({ id: deal.id, stageId: proposal }))).fields).sort()).toEqual([
      'amount',
      'expectedCloseOn',
    ]);
    expect(
      await move({ id: deal.id, stageId: proposal, fields: { amount: '10', expectedCloseOn: '2027-01-31' } }),
    ).toMatchObject({ stage: { name: 'Proposal' } });
    await ana.run(
      'mutation ($id: ID!) { updatePipelineStage(input: { id: $id, requiredFields: [] }) { id } }',
      { id: proposal },
    );
  });

  test('cards keep the order they are put in', async () => {
    const { owner } = await house.organization();
    const stageId = await owner.stage('Proposal');
    const cards = [];
    for (const name of ['A', 'B', 'C']) cards.push((await owner.opportunity({ name, stageId })).id);
    const [a, b, c] = cards;
    const order = async () => {
      const { board } = await owner.run<{
        board: { columns: { opportunities: { nodes: { name: string }[] } }[] };
      }>('query ($p: ID!) { board(pipelineId: $p) { columns { opportunities { nodes { name } } } } }', {
        p: (await pipeline(owner)).id,
      });
      return board.columns.flatMap((column) => column.opportunities.nodes.map((node) => node.name)).join('');
    };
    const put = (id: string, place: Record<string, unknown>) =>
      owner.run('mutation ($input: MoveOpportunityInput!) { moveOpportunity(input: $input) { id } }', {
        input: { id, stageId, ...place },
      });
    expect(await order()).toBe('ABC');
    await put(c!, { beforeId: a });
    expect(await order()).toBe('CAB');
    await put(c!, { afterId: a });
    expect(await order()).toBe('ACB');
    await put(a!, {});
    expect(await order()).toBe('CBA');
    for (let i = 0; i < 30; i++) await put(i % 2 ? b! : c!, { beforeId: i % 2 ? c : b });
    expect((await order()).endsWith('A')).toBe(true);
  });

  test('a card that has left the stage in which it was seen is not moved, won or lost', async () => {
    const deal = await ana.opportunity();
    const [seen, theirs, mine] = await Promise.all(
      ['Prospecting', 'Qualification', 'Proposal'].map((name) => ana.stage(name)),
    );
    await move({ id: deal.id, stageId: theirs });
    const late = await refusal(move({ id: deal.id, stageId: mine, fromStageId: seen }));
    expect(late).toMatchObject({ code: 'CONFLICT', extensions: { current: { stageId: theirs } } });
    const close = (verb: string, input: string) =>
      ana.run(
        `mutation ($id: ID!, $seen: ID!) { ${verb}Opportunity(input: { id: $id, fromStageId: $seen${input} }) { id } }`,
        {
          id: deal.id,
          seen,
        },
      );
    expect((await refusal(close('win', ''))).code).toBe('CONFLICT');
    expect((await refusal(close('lose', ', lostReason: "Price"'))).code).toBe('CONFLICT');
    expect(await move({ id: deal.id, stageId: theirs, fromStageId: seen })).toMatchObject({
      stage: { name: 'Qualification' },
    });
    expect(await move({ id: deal.id, stageId: mine, fromStageId: theirs })).toMatchObject({
      stage: { name: 'Proposal' },
    });
  });

  test('a new place in the column and other changed fields are no conflict', async () => {
    const { owner } = await house.organization();
    const [stageId, next] = [await owner.stage('Proposal'), await owner.stage('Negotiation')];
    const [first, second] = [await owner.opportunity({ stageId }), await owner.opportunity({ stageId })];
    const put = (input: Record<string, unknown>) =>
      owner.run<{ moveOpportunity: { stage: { name: string } } }>(
        'mutation ($input: MoveOpportunityInput!) { moveOpportunity(input: $input) { stage { name } } }',
        { input },
      );
    await put({ id: second.id, stageId, beforeId: first.id });
    await owner.update('Opportunity', { id: second.id, nextStep: 'Call' });
    const { moveOpportunity } = await put({ id: second.id, stageId: next, fromStageId: stageId });
    expect(moveOpportunity.stage.name).toBe('Negotiation');
  });

  test('undoing a move puts the card back and writes its history', async () => {
    const deal = await ana.opportunity();
    await move({ id: deal.id, stageId: await ana.stage('Negotiation') });
    await ana.run('mutation ($id: ID!) { undoChangeSet(id: $id) { undone } }', { id: ana.changeSetId });
    const { opportunity } = await ana.run<{
      opportunity: { stage: { name: string }; probability: number; stageHistory: unknown[] };
    }>('query ($id: ID!) { opportunity(id: $id) { stage { name } probability stageHistory { id } } }', {
      id: deal.id,
    });
    expect(opportunity).toMatchObject({ stage: { name: 'Prospecting' }, probability: 10 });
    expect(opportunity.stageHistory).toHaveLength(3);
  });

  test('of 20 parallel wins one counts', async () => {
    const deal = await ana.opportunity();
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () =>
        ana.run('mutation ($id: ID!) { winOpportunity(input: { id: $id, version: 1 }) { id } }', {
          id: deal.id,
        }),
      ),
    );
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
  });
});

describe('Pipelines', () => {
  test('with opportunities cannot be deleted; stages hand theirs over', async () => {
    const { owner } = await house.organization();
    const other = await owner.create<{ id: string }>('Pipeline', { name: 'Renewals' });
    const stages = [];
    for (const name of ['Due', 'Asked'])
      stages.push((await owner.create<{ id: string }>('PipelineStage', { pipelineId: other.id, name })).id);
    const deal = await owner.opportunity({ pipelineId: other.id });
    expect(
      (await refusal(owner.run('mutation ($id: ID!) { deletePipeline(id: $id) { id } }', { id: other.id })))
        .message,
    ).toContain('1 opportunities');
    const remove = 'mutation ($id: ID!, $to: ID) { deletePipelineStage(id: $id, moveTo: $to) { id } }';
    expect((await refusal(owner.run(remove, { id: stages[0] }))).fields).toHaveProperty('moveTo');
    await owner.run(remove, { id: stages[0], to: stages[1] });
    const { opportunity } = await owner.run<{ opportunity: { stage: { name: string } } }>(
      'query ($id: ID!) { opportunity(id: $id) { stage { name } } }',
      { id: deal.id },
    );
    expect(opportunity.stage.name).toBe('Asked');
    expect((await refusal(owner.run(remove, { id: stages[1], to: stages[1] }))).code).toBe('INVALID');
  });

  test('are reordered as a whole, and exactly one is the default', async () => {
    const { owner } = await house.organization();
    const { id, stages } = await pipeline(owner);
    const reversed = stages.map((stage) => stage.id).reverse();
    const reorder =
      'mutation ($p: ID!, $s: [ID!]!) { reorderPipelineStages(pipelineId: $p, stageIds: $s) { id position } }';
    await owner.run(reorder, { p: id, s: reversed });
    expect((await pipeline(owner)).stages.map((stage) => stage.id)).toEqual(reversed);
    expect((await refusal(owner.run(reorder, { p: id, s: reversed.slice(1) }))).code).toBe('INVALID');
    const next = await owner.create<{ id: string }>('Pipeline', { name: 'New default', isDefault: true });
    const { pipelines } = await owner.run<{ pipelines: { id: string; isDefault: boolean }[] }>(
      '{ pipelines { id isDefault } }',
    );
    expect(pipelines.filter((each) => each.isDefault).map((each) => each.id)).toEqual([next.id]);
    expect((await refusal(owner.create('Pipeline', { name: 'New default' }))).fields).toHaveProperty('name');
  });
});
