import { Actor, ANY_ROLE } from '../../kernel/actor.js';
import { Context } from '../../kernel/context.js';
import { type ListArgs } from '../../kernel/pageTypes.js';
import { planPage, typedArgs } from '../../kernel/paging.js';
import { Params } from '../../kernel/params.js';
import { type House, openHouse } from '../../testing/house.js';
import { type Person, refusal } from '../../testing/person.js';
import { Client } from '../clients/client.entity.js';

let house: House;
let ana: Person;

const sql = async (text: string, values: unknown[] = []) =>
  (await house.app.services.pool.query(text, values)).rows as Record<string, string>[];
const nameOf = (id: string) => `custom_${id.replaceAll('-', '')}`;
const readyAt = async () =>
  (
    await ana.run<{ customFieldDefinitions: { nodes: { key: string; indexedAt: string | null }[] } }>(
      '{ customFieldDefinitions(first: 50) { nodes { key indexedAt } } }',
    )
  ).customFieldDefinitions.nodes;

/** Waits for what a job does; the limit of the whole test ends it. */
async function until(done: () => Promise<boolean>): Promise<void> {
  while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 50));
}

const FIELDS = [
  { key: 'code', type: 'TEXT', filter: { string: { eq: 'c7' } } },
  { key: 'size', type: 'NUMBER', filter: { number: { lt: 3 } } },
  { key: 'due', type: 'DATE', filter: { date: { before: '2020-01-04' } } },
  { key: 'seenAt', type: 'DATE_TIME', filter: { date: { before: '2020-01-04T00:00:00Z' } } },
  { key: 'fee', type: 'MONEY', filter: { number: { lt: 3 } } },
  { key: 'areas', type: 'MULTI_SELECT', filter: { list: { hasAny: ['a7'] } } },
  { key: 'agent', type: 'USER', filter: { id: { eq: '$me' } } },
];
const VALUES = `jsonb_build_object('code', 'c' || n, 'size', n, 'due', to_char(date '2020-01-01' + n, 'YYYY-MM-DD'),
  'seenAt', to_char(date '2020-01-01' + n, 'YYYY-MM-DD"T00:00:00Z"'), 'fee', jsonb_build_object('amount', n::text, 'base', n::text),
  'areas', jsonb_build_array('a' || n), 'agent', gen_random_uuid())`;

beforeAll(async () => {
  house = await openHouse();
  ana = (await house.organization()).owner;
});
afterAll(() => house.close());

test('filters and orders use the index of a field, whatever its type; archived, it has none', async () => {
  const ids: Record<string, string> = {};
  for (const { key, type } of FIELDS)
    ids[key] = (
      await ana.create('CustomFieldDefinition', {
        subjectType: 'Client',
        key,
        label: key,
        type,
        indexed: true,
        ...(type === 'MULTI_SELECT' ? { options: [{ id: 'a7', label: 'Seven' }] } : {}),
      })
    ).id;
  const { id } = await ana.client();
  const [columns] = await sql(
    `SELECT string_agg(quote_ident(attname), ', ') AS names FROM pg_attribute WHERE attrelid = 'clients'::regclass AND attnum > 0
       AND NOT attisdropped AND attgenerated = '' AND attname NOT IN ('id', 'custom_fields')`,
  );
  await sql(
    `INSERT INTO clients (id, custom_fields, ${columns!.names}) SELECT gen_random_uuid(), ${VALUES}, ${columns!.names}
     FROM clients, generate_series(1, 5000) n WHERE id = $1`,
    [id],
  );
  await until(async () => (await readyAt()).every(({ indexedAt }) => indexedAt));
  await sql('ANALYZE clients');
  const actor = new Actor({
    kind: 'USER',
    organizationId: ana.organizationId,
    userId: ana.userId,
    permissions: new Map([['*', 'ALL']]),
    teamUserIds: [],
    roleIds: [ANY_ROLE],
    timeZone: 'UTC',
    baseCurrency: 'USD',
  });
  const ctx = new Context({ services: house.app.services, actor, requestId: 'test' });
  const planOf = async (args: Pick<ListArgs, 'filter' | 'orderBy'>) => {
    const params = new Params();
    const { where, order } = planPage(ctx, Client, await typedArgs(ctx, Client, args), 't', params);
    const lines = await sql(`EXPLAIN SELECT t.id FROM clients t WHERE ${where} ${order}`, params.values);
    return lines.map((line) => line['QUERY PLAN']).join('\n');
  };
  for (const { key, filter } of FIELDS)
    expect(await planOf({ filter: { customFields: [{ key, ...filter }] } })).toContain(nameOf(ids[key]!));
  const orderBy = [{ field: 'customField', key: 'size' }, { field: 'id' }];
  expect(await planOf({ orderBy })).toContain(nameOf(ids.size!));
  const down = orderBy.map((each) => ({ ...each, direction: 'DESC' as const }));
  expect(await planOf({ orderBy: down })).toContain(`${nameOf(ids.size!)}_down`);
  await ana.run('mutation ($id: ID!) { deleteCustomFieldDefinition(id: $id) { id } }', { id: ids.size });
  await until(
    async () =>
      (await sql('SELECT FROM pg_class WHERE starts_with(relname, $1)', [nameOf(ids.size!)])).length === 0,
  );
});

test('twenty fields of an organization are indexed, not more', async () => {
  const other = (await house.organization()).owner;
  const define = (n: number) =>
    other.create('CustomFieldDefinition', {
      subjectType: 'Contact',
      key: `f${n}`,
      label: `F ${n}`,
      type: 'TEXT',
      indexed: true,
    });
  for (let n = 0; n < 20; n++) await define(n);
  expect((await refusal(define(20))).fields).toEqual({
    indexed: 'At most 20 fields of an organization can be indexed.',
  });
});
