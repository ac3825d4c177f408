import { Arg, Ctx, Field, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { Context } from '../../kernel/context.js';
import { choices } from '../../kernel/field.js';
import { SignedIn } from '../../kernel/guard.js';
import { demoChoices } from '../demo/loadDemo.js';
import { Organization } from '../identity/organization.entity.js';
import { User } from '../identity/user.entity.js';
import { type FirstStepName, firstSteps } from './firstSteps.query.js';

const FirstStepKind = choices('FirstStepName', 'A step with which an organization begins.', {
  CLIENTS: 'Import or add clients.',
  PIPELINE: 'Set up the pipeline.',
  TEAM: 'Invite the team.',
});

@ObjectType({ simpleResolvers: true, description: 'A step with which an organization begins.' })
class FirstStep {
  @Field(() => FirstStepKind, { description: 'Which one.' })
  name: FirstStepName;
  @Field(() => Boolean, { description: 'Whether it is done, as the data says.' })
  done: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'How far an organization has come with its beginning.' })
class FirstSteps {
  @Field(() => [FirstStep], { description: 'The steps you may take, in order.' })
  steps: FirstStep[];
  @Field(() => Boolean, { description: 'Whether you do not want to see them.' })
  hidden: boolean;
  @Field(() => Organization, { description: 'The organization; it knows what has become of a demo company.' })
  organization: Organization;
  @Field(() => Boolean, { description: 'Whether you can load a demo company now.' })
  mayLoadDemo: boolean;
  @Field(() => Boolean, { description: 'Whether you can remove the demo company now.' })
  mayRemoveDemo: boolean;
}

@Resolver()
export class FirstStepsResolver {
  @SignedIn('It tells which steps one may take oneself.')
  @Query(() => FirstSteps, { description: 'The first steps of the organization.' })
  async firstSteps(@Ctx() ctx: Context): Promise<FirstSteps> {
    const [steps, user, organization, { mayLoad, mayRemove }] = await Promise.all([
      firstSteps(ctx),
      ctx.loaders.one(User, ctx.actor.userId),
      ctx.db.get(Organization, ctx.actor.organizationId),
      demoChoices(ctx),
    ]);
    const hidden = user?.hidesFirstSteps ?? true;
    return { steps, hidden, organization, mayLoadDemo: mayLoad, mayRemoveDemo: mayRemove };
  }

  @SignedIn("It concerns one's own screen alone.")
  @Mutation(() => FirstSteps, { description: 'Hides the first steps from you, or shows them again.' })
  async hideFirstSteps(
    @Arg('hidden', () => Boolean, { description: 'Whether you do not want to see them.' }) hidden: boolean,
    @Ctx() ctx: Context,
  ): Promise<FirstSteps> {
    const user = await ctx.db.get(User, ctx.actor.userId!);
    await ctx.db.settle(user, { hidesFirstSteps: hidden }, { silent: true });
    return this.firstSteps(ctx);
  }
}
