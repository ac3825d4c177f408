import { setTimeout as pause } from 'node:timers/promises';
import { copies } from '../../testing/copies.js';
import { type House, openHouse, type TestOrganization } from '../../testing/house.js';
import { Person, refusal } from '../../testing/person.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const DEACTIVATE = 'mutation ($input: DeactivateUserInput!) { deactivateUser(input: $input) { status } }';
const ownerIn = async (person: Person, noun: string, id: string) =>
  (
    await person.run<{ r: { ownerId: string } }>(`query ($id: ID!) { r: ${noun}(id: $id) { ownerId } }`, {
      id,
    })
  ).r.ownerId;

interface Job {
  status: string;
  done: number;
  changed: number;
  total: number;
}

async function desk(there: TestOrganization) {
  const [leaver, heir] = [await there.user('SALES_REP', { name: 'Lea' }), await there.user('SALES_REP')];
  const owned = { ownerId: leaver.userId };
  const client = await there.owner.client(owned);
  const opportunity = await there.owner.opportunity({ ...owned, clientId: client.id });
  const won = await there.owner.opportunity({ ...owned, clientId: client.id, stage: 'Won' });
  const lead = await there.owner.create('Lead', { lastName: 'Ames', ...owned });
  return { leaver, heir, records: { client, opportunity, won, lead } };
}

describe('Deactivating a user', () => {
  test('ends sessions and keys at once, hands the records over, and can be undone', async () => {
    const there = await house.organization();
    const { leaver, heir, records } = await desk(there);
    const { createApiKey } = await leaver.run<{ createApiKey: { secret: string } }>(
      'mutation { createApiKey(input: { name: "Sync", scopes: ["client.*"] }) { secret } }',
    );
    await there.owner.run(DEACTIVATE, { input: { id: leaver.userId, reassignTo: heir.userId } });
    const deactivation = there.owner.changeSetId;
    expect((await refusal(leaver.run('{ clients { totalCount } }'))).code).toBe('UNAUTHENTICATED');
    const program = new Person(house.url, '', '', '');
    const bearer = { authorization: `Bearer ${createApiKey.secret}` };
    expect((await program.ask('{ clients { totalCount } }', {}, bearer)).errors![0]!.extensions.code).toBe(
      'UNAUTHENTICATED',
    );
    const owners = async () => [
      await ownerIn(there.owner, 'client', records.client.id),
      await ownerIn(there.owner, 'opportunity', records.opportunity.id),
      await ownerIn(there.owner, 'opportunity', records.won.id),
      await ownerIn(there.owner, 'lead', records.lead.id),
    ];
    expect(await owners()).toEqual([heir.userId, heir.userId, heir.userId, heir.userId]);
    const { undoChangeSet } = await there.owner.run<{ undoChangeSet: { left: unknown[] } }>(
      'mutation ($id: ID!) { undoChangeSet(id: $id) { left { field reason } } }',
      { id: deactivation },
    );
    expect(undoChangeSet.left).toEqual([]);
    expect(await owners()).toEqual([leaver.userId, leaver.userId, leaver.userId, leaver.userId]);
    const { user } = await there.owner.run<{ user: { status: string } }>(
      'query ($id: ID!) { user(id: $id) { status } }',
      { id: leaver.userId },
    );
    expect(user.status).toBe('ACTIVE');
    expect((await program.ask('{ clients { totalCount } }', {}, bearer)).errors).toBeUndefined();
    expect((await refusal(leaver.run('{ clients { totalCount } }'))).code).toBe('UNAUTHENTICATED');
  });

  test('refuses oneself, the last owner, an inactive successor and those who may not; nothing is half done', async () => {
    const there = await house.organization();
    const { leaver, heir, records } = await desk(there);
    const admin = await there.user('ADMIN');
    const { owner } = there;
    const refused = async (person: Person, input: Record<string, unknown>) => {
      const { code, fields } = await refusal(person.run(DEACTIVATE, { input }));
      return [code, ...Object.keys(fields)];
    };
    expect(await refused(owner, { id: owner.userId })).toEqual(['INVALID', 'id']);
    expect(await refused(admin, { id: owner.userId, reassignTo: admin.userId })).toEqual([
      'INVALID',
      'roleIds',
    ]);
    expect(await refused(heir, { id: leaver.userId })).toEqual(['FORBIDDEN']);
    await owner.run(DEACTIVATE, { input: { id: heir.userId } });
    expect(await refused(owner, { id: leaver.userId, reassignTo: heir.userId })).toEqual([
      'INVALID',
      'reassignTo',
    ]);
    expect(await ownerIn(owner, 'client', records.client.id)).toBe(leaver.userId);
    const { reactivateUser } = await owner.run<{ reactivateUser: { status: string } }>(
      'mutation ($id: ID!) { reactivateUser(id: $id) { status } }',
      { id: heir.userId },
    );
    expect(reactivateUser.status).toBe('ACTIVE');
  });
});

describe('Handing over very many records', () => {
  test('goes on in a job with progress, in the change set of the deactivation', async () => {
    const there = await house.organization();
    const { owner } = there;
    const [leaver, heir] = [await there.user('SALES_REP'), await there.user('SALES_REP')];
    const { id } = await owner.client({ ownerId: leaver.userId });
    await copies(house.app.services.pool, 'clients', id, 1099);
    await owner.run(DEACTIVATE, { input: { id: leaver.userId, reassignTo: heir.userId } });
    const deactivation = owner.changeSetId;
    const { rows } = await house.app.services.pool.query(
      "SELECT id, total FROM bulk_jobs WHERE organization_id = $1 AND kind = 'HAND_OVER'",
      [owner.organizationId],
    );
    expect(rows).toEqual([{ id: expect.any(String), total: 200 }]);
    const ended = async (jobId: string): Promise<Job> => {
      const { bulkJob } = await owner.run<{ bulkJob: Job }>(
        'query ($id: ID!) { bulkJob(id: $id) { status done changed total } }',
        { id: jobId },
      );
      if (bulkJob.status !== 'RUNNING') return bulkJob;
      await pause(50);
      return ended(jobId);
    };
    expect(await ended(rows[0].id)).toEqual({ status: 'DONE', done: 200, changed: 200, total: 200 });
    const ofHeir = async () =>
      (
        await owner.run<{ clients: { totalCount: number } }>(
          'query ($id: ID!) { clients(filter: { ownerId: { eq: $id } }) { totalCount } }',
          { id: heir.userId },
        )
      ).clients.totalCount;
    expect(await ofHeir()).toBe(1100);
    const { undoChangeSet } = await owner.run<{ undoChangeSet: { jobId: string } }>(
      'mutation ($id: ID!) { undoChangeSet(id: $id) { jobId } }',
      { id: deactivation },
    );
    expect((await ended(undoChangeSet.jobId)).status).toBe('DONE');
    expect(await ofHeir()).toBe(0);
  });
});

describe('Invitations', () => {
  test('that are open are listed: who, by whom, and until when; for those alone who invite', async () => {
    const there = await house.organization();
    const { owner } = there;
    const LIST = '{ invitations { expiresAt user { id email roles { name } } invitedBy { id } } }';
    const { roles } = await owner.run<{ roles: { nodes: { id: string }[] } }>(
      '{ roles(filter: { name: { eq: "Marketer" } }) { nodes { id } } }',
    );
    const { inviteUser } = await owner.run<{ inviteUser: { id: string } }>(
      'mutation ($input: InviteUserInput!) { inviteUser(input: $input) { id } }',
      { input: { email: 'open@example.com', name: 'Olga', roleIds: [roles.nodes[0]!.id] } },
    );
    const list = async () => (await owner.run<{ invitations: unknown[] }>(LIST)).invitations;
    const open = {
      expiresAt: expect.any(String),
      user: { id: inviteUser.id, email: 'open@example.com', roles: [{ name: 'Marketer' }] },
      invitedBy: { id: owner.userId },
    };
    expect(await list()).toEqual([open]);
    await house.app.services.pool.query(
      "UPDATE tokens SET expires_at = now() - interval '1 hour' WHERE user_id = $1",
      [inviteUser.id],
    );
    expect(await list()).toEqual([{ ...open, expiresAt: null }]);
    expect(
      (await (await house.organization()).owner.run<{ invitations: unknown[] }>(LIST)).invitations,
    ).toEqual([]);
    expect((await refusal((await there.user('SALES_REP')).run(LIST))).code).toBe('FORBIDDEN');
    await owner.run('mutation ($id: ID!) { revokeInvitation(userId: $id) { id } }', { id: inviteUser.id });
    expect(await list()).toEqual([]);
  });

  test('are sent again with a new link and taken back', async () => {
    const { owner } = await house.organization();
    const { inviteUser } = await owner.run<{ inviteUser: { id: string } }>(
      'mutation { inviteUser(input: { email: "new@example.com", name: "Nora" }) { id } }',
    );
    const open = async () => {
      const { rows } = await house.app.services.pool.query(
        'SELECT id FROM tokens WHERE user_id = $1 AND used_at IS NULL',
        [inviteUser.id],
      );
      return rows.map(({ id }) => id as string);
    };
    const [first] = await open();
    const variables = { id: inviteUser.id };
    await owner.run('mutation ($id: ID!) { resendInvitation(userId: $id) { id } }', variables);
    expect(await open()).toHaveLength(1);
    expect(await open()).not.toContain(first);
    const { user } = await owner.run<any>(
      'query ($id: ID!) { user(id: $id) { history(first: 1) { nodes { name actor { id } } } } }',
      variables,
    );
    expect(user.history.nodes).toEqual([{ name: 'user.invitedAgain', actor: { id: owner.userId } }]);
    await owner.run('mutation ($id: ID!) { revokeInvitation(userId: $id) { id } }', variables);
    expect(await open()).toEqual([]);
    const again = owner.run('mutation ($id: ID!) { resendInvitation(userId: $id) { id } }', variables);
    expect((await refusal(again)).fields).toHaveProperty('userId');
  });
});

describe('View as', () => {
  const ME = '{ me { viewingAs user { id } permissions } }';
  interface Me {
    me: { viewingAs: string | null; user: { id: string }; permissions: Record<string, string> };
  }

  test('shows what a user sees, writes nothing, and is on record under the name of who looks', async () => {
    const there = await house.organization();
    const { leaver } = await desk(there);
    const { owner } = there;
    await owner.run('mutation ($id: ID!) { viewAs(userId: $id) { viewingAs } }', { id: leaver.userId });
    const { me } = await owner.run<Me>(ME);
    expect(me.viewingAs).toBe('Lea');
    expect(me.permissions).toEqual((await leaver.run<Me>(ME)).me.permissions);
    expect((await refusal(owner.client())).code).toBe('FORBIDDEN');
    const upload = await fetch(`${house.url}/files/anything`, {
      method: 'POST',
      headers: { cookie: owner.cookie },
    });
    expect(upload.ok).toBe(false);
    await owner.run('mutation { stopViewingAs { viewingAs } }');
    expect((await owner.run<Me>(ME)).me).toMatchObject({ viewingAs: null, user: { id: owner.userId } });
    await owner.client();
    const { auditLog } = await owner.run<{
      auditLog: { nodes: { name: string; operation: string | null }[] };
    }>('query ($id: ID) { auditLog(filter: { personId: $id }) { nodes { name operation } } }', {
      id: owner.userId,
    });
    const names = auditLog.nodes.map(({ name, operation }) => (operation ? `${name} ${operation}` : name));
    for (const name of ['view.started', 'access.denied createClient', 'view.stopped'])
      expect(names).toContain(name);
  });

  test('works for a role, and never with more rights than one has', async () => {
    const there = await house.organization();
    const { roles } = await there.owner.run<{ roles: { nodes: { id: string; key: string }[] } }>(
      '{ roles(first: 50) { nodes { id key } } }',
    );
    const roleId = (key: string) => roles.nodes.find((each) => each.key === key)?.id;
    const VIEW = 'mutation ($id: ID) { viewAs(roleId: $id) { viewingAs permissions } }';
    const { viewAs } = await there.owner.run<{ viewAs: Me['me'] }>(VIEW, { id: roleId('READ_ONLY') });
    expect(viewAs.permissions['client.update']).toBeUndefined();
    await there.owner.run('mutation { stopViewingAs { viewingAs } }');
    const rep = await there.user('SALES_REP');
    const { role } = await there.owner.run<{
      role: { version: number; permissions: Record<string, string> };
    }>('query ($id: ID!) { role(id: $id) { version permissions } }', { id: roleId('SALES_REP') });
    await there.owner.update('Role', {
      id: roleId('SALES_REP'),
      version: role.version,
      permissions: { ...role.permissions, 'user.viewAs': 'ALL' },
    });
    expect((await refusal(rep.run(VIEW, { id: roleId('MARKETER') }))).code).toBe('FORBIDDEN');
    expect((await refusal(rep.run(VIEW, { id: roleId('OWNER') }))).code).toBe('FORBIDDEN');
  });
});

test('somebody with several roles may do what any of them allows, and it is told from which', async () => {
  const there = await house.organization();
  const narrow = await there.owner.create('Role', { name: 'Narrow', permissions: { 'client.view': 'OWN' } });
  const { roles } = await there.owner.run<{ roles: { nodes: { id: string; key: string }[] } }>(
    '{ roles(first: 50) { nodes { id key } } }',
  );
  const ownerRole = roles.nodes.find(({ key }) => key === 'OWNER');
  const SET = `mutation ($id: ID!, $roles: [ID!]!) { setUserRoles(userId: $id, roleIds: $roles) {
    effectivePermissions { name scope roles } } }`;
  const { setUserRoles } = await there.owner.run<{
    setUserRoles: { effectivePermissions: { name: string; scope: string; roles: string[] }[] };
  }>(SET, { id: there.owner.userId, roles: [ownerRole?.id, narrow.id] });
  expect(setUserRoles.effectivePermissions.find(({ name }) => name === 'client.view')).toEqual({
    name: 'client.view',
    scope: 'ALL',
    roles: ['Owner'],
  });
  const { me } = await there.owner.run<{ me: { permissions: Record<string, string> } }>(
    '{ me { permissions } }',
  );
  expect(me.permissions['client.view']).toBe('ALL');
});
