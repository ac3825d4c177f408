import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  Mutation,
  ObjectType,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { bulkOperations } from '../../kernel/bulk.js';
import type { LiveMessage } from '../../kernel/bus.js';
import { derivedFrom } from '../../kernel/columns.js';
import type { Context } from '../../kernel/context.js';
import { Can } from '../../kernel/guard.js';
import { Live, type LiveEvent } from '../../kernel/live.js';
import { recordOperations } from '../../kernel/operations.js';
import { DateScalar, DateTimeScalar } from '../../kernel/scalars.js';
import { neverIterable } from '../../kernel/subscription.js';
import { Attendee, attendeesOf } from '../interactions/attendees.resolver.js';
import { Interaction } from '../interactions/interaction.entity.js';
import { Activity } from './activity.entity.js';
import {
  CompleteActivityInput,
  type CreateActivity,
  CreateActivityInput,
  type UpdateActivity,
  UpdateActivityInput,
} from './activity.inputs.js';
import { ActivityListResolver, ofMine } from './activityLists.resolver.js';
import { completeActivity, createActivity, reopenActivity, updateActivity } from './completeActivity.js';
import { instantAt, zoneOf } from './due.js';
import { Occurrence, occurrencesOf } from './occurrences.js';

derivedFrom(Activity, 'endsAt', ['dueAt', 'durationMinutes']);
derivedFrom(Activity, 'recurrenceAt', ['recurrenceStart', 'assigneeId']);
derivedFrom(Activity, 'occurrences', ['recurrence', 'recurrenceStart', 'exceptions', 'status', 'assigneeId']);
derivedFrom(Activity, 'people', ['attendees', 'attendeeRefs']);
derivedFrom(Interaction, 'activity', []);

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
