import { Context } from '../../kernel/context.js';
import type { Services } from '../../kernel/services.js';
import { actorOfUser } from '../identity/actorOf.js';
import { hashPassword } from '../identity/password.js';
import { Role } from '../identity/role.entity.js';
import { setUserRoles } from '../identity/setUserRoles.js';
import { createAccount, foundOrganization } from '../identity/signUp.js';
import { Team } from '../identity/team.entity.js';
import { User, UserStatus } from '../identity/user.entity.js';
import { seedRecords } from './seedRecords.js';

export const DEMO_PASSWORD = 'rapport-demo';

const PEOPLE = [
  {
    email: 'manager@example.com',
    name: 'Mara Manager',
    role: 'SALES_MANAGER',
    team: 'Sales',
    jobTitle: 'Head of sales',
  },
  {
    email: 'rep@example.com',
    name: 'Rosa Rep',
    role: 'SALES_REP',
    team: 'Sales',
    jobTitle: 'Account executive',
  },
  {
    email: 'rep2@example.com',
    name: 'Remy Rep',
    role: 'SALES_REP',
    team: 'Sales',
    jobTitle: 'Account executive',
  },
  {
    email: 'service@example.com',
    name: 'Sam Service',
    role: 'SERVICE_REP',
    team: 'Service',
    jobTitle: 'Customer success',
  },
  {
    email: 'marketing@example.com',
    name: 'Maya Marketing',
    role: 'MARKETER',
    team: 'Marketing',
    jobTitle: 'Marketing lead',
  },
  {
    email: 'readonly@example.com',
    name: 'Rae Readonly',
    role: 'READ_ONLY',
    team: null,
    jobTitle: 'Controller',
  },
];

/** Adds the demo organization: people in every role, and fourteen months of sales. Refuses when it is there already. */
export async function seedDemo(services: Services): Promise<void> {
  const ctx = new Context({ services, actor: null, requestId: 'demo', origin: 'SYSTEM' });
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const { owner, sellers } = await ctx.db.tx(() => seedPeople(ctx, passwordHash));
  const [manager, ...reps] = await Promise.all(
    sellers.map(async (id) => {
      const actor = await actorOfUser(services, owner.organizationId, id);
      return new Context({ services, actor, requestId: 'demo', origin: 'SYSTEM' });
    }),
  );
  await seedRecords([manager!, ...reps], undefined, [owner.id]);
}

async function seedPeople(ctx: Context, passwordHash: string): Promise<{ owner: User; sellers: string[] }> {
  const ownerAccount = await createAccount(ctx, 'demo@example.com', passwordHash);
  const owner = await foundOrganization(
    ctx,
    {
      organizationName: 'Northwind Demo',
      name: 'Dana Demo',
      email: 'demo@example.com',
      timeZone: 'Europe/Berlin',
      demo: true,
    },
    ownerAccount,
  );
  const roles = await ctx.db.find(Role);
  const teams = new Map<string, Team>();
  for (const name of ['Sales', 'Service', 'Marketing']) teams.set(name, await ctx.db.create(Team, { name }));
  const users = new Map<string, User>();
  for (const { role, team, ...values } of PEOPLE) {
    const accountId = await createAccount(ctx, values.email, passwordHash);
    const user = await ctx.db.create(
      User,
      { ...values, status: UserStatus.ACTIVE, teamId: team && teams.get(team)!.id },
      { computed: { accountId } },
    );
    await setUserRoles(ctx, user.id, [roles.find((each) => each.key === role)!.id]);
    users.set(values.email, user);
  }
  await ctx.db.update(teams.get('Sales')!, { leadId: users.get('manager@example.com')!.id });
  const sellers = ['manager@example.com', 'rep@example.com', 'rep2@example.com'].map(
    (email) => users.get(email)!.id,
  );
  return { owner, sellers };
}
