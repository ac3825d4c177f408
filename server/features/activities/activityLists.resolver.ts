import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, ArgsType, Ctx, Field, Info, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { Context } from '../../kernel/context.js';
import type { FilterJson } from '../../kernel/filter.js';
import { Can } from '../../kernel/guard.js';
import { addPageArgs, connectionOf, type PageArgs } from '../../kernel/pageTypes.js';
import { listRecords } from '../../kernel/paging.js';
import { Activity, ActivityPriority, ActivityStatus, ActivityType, OPEN } from './activity.entity.js';
import {
  activityCounts,
  type ActivityCounts as Counts,
  dueToday,
  ofWhom,
  overdue,
  upcoming,
} from './activityLists.js';

const ActivityConnection = connectionOf(Activity);

@ArgsType()
class Page implements PageArgs {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}
addPageArgs(Page);

@ObjectType({ simpleResolvers: true, description: 'How many open activities you may see, by your own days.' })
export class ActivityCounts {
  @Field(() => Int, { description: 'Due before today.' })
  overdue: number;
  @Field(() => Int, { description: 'Due today.' })
  dueToday: number;
  @Field(() => Int, { description: 'Due in the seven days after today.' })
  upcoming: number;
  @Field(() => Int, { description: 'Without a day.' })
  withoutDate: number;
  @Field(() => Int, { description: 'All open ones.' })
  open: number;
}

export const ofMine = {
  nullable: true,
  defaultValue: true,
  description: 'Only those assigned to you or that you attend.',
};
const ofOthers = {
  nullable: true,
  defaultValue: false,
  description: 'Only those you created for somebody else; then mine does not count.',
};

/** A page of a ready-made list, what is due first on top. */
function listed(ctx: Context, filter: FilterJson, page: PageArgs, info: GraphQLResolveInfo) {
  const orderBy = [{ field: 'dueOn' }, { field: 'dueAt' }];
  return listRecords(ctx, Activity, { ...page, filter, orderBy }, info);
}

@Resolver(() => Activity)
export class ActivityListResolver {
  @Can('activity.view')
  @Query(() => ActivityConnection, {
    description: 'The activities assigned to you or that you attend, what is due first on top.',
  })
  myActivities(
    @Arg('status', () => [ActivityStatus as never], {
      nullable: true,
      description: 'In these states; the open ones when left out.',
    })
    status: string[] | null,
    @Arg('type', () => [ActivityType as never], { nullable: true, description: 'Of these kinds.' }) type:
      | string[]
      | null,
    @Arg('priority', () => [ActivityPriority as never], {
      nullable: true,
      description: 'Of these priorities.',
    })
    priority: string[] | null,
    @Args(() => Page) page: Page,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const filter = {
      status: { in: status ?? OPEN },
      ...(type ? { type: { in: type } } : {}),
      ...(priority ? { priority: { in: priority } } : {}),
    };
    return listed(ctx, ofWhom(ctx, { mine: true, delegated: false }, filter), page, info);
  }

  @Can('activity.view')
  @Query(() => ActivityConnection, { description: 'Open activities due before today, by your own days.' })
  overdueActivities(
    @Arg('mine', () => Boolean, ofMine) mine: boolean,
    @Arg('delegated', () => Boolean, ofOthers) delegated: boolean,
    @Args(() => Page) page: Page,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listed(ctx, ofWhom(ctx, { mine, delegated }, overdue(ctx)), page, info);
  }

  @Can('activity.view')
  @Query(() => ActivityConnection, { description: 'Open activities due today, by your own day.' })
  dueTodayActivities(
    @Arg('mine', () => Boolean, ofMine) mine: boolean,
    @Arg('delegated', () => Boolean, ofOthers) delegated: boolean,
    @Args(() => Page) page: Page,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listed(ctx, ofWhom(ctx, { mine, delegated }, dueToday(ctx)), page, info);
  }

  @Can('activity.view')
  @Query(() => ActivityConnection, {
    description: 'Open activities due within the next days, today included.',
  })
  upcomingActivities(
    @Arg('days', () => Int, { nullable: true, defaultValue: 7, description: 'How many days; at most 366.' })
    days: number,
    @Arg('mine', () => Boolean, ofMine) mine: boolean,
    @Arg('delegated', () => Boolean, ofOthers) delegated: boolean,
    @Args(() => Page) page: Page,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listed(ctx, ofWhom(ctx, { mine, delegated }, upcoming(ctx, days)), page, info);
  }

  @Can('activity.view')
  @Query(() => ActivityCounts, { description: 'How much there is to do.' })
  activityCounts(
    @Arg('mine', () => Boolean, ofMine) mine: boolean,
    @Arg('delegated', () => Boolean, ofOthers) delegated: boolean,
    @Ctx() ctx: Context,
  ): Promise<Counts> {
    return activityCounts(ctx, { mine, delegated });
  }
}
