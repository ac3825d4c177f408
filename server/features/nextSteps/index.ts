import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { derivedFrom } from '../../kernel/columns.js';
import type { Context } from '../../kernel/context.js';
import type { Feature } from '../../kernel/feature.js';
import { Activity } from '../activities/activity.entity.js';
import { Opportunity } from '../opportunities/opportunity.entity.js';
import { nextActivity } from './nextActivity.query.js';

derivedFrom(Opportunity, 'nextActivity', []);

@Resolver(() => Opportunity)
class NextActivityResolver {
  @FieldResolver(() => Activity, {
    nullable: true,
    description: 'Its open activity that is due first, among those you see; null when nothing is planned.',
  })
  nextActivity(@Root() { id }: Opportunity, @Ctx() ctx: Context): Promise<Activity | null> {
    return nextActivity(ctx, id);
  }
}

export const nextSteps: Feature = { name: 'nextSteps', resolvers: [NextActivityResolver] };
