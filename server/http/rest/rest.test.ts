import { type House, openHouse, type TestOrganization } from '../../testing/house.js';
import type { Person } from '../../testing/person.js';
import { restRoutes } from './restRoutes.js';

let house: House;
let acme: TestOrganization;
let owner: Person;
beforeAll(async () => {
  house = await openHouse();
  acme = await house.organization();
  owner = acme.owner;
});
afterAll(() => house.close());

interface Answer {
  status: number;
  body: any;
}

/** A request to the REST interface as the person, or as a stranger. */
async function rest(person: Person | null, method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${house.url}/api${path}`, {
    method,
    headers: {
      ...(person ? { cookie: person.cookie } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : null };
}

test('a client lives through REST as through GraphQL', async () => {
  const created = await rest(owner, 'POST', '/clients', {
    companyName: 'Acme',
    industry: 'Toys',
    tags: ['vip'],
  });
  expect(created).toMatchObject({ status: 201, body: { name: 'Acme', owner: { id: owner.userId } } });
  const { id, version } = created.body;

  const changed = await rest(owner, 'PUT', `/clients/${id}`, { industry: null, version });
  expect(changed).toMatchObject({ status: 200, body: { industry: null, tags: ['vip'] } });
  expect(await rest(owner, 'PUT', `/clients/${id}`, { industry: 'Games', version })).toMatchObject({
    status: 409,
    body: { errors: [{ extensions: { code: 'CONFLICT' } }] },
  });

  const listed = await rest(
    owner,
    'GET',
    '/clients?filter[tags][hasAny][0]=vip&orderBy[0][field]=name&first=5',
  );
  expect(listed).toMatchObject({ status: 200, body: { totalCount: 1, nodes: [{ id }] } });

  expect((await rest(owner, 'DELETE', `/clients/${id}`)).status).toBe(200);
  expect((await rest(owner, 'GET', '/clients')).body.totalCount).toBe(0);
  expect((await rest(owner, 'POST', `/clients/${id}/restore`)).status).toBe(200);
  expect((await rest(owner, 'GET', `/clients/${id}`)).body.deletedAt).toBeNull();
});

test('a row is the record alone: what it leads to by id and name, and no timelines', async () => {
  const client = await owner.client({ companyName: 'Wayne' });
  const contact = await owner.create('Contact', { lastName: 'Fox', clientId: client.id, isPrimary: true });
  const { body } = await rest(owner, 'GET', '/clients?filter[companyName][eq]=Wayne');
  expect(body.nodes).toEqual([
    expect.objectContaining({ contactCount: 1, primaryContact: { id: contact.id, name: 'Fox' } }),
  ]);
  for (const key of ['timeline', 'timelineFacets', 'history', 'contacts'])
    expect(body.nodes[0]).not.toHaveProperty(key);
  const { roles } = (await rest(owner, 'GET', `/users/${owner.userId}`)).body;
  expect(roles).toEqual([{ id: await acme.roleId('OWNER'), name: 'Owner' }]);
});

test('a custom field is there for its roles alone', async () => {
  await owner.create('CustomFieldDefinition', {
    subjectType: 'Client',
    key: 'margin',
    label: 'Margin',
    type: 'NUMBER',
    readRoleIds: [await acme.roleId('SALES_MANAGER')],
  });
  const { id } = await owner.client({ companyName: 'Bolt', customFields: { margin: 4711 } });
  const read = async (person: Person) => (await rest(person, 'GET', `/clients/${id}`)).body.customFields;
  expect(await read(await acme.user('SALES_REP'))).toEqual({});
  expect(await read(await acme.user('SALES_MANAGER'))).toEqual({ margin: 4711 });
});

test('pipelines, stages and cards have their places', async () => {
  const { body: pipeline } = await rest(owner, 'GET', '/pipelines/default');
  const { body: stage, status } = await rest(owner, 'POST', `/pipelines/${pipeline.id}/stages`, {
    name: 'Demo given',
    kind: 'OPEN',
    probability: 30,
  });
  expect([status, stage.name, stage.pipelineId]).toEqual([201, 'Demo given', pipeline.id]);
  const { body: deal } = await rest(owner, 'POST', '/opportunities', { name: 'Deal', amount: '1200.50' });
  const moved = await rest(owner, 'POST', `/opportunities/${deal.id}/move`, { stageId: stage.id });
  expect(moved).toMatchObject({ status: 200, body: { stage: { id: stage.id, name: 'Demo given' } } });
  const { body: board } = await rest(owner, 'GET', `/pipelines/${pipeline.id}/board`);
  expect(board.columns.find((column: any) => column.stage.id === stage.id)).toMatchObject({
    count: 1,
    totalBase: '1200.5000',
  });
});

describe('REST refuses what GraphQL refuses', () => {
  test('a missing or unknown field by its name, without the values', async () => {
    for (const [field, body] of [
      ['subject', { type: 'MEETING', body: 'secret' }],
      ['topic', { type: 'MEETING', subject: 'secret', topic: 'secret' }],
    ] as const) {
      const { status, body: answer } = await rest(owner, 'POST', '/interactions', body);
      expect(status).toBe(422);
      expect(answer.errors[0].message).toContain(`Field "${field}"`);
      expect(JSON.stringify(answer)).not.toContain('secret');
    }
  });

  test('strangers, missing rights, other organizations, bad values', async () => {
    const client = await owner.client({ companyName: 'Hidden' });
    const reader = await acme.user('READ_ONLY');
    const other = (await house.organization()).owner;
    expect((await rest(null, 'GET', '/clients')).status).toBe(401);
    expect((await rest(reader, 'DELETE', `/clients/${client.id}`)).status).toBe(403);
    expect((await rest(other, 'GET', `/clients/${client.id}`)).status).toBe(404);
    expect((await rest(other, 'PUT', `/clients/${client.id}`, { industry: 'X' })).status).toBe(404);
    const bad = await rest(owner, 'POST', '/clients', { companyName: 'Bad', email: 'no address' });
    expect(bad).toMatchObject({ status: 422, body: { errors: [{ extensions: { code: 'INVALID' } }] } });
    expect(Object.keys(bad.body.errors[0].extensions.fields)).toEqual(['email']);
    for (const [path, fields] of [
      ['/clients?first=-1', { first: 'Not less than 0.' }],
      ['/deleted-records?first=-1', { first: 'Not less than 0.' }],
      ['/clients?first=many', { first: 'Give a whole number.' }],
      ['/pipelines?active=maybe', { active: 'Give true or false.' }],
      ['/clients?fliter[name][eq]=x', { fliter: 'There is no such parameter.' }],
    ] as const) {
      const { status, body } = await rest(owner, 'GET', path);
      expect([path, status, body.errors[0].extensions]).toEqual([path, 422, { code: 'INVALID', fields }]);
    }
    expect(await rest(owner, 'POST', '/clients', ['x'])).toMatchObject({
      status: 422,
      body: { errors: [{ extensions: { fields: { body: 'Send a JSON object.' } } }] },
    });
    expect(await rest(owner, 'GET', '/nothing')).toMatchObject({
      status: 404,
      body: { errors: [{ extensions: { code: 'NOT_FOUND' } }] },
    });
    const negative = owner.run('{ clients(last: -1) { nodes { id contacts(first: 1) { totalCount } } } }');
    await expect(negative).rejects.toMatchObject({ extensions: { fields: { last: 'Not less than 0.' } } });
    expect((await rest(owner, 'POST', '/clients', { nonsense: 1 })).status).toBe(422);
    expect((await rest(owner, 'POST', '/webhook', { url: 'http://127.0.0.1' })).status).toBe(404);
  });
});

test('who looks as somebody else changes nothing', async () => {
  const organization = await house.organization();
  const other = organization.owner;
  const id = await organization.roleId('READ_ONLY');
  await other.run('mutation ($id: ID) { viewAs(roleId: $id) { viewingAs } }', { id });
  expect(await rest(other, 'POST', '/clients', { companyName: 'Acme' })).toMatchObject({
    status: 403,
    body: { errors: [{ extensions: { code: 'FORBIDDEN' } }] },
  });
});

test('every query and mutation is described at its place, and no two share one', async () => {
  const routes = restRoutes(house.app.schema);
  const places = routes.map(({ method, path }) => `${method} ${path.replace(/:\w+/g, ':')}`);
  expect(places.filter((place, i) => places.indexOf(place) !== i)).toEqual([]);
  const { body: document } = await rest(null, 'GET', '/openapi.json');
  for (const { method, path } of routes)
    expect([
      path,
      document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]?.responses,
    ]).toEqual([path, expect.anything()]);
  const body = document.paths['/clients'].post.requestBody.content['application/json'].schema;
  expect(JSON.stringify(body)).toContain('CreateClientInput');
  const page = await fetch(`${house.url}/api/docs/`);
  expect(page.headers.get('content-type')).toContain('text/html');
});
