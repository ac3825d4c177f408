import { type House, openHouse, type TestOrganization } from '../../testing/house.js';
import { type Person, refusal } from '../../testing/person.js';

let house: House;
let acme: TestOrganization;
let ana: Person;
beforeAll(async () => {
  house = await openHouse();
  acme = await house.organization({ baseCurrency: 'EUR' });
  ana = acme.owner;
});
afterAll(() => house.close());

type Row = Record<string, any>;
const lead = (input: Row, selection = 'id version', person = ana) =>
  person.create<Row>('Lead', { lastName: 'Doe', ...input }, selection);
const read = async (id: string, selection: string, person = ana) =>
  (await person.run<{ lead: Row }>(`query ($id: ID!) { lead(id: $id) { ${selection} } }`, { id })).lead;
const rule = (noun: string, input: Row, person = ana) => person.create<Row>(noun, input);

/** Asks again until the answer is as wanted; jobs run in the background. */
async function eventually<T>(ask: () => Promise<T>, wanted: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('A lead', () => {
  test('needs a name of some kind, and is found by it', async () => {
    expect((await refusal(ana.create('Lead', {}))).fields).toHaveProperty('lastName');
    await lead({ lastName: 'Quillfeather', companyName: 'Parchment' });
    const { search } = await ana.run<{ search: Row[] }>(
      '{ search(text: "Quillf") { type hits { title url } } }',
    );
    expect(search).toMatchObject([{ type: 'Lead', hits: [{ title: 'Quillfeather' }] }]);
  });

  test('cannot be set to converted by hand', async () => {
    const { id } = await lead({});
    expect((await refusal(ana.update('Lead', { id, status: 'CONVERTED' }))).fields).toHaveProperty('status');
  });

  test('is answered by the first thing we say, which stops its clock', async () => {
    const { id, respondBy } = await lead({}, 'id respondBy');
    expect(respondBy).not.toBeNull();
    await ana.create('Interaction', { type: 'EMAIL', subject: 'Asks', direction: 'INBOUND', leadId: id });
    expect(await read(id, 'status firstRespondedAt')).toEqual({ status: 'NEW', firstRespondedAt: null });
    await ana.create('Interaction', {
      type: 'CALL',
      subject: 'Called back',
      direction: 'OUTBOUND',
      leadId: id,
    });
    const answered = await read(id, 'status firstRespondedAt timeline { nodes { kind event { name } } }');
    expect(answered).toMatchObject({ status: 'CONTACTED', firstRespondedAt: expect.any(String) });
    expect(answered.timeline.nodes.map((each: Row) => each.event?.name ?? each.kind).sort()).toEqual([
      'INTERACTION',
      'INTERACTION',
      'lead.answered',
      'lead.created',
    ]);
  });
});

describe('The score', () => {
  test('is the sum of what holds, with its reasons, and follows every change at once', async () => {
    const { id, ...first } = await lead({ companySize: 80 }, 'id score rating scoreReasons');
    expect(first).toMatchObject({
      score: 10,
      rating: 'COLD',
      scoreReasons: [{ name: 'Company of 50 or more' }],
    });
    const better = await ana.update<Row>(
      'Lead',
      { id, budget: 'YES', authority: 'YES', need: 'YES', jobTitle: 'Head of IT' },
      'score fitScore rating scoreHistory { score }',
    );
    expect(better).toMatchObject({ score: 50, fitScore: 50, rating: 'WARM' });
    expect(better.scoreHistory.map((each: Row) => each.score)).toEqual([50, 10]);
  });

  test('grows with what happens, and fades', async () => {
    const { id } = await lead({});
    const met = (days: number) =>
      ana.create('Interaction', {
        type: 'MEETING',
        subject: 'Demo',
        leadId: id,
        completedAt: new Date(Date.now() - days * 86_400_000).toISOString(),
      });
    await met(0);
    await met(45);
    const scored = await eventually(
      () => read(id, 'score version scoreReasons'),
      ({ score }) => score === 30,
    );
    expect(scored.scoreReasons).toMatchObject([
      { name: 'Met us', points: 30, count: 2, group: 'ENGAGEMENT' },
    ]);
  });

  test('set by hand holds until its day', async () => {
    const past = await lead({ manualScore: 90, manualScoreUntil: '2020-01-01' }, 'score');
    const now = await lead({ manualScore: 90 }, 'score rating');
    expect([past.score, now]).toEqual([0, { score: 90, rating: 'HOT' }]);
  });

  test('is counted anew when rules or thresholds change', async () => {
    const other = (await house.organization()).owner;
    const { id } = await lead({ industry: 'Space' }, 'id', other);
    await rule('ScoringRule', { name: 'Space', points: 30, condition: { industry: { eq: 'Space' } } }, other);
    await eventually(
      () => read(id, 'score rating', other),
      ({ score, rating }) => score === 30 && rating === 'COLD',
    );
    const { leadSettings } = await other.run<{ leadSettings: Row }>('{ leadSettings { id } }');
    await other.update('LeadSettings', { id: leadSettings.id, warmFrom: 20 });
    await eventually(
      () => read(id, 'rating', other),
      ({ rating }) => rating === 'WARM',
    );
  });

  test('takes only rules that can be asked', async () => {
    const wrong = (input: Row) =>
      refusal(rule('ScoringRule', { name: 'Wrong', points: 5, ...input })).then(({ code }) => code);
    expect(await wrong({ condition: { shoeSize: { eq: 1 } } })).toBe('INVALID');
    expect(await wrong({ points: 0 })).toBe('INVALID');
    expect(await wrong({ group: 'ENGAGEMENT', subjectType: 'Client' })).toBe('INVALID');
  });
});

describe('Assignment', () => {
  test('goes by the first rule that holds, in turn, and skips who is not active', async () => {
    const org = await house.organization();
    const [amy, ben, cat] = await Promise.all(
      ['Amy', 'Ben', 'Cat'].map((name) => org.user('SALES_REP', { name })),
    );
    const { owner } = org;
    const ids = [amy, ben, cat].map((person) => person!.userId);
    await rule(
      'AssignmentRule',
      { name: 'Space', condition: { industry: { eq: 'Space' } }, userIds: ids, position: 1 },
      owner,
    );
    await rule(
      'AssignmentRule',
      { name: 'Rest', method: 'FIXED', userIds: [cat!.userId], position: 2 },
      owner,
    );
    await owner.update('User', { id: ben!.userId, status: 'INACTIVE' });
    const chosen = [];
    for (const industry of ['Space', 'Space', 'Space', 'Sea'])
      chosen.push(await lead({ industry }, 'owner { name } assignmentRule { name } assignedAt', owner));
    expect(chosen.map(({ owner: by, assignmentRule }) => [by.name, assignmentRule.name])).toEqual([
      ['Amy', 'Space'],
      ['Cat', 'Space'],
      ['Amy', 'Space'],
      ['Cat', 'Rest'],
    ]);
    const { id } = await lead({ industry: 'Space', ownerId: owner.userId }, 'id', owner);
    const { assignLead } = await owner.run<{ assignLead: Row }>(
      'mutation ($id: ID!) { assignLead(id: $id) { owner { name } assignmentRule { name } } }',
      { id },
    );
    expect(assignLead).toEqual({ owner: { name: 'Cat' }, assignmentRule: { name: 'Space' } });
  });

  test('by load gives to whoever has least, also in parallel', async () => {
    const org = await house.organization();
    const [amy, ben] = await Promise.all(['Amy', 'Ben'].map((name) => org.user('SALES_REP', { name })));
    for (let i = 0; i < 4; i++) await lead({ ownerId: amy!.userId }, 'id', org.owner);
    await rule(
      'AssignmentRule',
      { name: 'Load', method: 'LOAD', userIds: [amy!.userId, ben!.userId] },
      org.owner,
    );
    const given = await Promise.all(Array.from({ length: 8 }, () => lead({}, 'owner { name }', org.owner)));
    const of = (name: string) => given.filter(({ owner }) => owner.name === name).length;
    expect([of('Amy'), of('Ben')]).toEqual([2, 6]);
  });

  test('without a rule leaves the lead with whoever entered it', async () => {
    const { ownerId, assignmentRuleId } = await lead({}, 'ownerId assignmentRuleId');
    expect([ownerId, assignmentRuleId]).toEqual([ana.userId, null]);
  });
});

describe('Figures', () => {
  test('tell what came of each campaign', async () => {
    const { owner } = await house.organization({ baseCurrency: 'EUR' });
    await lead({ campaign: 'Fair', status: 'QUALIFIED' }, 'id', owner);
    const { id } = await lead({ campaign: 'Fair' }, 'id', owner);
    await lead({}, 'id', owner);
    const { convertLead } = await owner.run<{ convertLead: Row }>(
      'mutation ($input: ConvertLeadInput!) { convertLead(input: $input) { opportunity { id } } }',
      { input: { id, opportunity: { name: 'Boat', amount: '500' } } },
    );
    await owner.run('mutation ($id: ID!) { winOpportunity(input: { id: $id }) { id } }', {
      id: convertLead.opportunity.id,
    });
    const { leadCampaigns } = await owner.run<{ leadCampaigns: Row[] }>(
      '{ leadCampaigns(from: "2020-01-01") { name leads qualified converted conversionRate won wonAmount } }',
    );
    expect(leadCampaigns).toEqual([
      {
        name: 'Fair',
        leads: 2,
        qualified: 2,
        converted: 1,
        conversionRate: 0.5,
        won: 1,
        wonAmount: '500.0000',
      },
      { name: null, leads: 1, qualified: 0, converted: 0, conversionRate: 0, won: 0, wonAmount: '0.0000' },
    ]);
    const { leadCampaigns: later } = await owner.run<{ leadCampaigns: Row[] }>(
      '{ leadCampaigns(from: "2100-01-01") { name } }',
    );
    expect(later).toEqual([]);
  });
});

test('The list of leads is exported with what it shows', async () => {
  const { owner } = await house.organization();
  await lead({ lastName: 'Export', budget: 'YES' }, 'id', owner);
  const { requestExport } = await owner.run<{ requestExport: Row }>(
    'mutation ($input: RequestExportInput!) { requestExport(input: $input) { url leftOut } }',
    { input: { subjectType: 'Lead', format: 'CSV', columns: ['name', 'score', 'budget'] } },
  );
  expect(await (await fetch(owner.url + requestExport.url)).text()).toMatch(/Export,12,Yes|Export,12,YES/);
});

test('who watches leads is told of changes, each within their rights', async () => {
  const org = await house.organization();
  const rep = await org.user('SALES_REP');
  type Change = {
    leadChanged: { seq: string; name: string; id: string; record: { lastName: string } | null };
  };
  const watch = (person: Person) =>
    person.subscribe<Change>('subscription { leadChanged { seq name id record { lastName } } }');
  const [forOwner, forRep] = [watch(org.owner), watch(rep)];
  await Promise.all([forOwner.ready, forRep.ready]);
  const hidden = await lead({ lastName: 'Bosses' }, 'id version', org.owner);
  const shown = await lead({ lastName: 'Mine' }, 'id version', rep);
  expect((await forOwner.next()).leadChanged).toMatchObject({ name: 'created', id: hidden.id });
  for (const watcher of [forOwner, forRep]) {
    expect((await watcher.next()).leadChanged).toMatchObject({
      name: 'created',
      id: shown.id,
      record: { lastName: 'Mine' },
    });
  }
  await rep.run('mutation ($id: ID!) { deleteLead(id: $id) { id } }', { id: shown.id });
  for (const watcher of [forOwner, forRep]) {
    expect((await watcher.next()).leadChanged).toMatchObject({ name: 'deleted', id: shown.id, record: null });
    await watcher.close();
  }
});
