import { type House, openHouse } from '../../testing/house.js';
import { type Person, refusal } from '../../testing/person.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

interface Row {
  id: string;
  version: number;
  name: string;
  color: string | null;
  usage: number;
}

const tags = async (who: Person): Promise<Row[]> =>
  (
    await who.run<{ tags: { nodes: Row[] } }>(
      '{ tags(orderBy: { field: name }, first: 100) { nodes { id version name color usage } } }',
    )
  ).tags.nodes;
const named = async (who: Person, name: string): Promise<Row> =>
  (await tags(who)).find((tag) => tag.name === name)!;
const tagsOf = async (who: Person, id: string): Promise<string[]> =>
  (await who.run<{ client: { tags: string[] } }>('query ($id: ID!) { client(id: $id) { tags } }', { id }))
    .client.tags;
const merge = (who: Person, ids: string[], into: string) =>
  who.run('mutation ($ids: [ID!]!, $into: ID!) { mergeTags(ids: $ids, into: $into) { id } }', { ids, into });

describe('Tags', () => {
  test('what records are tagged with becomes a tag with a colour of its own', async () => {
    const { owner } = await house.organization();
    await owner.client({ tags: ['vip', 'partner'] });
    await owner.create('Contact', { lastName: 'Doe', tags: ['vip'] });
    expect((await tags(owner)).map(({ name, usage }) => [name, usage])).toEqual([
      ['partner', 1],
      ['vip', 2],
    ]);
    const { id, version } = await named(owner, 'vip');
    await owner.update('Tag', { id, version, color: '#E64980' });
    expect((await named(owner, 'vip')).color).toBe('#e64980');
    expect((await refusal(owner.update('Tag', { id, color: 'red' }))).fields.color).toBeDefined();
  });

  test('renaming and merging reach every record, also hidden and deleted ones, and one undo takes it back', async () => {
    const org = await house.organization();
    const { owner } = org;
    const manager = await org.user('SALES_MANAGER');
    const first = await owner.client({ tags: ['a', 'vip', 'V.I.P.'] });
    const second = await owner.client({ tags: ['V.I.P.'] });
    const deal = await owner.opportunity({ tags: ['Vip'] });
    await owner.run('mutation ($id: ID!) { deleteClient(id: $id) { id } }', { id: second.id });
    const [vip, dotted, other] = await Promise.all(
      ['vip', 'V.I.P.', 'Vip'].map((name) => named(owner, name)),
    );
    expect((await refusal(owner.update('Tag', { id: vip!.id, name: 'Vip' }))).fields.name).toMatch(/Merge/);

    await merge(manager, [dotted!.id, other!.id], vip!.id);
    const changeSet = manager.changeSetId;
    expect(await tagsOf(owner, first.id)).toEqual(['a', 'vip']);
    expect((await tags(owner)).map(({ name, usage }) => [name, usage])).toEqual([
      ['a', 1],
      ['vip', 2],
    ]);
    await owner.run('mutation ($id: ID!) { restoreClient(id: $id) { id } }', { id: second.id });
    expect(await tagsOf(owner, second.id)).toEqual(['vip']);

    const { undoChangeSet } = await manager.run<{ undoChangeSet: { left: object[] } }>(
      'mutation ($id: ID!) { undoChangeSet(id: $id) { left { reason } } }',
      { id: changeSet },
    );
    expect(undoChangeSet.left).toEqual([]);
    expect(await tagsOf(owner, first.id)).toEqual(['a', 'vip', 'V.I.P.']);
    expect((await tags(owner)).map(({ name }) => name).sort()).toEqual(['V.I.P.', 'Vip', 'a', 'vip']);

    await owner.update('Tag', { id: vip!.id, name: 'Very important' });
    expect(await tagsOf(owner, first.id)).toEqual(['a', 'Very important', 'V.I.P.']);
    await owner.run('mutation ($id: ID!) { deleteTag(id: $id) { id } }', { id: other!.id });
    const { opportunity } = await owner.run<{ opportunity: { tags: string[] } }>(
      'query ($id: ID!) { opportunity(id: $id) { tags } }',
      { id: deal.id },
    );
    expect(opportunity.tags).toEqual([]);
  });

  test('changing tags is for those with the right', async () => {
    const org = await house.organization();
    await org.owner.client({ tags: ['a', 'b'] });
    const rep = await org.user('SALES_REP');
    const [a, b] = await tags(rep);
    expect((await refusal(merge(rep, [a!.id], b!.id))).code).toBe('FORBIDDEN');
    expect((await refusal(rep.update('Tag', { id: a!.id, name: 'c' }))).code).toBe('FORBIDDEN');
  });
});
