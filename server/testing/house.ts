import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type App, createApp } from '../app.js';
import { DEMO_PASSWORD } from '../features/demo/seedDemo.js';
import { hashPassword } from '../features/identity/password.js';
import { hashSecret, newSecret } from '../features/identity/secret.js';
import { createAccount, foundOrganization } from '../features/identity/signUp.js';
import { newId } from '../kernel/clock.js';
import { loadConfig, type Role } from '../kernel/config.js';
import { Context } from '../kernel/context.js';
import { cloneDatabase } from './cloneDatabase.mjs';
import { Person } from './person.js';

/** The whole product on a database of its own, for one test file. */
export interface House {
  app: App;
  url: string;
  /** A new organization with its owner; each test makes its own. */
  organization(options?: { baseCurrency?: string; timeZone?: string }): Promise<TestOrganization>;
  close(): Promise<void>;
}

let passwordHash: Promise<string> | undefined;
let counter = 0;

/** Opens a house, with its jobs unless the role says otherwise; close it after the file's tests. */
export async function openHouse(env: Record<string, string> = {}, role: Role = 'all'): Promise<House> {
  const database = await cloneDatabase(process.env.TEMPLATE_DATABASE_URL);
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'rapport-test-'));
  const settings = loadConfig({
    NODE_ENV: 'test',
    LOG_LEVEL: 'fatal',
    DATA_DIR: dataDir,
    SECRET: newSecret(),
    ...env,
  });
  const app = await createApp({
    config: { ...settings, port: 0, host: '127.0.0.1', databaseUrl: database.url, demo: false },
    role,
    verifyReads: true,
  });
  const url = await app.listen();
  return {
    app,
    url,
    organization: (options) => TestOrganization.found(app, url, options),
    close: async () => {
      await app.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** An organization of a test and the people in it. */
export class TestOrganization {
  private constructor(
    private readonly app: App,
    private readonly url: string,
    readonly id: string,
    readonly owner: Person,
  ) {}

  static async found(
    app: App,
    url: string,
    options: { baseCurrency?: string; timeZone?: string } = {},
  ): Promise<TestOrganization> {
    passwordHash ??= hashPassword(DEMO_PASSWORD);
    const email = `owner${++counter}@example.com`;
    const ctx = new Context({ services: app.services, actor: null, requestId: 'test', origin: 'SYSTEM' });
    const hash = await passwordHash;
    const owner = await ctx.db.tx(async () =>
      foundOrganization(
        ctx,
        { organizationName: `Organization ${counter}`, name: `Owner ${counter}`, email, ...options },
        await createAccount(ctx, email, hash),
      ),
    );
    return new TestOrganization(
      app,
      url,
      owner.organizationId,
      await signIn(app, url, owner.accountId!, owner.organizationId, owner.id),
    );
  }

  /** The id of a built-in role. */
  async roleId(key: string): Promise<string> {
    const { roles } = await this.owner.run<{ roles: { nodes: { id: string; key: string }[] } }>(
      '{ roles(first: 50) { nodes { id key } } }',
    );
    return roles.nodes.find((each) => each.key === key)!.id;
  }

  /** A signed-in user with one of the built-in roles, in a team if one is given. */
  async user(role: string, options: { teamId?: string; name?: string } = {}): Promise<Person> {
    const email = `user${++counter}@example.com`;
    const roleId = await this.roleId(role);
    const { createUser } = await this.owner.run<{ createUser: { id: string } }>(
      'mutation ($input: CreateUserInput!) { createUser(input: $input) { id } }',
      {
        input: {
          name: options.name ?? `User ${counter}`,
          email,
          status: 'ACTIVE',
          ...(options.teamId ? { teamId: options.teamId } : {}),
        },
      },
    );
    await this.owner.run(
      'mutation ($userId: ID!, $roleIds: [ID!]!) { setUserRoles(userId: $userId, roleIds: $roleIds) { id } }',
      { userId: createUser.id, roleIds: [roleId] },
    );
    const accountId = newId();
    await this.app.services.pool.query(
      'INSERT INTO accounts (id, email, password_hash, created_at) VALUES ($1, $2, $3, now())',
      [accountId, email, await passwordHash],
    );
    await this.app.services.pool.query(
      'UPDATE users SET account_id = $3 WHERE organization_id = $1 AND id = $2',
      [this.id, createUser.id, accountId],
    );
    return signIn(this.app, this.url, accountId, this.id, createUser.id);
  }
}

async function signIn(
  app: App,
  url: string,
  accountId: string,
  organizationId: string,
  userId: string,
): Promise<Person> {
  const token = newSecret();
  await app.services.pool.query(
    `INSERT INTO sessions (id, token_hash, account_id, organization_id, created_at, last_seen_at, expires_at) VALUES ($1, $2, $3, $4, now(), now(), now() + interval '1 day')`,
    [newId(), hashSecret(token), accountId, organizationId],
  );
  return new Person(url, `rapport-session=${token}`, userId, organizationId);
}
