import { Context } from '../kernel/context.js';
import type { Services } from '../kernel/services.js';
import { hashPassword } from '../features/identity/password.js';
import { createAccount, foundOrganization } from '../features/identity/signUp.js';

export const DEMO_PASSWORD = 'rapport-demo';

/** Adds the demo organization. */
export async function seedDemo(services: Services): Promise<void> {
  const ctx = new Context({ services, actor: null, requestId: 'demo', origin: 'SYSTEM' });
  await ctx.db.tx(async () => {
    const accountId = await createAccount(ctx, 'demo@example.com', await hashPassword(DEMO_PASSWORD));
    await foundOrganization(ctx, { organizationName: 'Northwind Demo', name: 'Dana Demo', email: 'demo@example.com', demo: true }, accountId);
  });
}
