import { Client } from '../features/clients/client.entity.js';
import { actorOfUser } from '../features/identity/actorOf.js';
import { type House, openHouse } from '../testing/house.js';
import type { Person } from '../testing/person.js';
import { Context } from './context.js';

let house: House;
let owner: Person;
let ctx: Context;
beforeAll(async () => {
  house = await openHouse();
  ({ owner } = await house.organization());
  const { services } = house.app;
  const actor = await actorOfUser(services.pool as never, owner.organizationId, owner.userId);
  ctx = new Context({ services, actor, requestId: 'test' });
});
afterAll(() => house.close());

const INSERT = `INSERT INTO favourites (organization_id, user_id, subject_type, subject_id, position)
  VALUES (:organizationId, :userId::uuid, 'Client', gen_random_uuid(), 1) RETURNING 1 AS one`;
const insert = () => ctx.db.rows(INSERT, { userId: owner.userId });
const count = async () =>
  (await ctx.db.rows('SELECT 1 FROM favourites WHERE organization_id = :organizationId')).length;

test('what trails is committed with the rest', async () => {
  await ctx.db.tx(async () => {
    await insert();
    ctx.db.trail(insert());
  });
  expect(await count()).toBe(2);
});

test('when what trails fails, nothing is written and the caller hears of it', async () => {
  const before = await count();
  const failing = ctx.db.tx(async () => {
    await insert();
    ctx.db.trail(ctx.db.rows('SELECT 1 / (SELECT 0) FROM organizations WHERE id = :organizationId'));
  });
  await expect(failing).rejects.toThrow('division by zero');
  expect(await count()).toBe(before);
});

test('a write that relies on a lock is refused where none can last', async () => {
  const { id, version } = await owner.create<{ id: string; version: number }>(
    'Client',
    { companyName: 'Locked' },
    'id version',
  );
  const change = async () =>
    ctx.db.update(await ctx.db.get(Client, id, { lock: true }), { companyName: 'Moved' }, { locked: true });
  await expect(change()).rejects.toThrow('No lock lasts outside of a transaction.');
  expect(await ctx.db.get(Client, id)).toMatchObject({ companyName: 'Locked', version });
  expect(await ctx.db.tx(change)).toMatchObject({ companyName: 'Moved', version: version + 1 });
  expect(await ctx.db.get(Client, id)).toMatchObject({ companyName: 'Moved', version: version + 1 });
});

test('a part that may fail alone takes back what trails it', async () => {
  const before = await count();
  await ctx.db.tx(async () => {
    await insert();
    const part = ctx.db.attempt(async () => {
      ctx.db.trail(insert());
      ctx.db.trail(ctx.db.rows('SELECT 1 / (SELECT 0) FROM organizations WHERE id = :organizationId'));
    });
    await expect(part).rejects.toThrow('division by zero');
  });
  expect(await count()).toBe(before + 1);
});

test('a statement after the commit is refused, not run outside the transaction', async () => {
  const before = await count();
  let late: Promise<unknown> | undefined;
  await ctx.db.tx(async () => {
    await insert();
    late = Promise.resolve().then(() => Promise.resolve().then(() => Promise.resolve().then(insert)));
    late.catch(() => undefined);
  });
  await expect(late).rejects.toThrow('after the commit');
  expect(await count()).toBe(before + 1);
});
