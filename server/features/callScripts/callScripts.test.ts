import { type House, openHouse } from '../../testing/house.js';
import { type Person, refusal } from '../../testing/person.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const script = (who: Person, input: object = {}) =>
  who.create<{ id: string; version: number; bodyHtml: string }>(
    'CallScript',
    { name: 'Cold call', bodyHtml: '<p>Hello</p>', ...input },
    'id version bodyHtml',
  );

test('a script is clean rich text with a name of its own; deleted it leaves the name free, and comes back', async () => {
  const { owner } = await house.organization();
  const dirty = '<p onclick="x()">Ask <strong>who</strong> decides</p><script>x()</script>';
  const first = await script(owner, { bodyHtml: dirty });
  expect(first.bodyHtml).toBe('<p>Ask <strong>who</strong> decides</p>');
  expect((await refusal(script(owner, { name: 'COLD CALL' }))).fields).toHaveProperty('name');
  for (const bodyHtml of ['', '<p> </p>', '<script>x()</script>'])
    expect((await refusal(script(owner, { name: 'Empty', bodyHtml }))).fields).toHaveProperty('bodyHtml');
  await owner.run('mutation ($id: ID!) { deleteCallScript(id: $id) { id } }', { id: first.id });
  await owner.run('mutation ($id: ID!) { restoreCallScript(id: $id) { id } }', { id: first.id });
  await script(owner, { name: 'Renewal', position: 0, active: false });
  await owner.update('CallScript', { id: first.id, position: 5 });
  const { callScripts, offered } = await owner.run<any>(
    `{ callScripts(orderBy: [{ field: position }, { field: name }]) { nodes { name } }
       offered: callScripts(filter: { active: { eq: true } }) { nodes { name history(first: 9) { nodes { name } } } } }`,
  );
  expect(callScripts.nodes).toEqual([{ name: 'Renewal' }, { name: 'Cold call' }]);
  expect(offered.nodes).toHaveLength(1);
  expect(offered.nodes[0].history.nodes.map(({ name }: { name: string }) => name)).toEqual(
    ['updated', 'restored', 'deleted', 'created'].map((verb) => `callScript.${verb}`),
  );
});

test('everybody reads scripts; sales managers write them', async () => {
  const acme = await house.organization();
  const made = await script(await acme.user('SALES_MANAGER'));
  for (const role of ['SALES_REP', 'SERVICE_REP', 'MARKETER', 'READ_ONLY']) {
    const who = await acme.user(role);
    expect((await who.run<any>('{ callScripts { totalCount } }')).callScripts.totalCount).toBe(1);
    expect((await refusal(script(who, { name: role }))).code).toBe('FORBIDDEN');
    expect((await refusal(who.update('CallScript', { id: made.id, name: role }))).code).toBe('FORBIDDEN');
  }
});
