import { type House, openHouse } from '../../testing/house.js';
import type { Person } from '../../testing/person.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const next = async (who: Person): Promise<Record<string, string | null>> => {
  const { opportunities } = await who.run<any>(
    '{ opportunities(orderBy: { field: name }) { nodes { name nextActivity { subject } } } }',
  );
  return Object.fromEntries(
    opportunities.nodes.map((node: any) => [node.name, node.nextActivity?.subject ?? null]),
  );
};

test('the next step is the open activity due first, among those one sees', async () => {
  const acme = await house.organization();
  const { owner } = acme;
  const rep = await acme.user('SALES_REP');
  const [busy, idle] = [
    await owner.opportunity({ name: 'Busy', ownerId: rep.userId }),
    await owner.opportunity({ name: 'Idle', ownerId: rep.userId }),
  ];
  const plan = (subject: string, dueOn: string | null, input: object = {}) =>
    owner.create('Activity', { type: 'CALL', subject, dueOn, opportunityId: busy.id, ...input });
  await plan('Whenever', null);
  expect(await next(owner)).toEqual({ Busy: 'Whenever', Idle: null });
  await plan('Later', '2030-02-01');
  const first = await plan('First', '2030-01-01', { assigneeId: rep.userId });
  await plan('Elsewhere', '2029-01-01', { opportunityId: null });
  expect(await next(owner)).toEqual({ Busy: 'First', Idle: null });
  expect(await next(rep)).toEqual({ Busy: 'First', Idle: null });
  await owner.run('mutation ($input: CompleteActivityInput!) { completeActivity(input: $input) { id } }', {
    input: { id: first.id },
  });
  expect(await next(owner)).toEqual({ Busy: 'Later', Idle: null });
  expect(await next(rep)).toEqual({ Busy: null, Idle: null });
  const asked = await owner.run<any>('query ($id: ID!) { opportunity(id: $id) { nextActivity { id } } }', {
    id: idle.id,
  });
  expect(asked.opportunity.nextActivity).toBeNull();
});
