import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { createApp } from '../../app.js';
import { type House, openHouse } from '../../testing/house.js';
import { Person, Refusal, refusal } from '../../testing/person.js';
import { DEMO_PASSWORD } from '../demo/seedDemo.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const nobody = () => new Person(house.url, '', '', '');
const LOGIN =
  'mutation ($input: LoginInput!) { login(input: $input) { user { email } organization { name } permissions } }';
let counter = 0;
const address = () => `person${++counter}@identity.example`;

/** Signs up and returns the person with the cookie the server set. */
async function signUp(
  email = address(),
  organizationName = 'Sign-up Ltd',
): Promise<{ person: Person; email: string }> {
  const answer = await nobody().ask(
    'mutation ($input: SignUpInput!) { signUp(input: $input) { user { id } organization { id } } }',
    { input: { organizationName, name: 'New Person', email, password: DEMO_PASSWORD } },
  );
  return { person: withCookie(answer.headers), email };
}
const withCookie = (headers: Headers) =>
  new Person(house.url, headers.get('set-cookie')!.split(';')[0]!, '', '');

/** The mails in the sink to an address; waits for the job that writes them. */
async function mailTo(email: string, contains: string): Promise<string> {
  const folder = path.join(house.app.services.config.dataDir, 'mail');
  for (;;) {
    for (const file of await readdir(folder).catch(() => [])) {
      const text = (await readFile(path.join(folder, file), 'utf8'))
        .replace(/=\r?\n/g, '')
        .replaceAll('=3D', '=');
      if (text.includes(email) && text.includes(contains)) return text;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('Signing up and in', () => {
  test('a new organization has roles, a default pipeline and an owner who may do everything', async () => {
    const { person } = await signUp();
    const data = await person.run<{
      me: { permissions: Record<string, string> };
      roles: { nodes: { key: string }[] };
      defaultPipeline: { stages: { kind: string }[] };
    }>('{ me { permissions } roles(first: 20) { nodes { key } } defaultPipeline { stages { kind } } }');
    expect(data.roles.nodes.map((role) => role.key).sort()).toEqual([
      'ADMIN',
      'MARKETER',
      'OWNER',
      'READ_ONLY',
      'SALES_MANAGER',
      'SALES_REP',
      'SERVICE_REP',
    ]);
    expect(data.defaultPipeline.stages.map((stage) => stage.kind)).toEqual([
      'OPEN',
      'OPEN',
      'OPEN',
      'OPEN',
      'WON',
      'LOST',
    ]);
    expect(new Set(Object.values(data.me.permissions))).toEqual(new Set(['ALL']));
  });

  test('the cookie is out of reach of scripts and other sites', async () => {
    const { email } = await signUp();
    const { headers } = await nobody().ask(LOGIN, { input: { email, password: DEMO_PASSWORD } });
    expect(headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/);
  });

  test('weak passwords and taken addresses are refused by field', async () => {
    const { email } = await signUp();
    const again = await refusal(
      nobody().run('mutation ($input: SignUpInput!) { signUp(input: $input) { demo } }', {
        input: { organizationName: 'X', name: 'Y', email: email.toUpperCase(), password: DEMO_PASSWORD },
      }),
    );
    expect(again).toMatchObject({ code: 'DUPLICATE', fields: { email: expect.any(String) } });
    for (const password of ['short', 'password123', 'aaaaaaaaaaaa']) {
      const weak = await refusal(
        nobody().run('mutation ($input: SignUpInput!) { signUp(input: $input) { demo } }', {
          input: { organizationName: 'X', name: 'Y', email: address(), password },
        }),
      );
      expect(weak).toMatchObject({ code: 'INVALID', fields: { password: expect.any(String) } });
    }
  });

  test('known and unknown addresses get the same answer', async () => {
    const { email } = await signUp();
    const wrong = await nobody().ask(LOGIN, { input: { email, password: 'not the password' } });
    const unknown = await nobody().ask(LOGIN, { input: { email: address(), password: 'not the password' } });
    expect(wrong.errors).toEqual(unknown.errors);
    expect(wrong.errors![0]!.extensions.code).toBe('UNAUTHENTICATED');
  });

  test('after ten wrong attempts the eleventh has to wait, even with the right password', async () => {
    const { email } = await signUp();
    for (let i = 0; i < 10; i++)
      await refusal(nobody().run(LOGIN, { input: { email, password: 'wrong password' } }));
    expect((await refusal(nobody().run(LOGIN, { input: { email, password: DEMO_PASSWORD } }))).code).toBe(
      'RATE_LIMITED',
    );
  });

  test('two processes and a restart share the count, for known and unknown addresses alike', async () => {
    const { email } = await signUp();
    const second = await createApp({ config: house.app.services.config, role: 'api' });
    const there = await second.listen();
    const third = await createApp({ config: house.app.services.config, role: 'api' });
    const after = await third.listen();
    const attempt = async (url: string, to: string, password = 'wrong password') =>
      (await refusal(new Person(url, '', '', '').run(LOGIN, { input: { email: to, password } }))).code;
    for (const to of [email, address()]) {
      for (let i = 0; i < 5; i++)
        expect([await attempt(house.url, to), await attempt(there, to.toUpperCase())]).toEqual([
          'UNAUTHENTICATED',
          'UNAUTHENTICATED',
        ]);
      expect(await attempt(there, to)).toBe('RATE_LIMITED');
      expect(await attempt(house.url, to, DEMO_PASSWORD)).toBe('RATE_LIMITED');
      expect(await attempt(after, to)).toBe('RATE_LIMITED');
    }
    await Promise.all([second.close(), third.close()]);
    const { rows } = await house.app.services.pool.query('SELECT key FROM sign_in_attempts');
    expect(JSON.stringify(rows)).not.toContain(email);
  });

  test('sessions are listed and can be ended from elsewhere', async () => {
    const { person, email } = await signUp();
    const other = withCookie(
      (await nobody().ask(LOGIN, { input: { email, password: DEMO_PASSWORD } })).headers,
    );
    const { sessions } = await other.run<{ sessions: { id: string; current: boolean }[] }>(
      '{ sessions { id current } }',
    );
    expect(sessions.map((session) => session.current).sort()).toEqual([false, true]);
    await other.run('mutation ($id: ID!) { revokeSession(id: $id) }', {
      id: sessions.find((session) => !session.current)!.id,
    });
    expect((await person.run<{ me: unknown }>('{ me { demo } }')).me).toBeNull();
    expect((await other.run<{ me: unknown }>('{ me { demo } }')).me).not.toBeNull();
  });
});

describe('Invitation and reset', () => {
  test('an invited person sets a password and belongs to two organizations with one sign-in', async () => {
    const { person: boss } = await signUp();
    const { email } = await signUp();
    await boss.run('mutation ($input: InviteUserInput!) { inviteUser(input: $input) { status } }', {
      input: { email, name: 'Known Person' },
    });
    const token = /\/invite\/([\w-]+)/.exec(await mailTo(email, '/invite/'))![1]!;
    const accept =
      'mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { memberships { organizationId current } } }';
    expect(
      (await refusal(nobody().run(accept, { input: { token, password: 'somebody elses' } }))).fields,
    ).toHaveProperty('password');
    const accepted = await nobody().ask<{
      acceptInvitation: { memberships: { organizationId: string; current: boolean }[] };
    }>(accept, { input: { token, password: DEMO_PASSWORD } });
    const { memberships } = accepted.data.acceptInvitation;
    expect(memberships).toHaveLength(2);
    expect(
      (await refusal(nobody().run(accept, { input: { token, password: DEMO_PASSWORD } }))).fields,
    ).toHaveProperty('token');
    const switched = await withCookie(accepted.headers).ask<{
      switchOrganization: { organization: { id: string } };
    }>('mutation ($id: ID!) { switchOrganization(organizationId: $id) { organization { id } } }', {
      id: memberships.find((each) => !each.current)!.organizationId,
    });
    expect(switched.data.switchOrganization.organization.id).toBe(
      memberships.find((each) => !each.current)!.organizationId,
    );
  });

  test('a reset by mail sets a new password once and ends all sessions', async () => {
    const { person, email } = await signUp();
    expect(
      (
        await nobody().run<{ requestPasswordReset: boolean }>(
          'mutation ($e: String!) { requestPasswordReset(email: $e) }',
          { e: address() },
        )
      ).requestPasswordReset,
    ).toBe(true);
    await nobody().run('mutation ($e: String!) { requestPasswordReset(email: $e) }', { e: email });
    const token = /\/reset\/([\w-]+)/.exec(await mailTo(email, '/reset/'))![1]!;
    const reset = 'mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) }';
    await nobody().run(reset, { input: { token, password: 'another-good-one' } });
    expect(
      (await refusal(nobody().run(reset, { input: { token, password: 'another-good-two' } }))).fields,
    ).toHaveProperty('token');
    expect((await person.run<{ me: unknown }>('{ me { demo } }')).me).toBeNull();
    await nobody().run(LOGIN, { input: { email, password: 'another-good-one' } });
  });
});

describe('API keys', () => {
  test('act with the rights of their user narrowed to their scopes, until revoked', async () => {
    const { owner } = await house.organization();
    const { createApiKey } = await owner.run<{ createApiKey: { secret: string; apiKey: { id: string } } }>(
      'mutation { createApiKey(input: { name: "sync", scopes: ["client.view"] }) { secret apiKey { id } } }',
    );
    const program = { authorization: `Bearer ${createApiKey.secret}` };
    const person = nobody();
    await owner.client({ companyName: 'Seen by key' });
    expect(
      (await person.run<{ clients: { totalCount: number } }>('{ clients { totalCount } }', {}, program))
        .clients.totalCount,
    ).toBe(1);
    expect(
      (
        await refusal(
          person.run('mutation { createClient(input: { companyName: "X" }) { id } }', {}, program),
        )
      ).code,
    ).toBe('FORBIDDEN');
    await owner.run('mutation ($id: ID!) { revokeApiKey(id: $id) { id } }', { id: createApiKey.apiKey.id });
    expect((await refusal(person.run('{ clients { totalCount } }', {}, program))).code).toBe(
      'UNAUTHENTICATED',
    );
  });

  test('the secret is nowhere to be read', async () => {
    const { owner } = await house.organization();
    const { createApiKey } = await owner.run<{ createApiKey: { secret: string } }>(
      'mutation { createApiKey(input: { name: "s", scopes: ["*"] }) { secret } }',
    );
    const { rows } = await house.app.services.pool.query(
      'SELECT e.changes::text || k.token_hash AS text FROM events e, api_keys k WHERE e.organization_id = $1 AND k.organization_id = $1',
      [owner.organizationId],
    );
    expect(rows.some(({ text }) => text.includes(createApiKey.secret) || text.includes('tokenHash'))).toBe(
      false,
    );
  });
});

describe('Roles', () => {
  test('reach over own, team and all records, and change at once', async () => {
    const acme = await house.organization();
    const team = await acme.owner.create('Team', { name: 'Field' });
    const below = await acme.owner.create('Team', { name: 'Field north', parentTeamId: team.id });
    const lead = await acme.user('SALES_REP', { teamId: team.id });
    const rep = await acme.user('SALES_REP', { teamId: below.id });
    const outsider = await acme.user('SALES_REP');
    const deal = await rep.opportunity({ name: 'North deal' });
    const count = async (person: Person) =>
      (await person.run<{ opportunities: { totalCount: number } }>('{ opportunities { totalCount } }'))
        .opportunities.totalCount;
    expect([await count(lead), await count(rep), await count(outsider)]).toEqual([1, 1, 0]);
    expect((await refusal(outsider.update('Opportunity', { id: deal.id, nextStep: 'x' }))).code).toBe(
      'NOT_FOUND',
    );
    expect((await refusal(lead.update('Opportunity', { id: deal.id, nextStep: 'x' }))).code).toBe(
      'FORBIDDEN',
    );
    await acme.owner.update('Opportunity', { id: deal.id, teamUserIds: [outsider.userId] });
    expect(await count(outsider)).toBe(1);
  });

  test('without the right to see amounts they read as null and cannot be filtered or ordered by', async () => {
    const acme = await house.organization();
    const marketer = await acme.user('MARKETER');
    const deal = await acme.owner.opportunity({ amount: '100' });
    const { opportunity } = await marketer.run<{ opportunity: Record<string, unknown> }>(
      'query ($id: ID!) { opportunity(id: $id) { name amount total weightedBase history { nodes { changes } } stageHistory { amount } client { openAmount } } }',
      { id: deal.id },
    );
    expect(opportunity).toMatchObject({
      name: 'Renewal',
      amount: null,
      total: null,
      weightedBase: null,
      stageHistory: [{ amount: null }],
    });
    expect(JSON.stringify(opportunity.history)).not.toContain('100.0000');
    expect(
      (await refusal(marketer.run('{ opportunities(filter: { total: { gt: "1" } }) { totalCount } }'))).code,
    ).toBe('FORBIDDEN');
    expect(
      await refusal(marketer.run('{ opportunities(orderBy: { field: total }) { nodes { id } } }')),
    ).toBeInstanceOf(Refusal);
    const { homeFigures } = await marketer.run<{ homeFigures: Record<string, unknown> }>(
      '{ homeFigures { openCount openBase } }',
    );
    expect(homeFigures).toEqual({ openCount: 1, openBase: null });
  });

  test('an organization keeps at least one owner', async () => {
    const { owner } = await house.organization();
    expect(
      (
        await refusal(
          owner.run('mutation ($u: ID!) { setUserRoles(userId: $u, roleIds: []) { id } }', {
            u: owner.userId,
          }),
        )
      ).code,
    ).toBe('INVALID');
    expect((await refusal(owner.update('User', { id: owner.userId, status: 'INACTIVE' }))).code).toBe(
      'INVALID',
    );
  });

  test('a user changes their own name, but not the team that decides what they see', async () => {
    const acme = await house.organization();
    const team = await acme.owner.create('Team', { name: 'Elsewhere' });
    const rep = await acme.user('SALES_REP');
    await rep.update('User', { id: rep.userId, name: 'Renamed' });
    expect((await refusal(rep.update('User', { id: rep.userId, teamId: team.id }))).code).toBe('FORBIDDEN');
    await acme.owner.update('User', { id: rep.userId, teamId: team.id });
  });

  test('undo asks for the right to change: a record handed on is no longer one’s own', async () => {
    const acme = await house.organization();
    const rep = await acme.user('SALES_REP');
    const client = await rep.client({ companyName: 'Handed on' });
    await rep.update('Client', { id: client.id, industry: 'Toys' });
    const changeSet = rep.changeSetId;
    await acme.owner.update('Client', { id: client.id, ownerId: acme.owner.userId });
    const { undoChangeSet } = await rep.run<{ undoChangeSet: { undone: number; left: unknown[] } }>(
      'mutation ($id: ID!) { undoChangeSet(id: $id) { undone left { reason } } }',
      { id: changeSet },
    );
    expect(undoChangeSet).toMatchObject({ undone: 0, left: [expect.anything()] });
  });

  test('a built-in role goes back to what it came with; one of your own and Owner do not', async () => {
    const there = await house.organization();
    const { owner } = there;
    interface Role {
      id: string;
      key: string | null;
      name: string;
      permissions: Record<string, string>;
    }
    const all = async () =>
      (await owner.run<{ roles: { nodes: Role[] } }>('{ roles { nodes { id key name permissions } } }')).roles
        .nodes;
    const before = (await all()).find(({ key }) => key === 'SALES_REP')!;
    const changed = { name: 'Seller', permissions: { 'client.view': 'OWN' } };
    await owner.update('Role', { id: before.id, ...changed });
    const RESET = 'mutation ($id: ID!) { resetRole(id: $id) { name permissions } }';
    const rep = await there.user('SALES_REP');
    expect((await refusal(rep.run(RESET, { id: before.id }))).code).toBe('FORBIDDEN');
    await owner.run(RESET, { id: before.id });
    expect((await all()).find(({ id }) => id === before.id)).toEqual(before);
    await owner.run('mutation ($id: ID!) { undoChangeSet(id: $id) { undone } }', { id: owner.changeSetId });
    expect((await all()).find(({ id }) => id === before.id)).toMatchObject(changed);
    const own = await owner.create('Role', { name: 'Guest', permissions: {} });
    const ownerRole = (await all()).find(({ key }) => key === 'OWNER')!;
    for (const id of [own.id, ownerRole.id])
      expect((await refusal(owner.run(RESET, { id }))).fields).toHaveProperty('id');
  });

  test('an API key cannot make a wider one', async () => {
    const { owner } = await house.organization();
    const create = 'mutation ($s: [String!]!) { createApiKey(input: { name: "k", scopes: $s }) { secret } }';
    const { createApiKey } = await owner.run<{ createApiKey: { secret: string } }>(create, {
      s: ['apiKey.create'],
    });
    const program = { authorization: `Bearer ${createApiKey.secret}` };
    expect((await refusal(nobody().run(create, { s: ['*'] }, program))).code).toBe('FORBIDDEN');
  });
});
