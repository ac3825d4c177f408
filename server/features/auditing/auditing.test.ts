import { type House, openHouse } from '../../testing/house.js';
import { Person, refusal } from '../../testing/person.js';
import { DEMO_PASSWORD } from '../demo/seedDemo.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

interface Entry {
  id: string;
  name: string;
  actorName: string | null;
  subjectName: string | null;
  operation: string | null;
  ip: string | null;
  userAgent: string | null;
  requestId: string | null;
  changes: Record<string, unknown>;
  count: number;
}

async function audit(person: Person, filter: Record<string, unknown> = {}): Promise<Entry[]> {
  const { auditLog } = await person.run<{ auditLog: { nodes: Entry[] } }>(
    `query ($filter: AuditFilterInput) { auditLog(filter: $filter) { nodes {
       id name actorName subjectName operation ip userAgent requestId changes count } } }`,
    { filter },
  );
  return auditLog.nodes;
}

const emailOf = async (person: Person) =>
  (await person.run<{ me: { user: { email: string } } }>('{ me { user { email } } }')).me.user.email;

const signIn = (email: string, password: string) =>
  new Person(house.url, '', '', '').ask(
    'mutation ($input: LoginInput!) { login(input: $input) { user { id } } }',
    {
      input: { email, password },
    },
  );

describe('The audit log', () => {
  test('tells who changed what, from where, with the values before and after', async () => {
    const { owner } = await house.organization();
    const client = await owner.client({ companyName: 'Acme' });
    await owner.update('Client', { id: client.id, version: client.version, companyName: 'Apex' });
    const [changed] = await audit(owner, { recordId: client.id, name: 'updated' });
    expect(changed).toMatchObject({ name: 'client.updated', subjectName: 'Apex', ip: '127.0.0.1' });
    expect(changed!.changes.companyName).toEqual(['Acme', 'Apex']);
    expect(changed!.userAgent).toMatch(/\w/);
    expect(changed!.requestId).toMatch(/\w/);
  });

  test('keeps what was refused, although the request was rolled back', async () => {
    const { owner: stranger } = await house.organization();
    const there = await house.organization();
    const reader = await there.user('READ_ONLY', { name: 'Rita' });
    expect((await refusal(reader.client())).code).toBe('FORBIDDEN');
    expect((await refusal(audit(reader))).code).toBe('FORBIDDEN');
    const denied = await audit(there.owner, { name: 'access.denied', personId: reader.userId });
    expect(denied.map(({ operation, actorName }) => [operation, actorName]).sort()).toEqual([
      ['auditLog', 'Rita'],
      ['createClient', 'Rita'],
    ]);
    expect(await audit(stranger, { name: 'access.denied' })).toEqual([]);
  });

  test('knows sign-ins, good and bad, and never a password; repeats are counted', async () => {
    const { owner } = await house.organization();
    const email = await emailOf(owner);
    for (const _each of [1, 2, 3]) await signIn(email, 'wrong-secret-word');
    await signIn('nobody@example.com', 'wrong-secret-word');
    await signIn(email, DEMO_PASSWORD);
    const entries = await audit(owner, { subjectType: 'User', recordId: owner.userId });
    expect(entries.filter(({ name }) => name === 'session.opened')).toHaveLength(1);
    const refused = entries.filter(({ name }) => name === 'session.refused');
    expect(refused.reduce((sum, { count }) => sum + count, 0)).toBe(3);
    const { rows } = await house.app.services.pool.query('SELECT to_jsonb(a)::text AS text FROM audit_log a');
    expect(rows.filter(({ text }) => /wrong-secret|rapport-demo/.test(text))).toEqual([]);
  });

  test('notes the first use of an API key from an address', async () => {
    const { owner } = await house.organization();
    const { createApiKey } = await owner.run<{ createApiKey: { secret: string; apiKey: { id: string } } }>(
      'mutation { createApiKey(input: { name: "Sync", scopes: ["client.*"] }) { secret apiKey { id } } }',
    );
    const program = new Person(house.url, '', '', '');
    const bearer = { authorization: `Bearer ${createApiKey.secret}` };
    for (const _each of [1, 2]) await program.run('{ clients { totalCount } }', {}, bearer);
    const noted = await audit(owner, { name: 'apiKey.newAddress', recordId: createApiKey.apiKey.id });
    expect(noted.map(({ subjectName, count }) => [subjectName, count])).toEqual([[null, 1]]);
  });

  test('is read page by page and exported as a file no spreadsheet runs', async () => {
    const { owner } = await house.organization();
    const client = await owner.client({ companyName: '=1+1' });
    const query = `query ($after: String) { auditLog(first: 3, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }`;
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const {
        auditLog,
      }: { auditLog: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } =
        await owner.run(query, { after });
      seen.push(...auditLog.nodes.map(({ id }) => id));
      if (!auditLog.pageInfo.hasNextPage) break;
      after = auditLog.pageInfo.endCursor;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength((await audit(owner)).length);
    const answer = await fetch(`${house.url}/files/audit.csv?recordId=${client.id}`, {
      headers: { cookie: owner.cookie },
    });
    const [head, row, rest] = (await answer.text()).split('\r\n');
    expect(head).toContain('Network address');
    expect(row).toContain('client.created');
    expect(rest).toBe('');
    expect((await audit(owner, { name: 'audit.exported' })).length).toBe(1);
    expect((await fetch(`${house.url}/files/audit.csv`)).status).toBe(401);
  });

  test('cannot be changed, deleted or emptied, but for the one door', async () => {
    const { owner } = await house.organization();
    await owner.client();
    const { pool } = house.app.services;
    for (const statement of [
      `UPDATE events SET changes = '{}' WHERE organization_id = $1`,
      'DELETE FROM events WHERE organization_id = $1',
      `UPDATE audit_log SET ip = '' WHERE organization_id = $1`,
      'DELETE FROM audit_log WHERE organization_id = $1',
    ]) {
      await signIn(await emailOf(owner), DEMO_PASSWORD);
      await audit(owner);
      await expect(pool.query(statement, [owner.organizationId])).rejects.toThrow(
        'cannot be changed or deleted',
      );
    }
    await expect(pool.query('TRUNCATE audit_log')).rejects.toThrow('cannot be emptied');
    await pool.query(
      `BEGIN; SELECT open_history_for_erasure(); UPDATE events SET changes = '{}' WHERE organization_id = '${owner.organizationId}'; COMMIT`,
    );
    expect((await audit(owner, { name: 'client.created' }))[0]!.changes).toEqual({});
  });
});
