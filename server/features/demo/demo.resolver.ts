import { Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../kernel/context.js';
import { Can } from '../../kernel/guard.js';
import { Organization } from '../identity/organization.entity.js';
import { loadDemo } from './loadDemo.js';
import { removeDemo } from './removeDemo.js';

@Resolver()
export class DemoResolver {
  @Can('organization.update')
  @Mutation(() => Organization, {
    description:
      'Fills the organization with a demo company, in the background; for its owners, while it has no clients of its own. jobProgressed(id of the organization) tells how far it is.',
  })
  loadDemo(@Ctx() ctx: Context): Promise<Organization> {
    return loadDemo(ctx);
  }

  @Can('organization.update')
  @Mutation(() => Organization, {
    description:
      'Takes away everything that came with the demo company, in the background and for good, also what was changed since; what people made themselves stays, and in the bin what that refers to.',
  })
  removeDemo(@Ctx() ctx: Context): Promise<Organization> {
    return removeDemo(ctx);
  }
}
