import { setTimeout as pause } from 'node:timers/promises';
import { found } from '../../testing/found.js';
import { type House, openHouse, type TestOrganization } from '../../testing/house.js';
import type { Person } from '../../testing/person.js';

let house: House;
let acme: TestOrganization;
beforeAll(async () => {
  house = await openHouse();
  acme = await house.organization();
});
afterAll(() => house.close());

const listed = async (person: Person, plural: string, search: string) => {
  const answer = await person.run<Record<string, { totalCount: number; nodes: { name: string }[] }>>(
    `query ($search: String!) { ${plural}(search: $search) { totalCount nodes { name } } }`,
    { search },
  );
  const { totalCount, nodes } = answer[plural]!;
  expect(totalCount).toBe(nodes.length);
  return nodes.map(({ name }) => name);
};
const field = (key: string, more: object = {}) =>
  acme.owner.create<{ id: string; version: number }>('CustomFieldDefinition', {
    subjectType: 'Client',
    key,
    label: key,
    type: 'TEXT',
    ...more,
  });
/** Waits until somebody finds something, or nothing any more. */
async function comes(person: Person, text: string, titles: string[]) {
  while ((await found(person, text)).join() !== titles.join()) await pause(50);
}

test.each([
  [
    'Client',
    'clients',
    { companyName: 'Gaff Ltd', description: 'They build rigging for tall ships.' },
    'Gaff Ltd',
  ],
  ['Contact', 'contacts', { lastName: 'Gaff', notes: 'Prefers rigging to be discussed by phone.' }, 'Gaff'],
  ['Lead', 'leads', { lastName: 'Boom', description: 'Asked about rigging at the fair.' }, 'Boom'],
  ['Opportunity', 'opportunities', { name: 'Refit', description: 'New rigging for two masts.' }, 'Refit'],
  [
    'Product',
    'products',
    { name: 'Shackle', price: '5', currency: 'EUR', description: 'For rigging.' },
    'Shackle',
  ],
  ['Competitor', 'competitors', { name: 'Rivals Inc', notes: 'Cheap in rigging.' }, 'Rivals Inc'],
])(
  'a %s is found by the words of its description, in its list as well',
  async (noun, plural, input, name) => {
    const { owner } = await house.organization();
    const { id } = await owner.create<{ id: string }>(noun, input);
    for (const text of ['rigging', 'RIGG'])
      expect([text, await found(owner, text), await listed(owner, plural, text)]).toEqual([
        text,
        [name],
        [name],
      ]);
    expect(await found(owner, 'igging')).toEqual([]);
    const column = 'notes' in input ? 'notes' : 'description';
    await owner.update(noun, { id, [column]: 'Nothing.' });
    expect([await found(owner, 'rigging'), await listed(owner, plural, 'rigging')]).toEqual([[], []]);
  },
);

test('what is found by name comes before what is by description, and alone in a list', async () => {
  const { owner } = await house.organization();
  await owner.client({ companyName: 'Alpha', description: 'Sells sextants.' });
  await owner.client({ companyName: 'Sextants Ltd' });
  expect(await found(owner, 'sextants')).toEqual(['Sextants Ltd', 'Alpha']);
  expect(await listed(owner, 'clients', 'sextants')).toEqual(['Sextants Ltd']);
});

test('nobody finds the details of what they do not see', async () => {
  const rep = await acme.user('SALES_REP');
  const { id } = await acme.owner.create<{ id: string }>('Lead', {
    lastName: 'Hidden',
    description: 'Wants oakum.',
  });
  expect(await found(rep, 'oakum')).toEqual([]);
  await acme.owner.update('Lead', { id, ownerId: rep.userId });
  expect(await found(rep, 'oakum')).toEqual(['Hidden']);
  await acme.owner.run('mutation ($id: ID!) { deleteLead(id: $id) { id } }', { id });
  expect(await found(acme.owner, 'oakum')).toEqual([]);
});

test('a record is found by its custom fields, as long as everybody may read them', async () => {
  const contract = await field('contract');
  await field('secret', { privacy: 'SENSITIVE' });
  const client = await acme.owner.client({
    companyName: 'Mizzen',
    customFields: { contract: 'KX-4711', secret: 'scurvy' },
  });
  expect(await found(acme.owner, 'kx-4711')).toEqual(['Mizzen']);
  expect(await found(acme.owner, '4711')).toEqual(['Mizzen']);
  expect(await listed(acme.owner, 'clients', '4711')).toEqual(['Mizzen']);
  expect(await found(acme.owner, 'scurvy')).toEqual([]);

  const admin = await acme.roleId('ADMIN');
  const owners = await acme.roleId('OWNER');
  await acme.owner.update('CustomFieldDefinition', { id: contract.id, readRoleIds: [admin, owners] });
  expect(await found(acme.owner, '4711')).toEqual([]);
  await acme.owner.update('Client', { id: client.id, description: 'Has a mizzen mast of teak.' });
  expect(await found(acme.owner, 'teak')).toEqual(['Mizzen']);
  expect(await found(acme.owner, '4711')).toEqual([]);

  await acme.owner.update('CustomFieldDefinition', { id: contract.id, readRoleIds: [] });
  await comes(acme.owner, '4711', ['Mizzen']);
});
