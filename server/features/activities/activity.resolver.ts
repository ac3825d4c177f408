import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Info,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { bulkOperations } from '../../kernel/bulk.js';
import type { LiveMessage } from '../../kernel/bus.js';
import { derivedFrom } from '../../kernel/columns.js';
import type { Context } from '../../kernel/context.js';
import type { FilterJson } from '../../kernel/filter.js';
import { Can } from '../../kernel/guard.js';
import { Live, type LiveEvent } from '../../kernel/live.js';
import { recordOperations } from '../../kernel/operations.js';
import { addPageArgs, connectionOf, type PageArgs } from '../../kernel/pageTypes.js';
import { listRecords } from '../../kernel/paging.js';
import { DateScalar, DateTimeScalar } from '../../kernel/scalars.js';
import { neverIterable } from '../../kernel/subscription.js';
import { Attendee, attendeesOf } from '../interactions/attendees.resolver.js';
import { Interaction } from '../interactions/interaction.entity.js';
import { Activity, ActivityPriority, ActivityStatus, ActivityType, OPEN } from './activity.entity.js';
import {
  CompleteActivityInput,
  type CreateActivity,
  CreateActivityInput,
  type UpdateActivity,
  UpdateActivityInput,
} from './activity.inputs.js';
import {
  activityCounts,
  type ActivityCounts as Counts,
  dueToday,
  ofWhom,
  overdue,
  upcoming,
} from './activityLists.js';
import { completeActivity, createActivity, reopenActivity, updateActivity } from './completeActivity.js';
import { instantAt, zoneOf } from './due.js';
import { Occurrence, occurrencesOf } from './occurrences.js';

derivedFrom(Activity, 'endsAt', ['dueAt', 'durationMinutes']);
derivedFrom(Activity, 'recurrenceAt', ['recurrenceStart', 'assigneeId']);
derivedFrom(Activity, 'occurrences', ['recurrence', 'recurrenceStart', 'exceptions', 'status', 'assigneeId']);
derivedFrom(Activity, 'people', ['attendees', 'attendeeRefs']);
derivedFrom(Interaction, 'activity', []);

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

@ObjectType({ simpleResolvers: true, description: 'That an activity changed.' })
export class ActivityChange {
  @Field(() => String, { description: 'Keep the newest one and pass it as since after a reconnect.' })
  seq: string;
  @Field(() => String, {
    description:
      'created, updated, completed, reopened, deleted, restored, undone – or resync: refetch everything.',
  })
  name: string;
  @Field(() => ID, { nullable: true, description: 'The activity; null for resync.' })
  id: string | null;
  @Field(() => Activity, {
    nullable: true,
    description: 'As it is now; null when it is gone or no longer visible to you.',
  })
  record: Activity | null;
}

const ofMine = {
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
class ActivityListResolver {
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

@Resolver(() => Activity)
class ActivityResolver {
  @Can('activity.complete')
  @Mutation(() => Activity, {
    description:
      'Completes an activity. A call, meeting or e-mail with somebody is logged on the timeline; of a recurring one the next is created.',
  })
  completeActivity(
    @Arg('input', () => CompleteActivityInput, {
      description: 'Which one, what came of it, and what is next.',
    })
    input: CompleteActivityInput,
    @Ctx() ctx: Context,
  ): Promise<Activity> {
    return completeActivity(ctx, input);
  }

  @Can('activity.reopen')
  @Mutation(() => Activity, {
    description:
      'Takes a completed or cancelled activity up again; the interaction it became goes into the bin.',
  })
  reopenActivity(
    @Arg('id', () => ID, { description: 'The activity.' }) id: string,
    @Arg('version', () => Int, { nullable: true, description: 'The version you saw.' }) version:
      | number
      | null,
    @Ctx() ctx: Context,
  ): Promise<Activity> {
    return reopenActivity(ctx, id, version);
  }

  @Can('activity.view')
  @Live(({ mine: own }, { userId }) =>
    own === false ? ['Activity'] : [`Activity|assigneeId|${userId}`, `Activity|attendeeRefs|User:${userId}`],
  )
  @Subscription(() => ActivityChange, {
    subscribe: neverIterable,
    nullable: true,
    description: 'Changes of activities, as far as you may see them.',
  })
  activityChanged(
    @Root() event: LiveEvent,
    @Arg('mine', () => Boolean, ofMine) _mine: boolean,
    @Arg('since', () => String, {
      nullable: true,
      description: 'The newest seq you know: what came after is delivered first.',
    })
    _since: string | null,
  ): ActivityChange | null {
    if (!event.wasVisible) return null;
    const { seq, name, id } = event.message as LiveMessage;
    return { seq, name: name.split('.').pop()!, id: id || null, record: event.record as Activity | null };
  }

  @FieldResolver(() => [Attendee], { description: 'The attendees, with what is known of them.' })
  people(@Root() { attendees, attendeeRefs }: Activity, @Ctx() ctx: Context): Promise<Attendee[]> {
    return attendeesOf(ctx, attendees, attendeeRefs);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Where the recurrence puts this occurrence; null for whole days.',
  })
  async recurrenceAt(
    @Root() { recurrenceStart, assigneeId }: Activity,
    @Ctx() ctx: Context,
  ): Promise<string | null> {
    const [day, time] = recurrenceStart?.split('T') ?? [];
    return day && time ? instantAt(day, time, await zoneOf(ctx, assigneeId)) : null;
  }

  @FieldResolver(() => [Occurrence], {
    description: 'The later days on which it repeats, those of at most a year; none when it is not open.',
  })
  occurrences(
    @Root() activity: Activity,
    @Arg('from', () => DateScalar, { description: 'The first day, where the assignee is.' }) from: string,
    @Arg('to', () => DateScalar, { description: 'The last day, where the assignee is.' }) to: string,
    @Ctx() ctx: Context,
  ): Promise<Occurrence[]> {
    return occurrencesOf(ctx, activity, from, to);
  }

  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'When it ends; null without a time.' })
  endsAt(@Root() { dueAt, durationMinutes }: Activity): string | null {
    return dueAt && new Date(Date.parse(dueAt) + (durationMinutes ?? 0) * 60_000).toISOString();
  }
}

@Resolver(() => Interaction)
class InteractionActivityResolver {
  @FieldResolver(() => Activity, { nullable: true, description: 'The activity whose completion it is.' })
  activity(@Root() interaction: Interaction, @Ctx() ctx: Context): Promise<Activity | null> {
    return ctx.loaders.custom('activityOfInteraction', interaction.id, async (ids) => {
      const found = await ctx.db.find(Activity, { interactionId: [...ids] });
      return ids.map((id) => found.find(({ interactionId }) => interactionId === id) ?? null);
    });
  }
}

export const activityResolvers = [
  ...recordOperations({
    Class: Activity,
    CreateInput: CreateActivityInput,
    UpdateInput: UpdateActivityInput,
    create: (ctx, input) => createActivity(ctx, input as CreateActivity),
    update: (ctx, input) => updateActivity(ctx, input as UpdateActivity),
  }),
  ...bulkOperations(Activity),
  ActivityListResolver,
  ActivityResolver,
  InteractionActivityResolver,
];
