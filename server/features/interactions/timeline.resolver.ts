import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  ObjectType,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import type { LiveMessage } from '../../kernel/bus.js';
import type { Context } from '../../kernel/context.js';
import { Event } from '../../kernel/event.entity.js';
import { Can } from '../../kernel/guard.js';
import { findEvents } from '../../kernel/history.js';
import { Live, type LiveEvent } from '../../kernel/live.js';
import { connectionOf } from '../../kernel/pageTypes.js';
import { DateTimeScalar } from '../../kernel/scalars.js';
import { neverIterable } from '../../kernel/subscription.js';
import { Client } from '../clients/client.entity.js';
import { User } from '../identity/user.entity.js';
import { Lead } from '../leads/lead.entity.js';
import { Interaction } from './interaction.entity.js';
import { interactionEntry, TimelineKind, timelineOf, visibleTypes } from './timeline.query.js';

@ObjectType('TimelineEntry', {
  simpleResolvers: true,
  description: 'Something that happened with a client or lead.',
})
export class TimelineEntry {
  @Field(() => ID, { description: 'Id of the interaction or event.' })
  id: string;
  @Field(() => DateTimeScalar, { description: 'When.' })
  at: string;
  @Field(() => TimelineKind as never, { description: 'What it is.' })
  kind: string;
  @Field(() => Interaction, { nullable: true, description: 'The interaction, if it is one.' })
  interaction: Interaction | null;
  @Field(() => Event, { nullable: true, description: 'The change, if it is one.' })
  event: Event | null;
}

@ObjectType({ simpleResolvers: true, description: 'That something happened with a client or lead.' })
export class TimelineChange {
  @Field(() => String, { description: 'Keep the newest one and pass it as since after a reconnect.' })
  seq: string;
  @Field(() => String, {
    description: 'Name of the event, such as interaction.created, or resync: refetch the timeline.',
  })
  name: string;
  @Field(() => ID, { nullable: true, description: 'Id of the changed record; null for resync.' })
  id: string | null;
  @Field(() => TimelineEntry, {
    nullable: true,
    description: 'The entry as it is now; null when it is gone or not shown on the timeline.',
  })
  entry: TimelineEntry | null;
}

const TimelineConnection = connectionOf(TimelineEntry);

@ArgsType()
class TimelineArgs {
  @Field(() => Int, { nullable: true, defaultValue: 20, description: 'How many; at most 100.' })
  first: number;
  @Field(() => String, { nullable: true, description: 'Cursor of the entry before.' })
  after: string | null;
  @Field(() => [TimelineKind as never], { nullable: true, description: 'Only these kinds.' })
  kinds: string[] | null;
}

@Resolver(() => Client)
export class ClientTimelineResolver {
  @FieldResolver(() => TimelineConnection, {
    description: 'Interactions and changes of the client, newest first.',
  })
  timeline(@Root() client: Client, @Args() { first, after, kinds }: TimelineArgs, @Ctx() ctx: Context) {
    return timelineOf(ctx, 'Client', client.id, first, after, kinds);
  }
}

@Resolver(() => Lead)
export class LeadTimelineResolver {
  @FieldResolver(() => TimelineConnection, {
    description: 'Interactions and changes of the lead, newest first.',
  })
  timeline(@Root() lead: Lead, @Args() { first, after, kinds }: TimelineArgs, @Ctx() ctx: Context) {
    return timelineOf(ctx, 'Lead', lead.id, first, after, kinds);
  }
}

const SINCE = 'The newest seq you know: what came after is delivered first.';

@Resolver()
export class TimelineResolver {
  @Can('client.view')
  @Live(({ clientId }) => [`*|clientId|${clientId}`, `Client|id|${clientId}`])
  @Subscription(() => TimelineChange, {
    subscribe: neverIterable,
    nullable: true,
    description: 'What happens with a client, as far as you may see it.',
  })
  async clientTimeline(
    @Root() live: LiveEvent,
    @Arg('clientId', () => ID, { description: 'The client.' }) clientId: string,
    @Arg('since', () => String, { nullable: true, description: SINCE })
    _since: string | null,
    @Ctx() ctx: Context,
  ): Promise<TimelineChange | null> {
    return timelineChange(ctx, Client, clientId, live);
  }

  @Can('lead.view')
  @Live(({ leadId }) => [`Interaction|leadId|${leadId}`, `Lead|id|${leadId}`])
  @Subscription(() => TimelineChange, {
    subscribe: neverIterable,
    nullable: true,
    description: 'What happens with a lead, as far as you may see it.',
  })
  async leadTimeline(
    @Root() live: LiveEvent,
    @Arg('leadId', () => ID, { description: 'The lead.' }) leadId: string,
    @Arg('since', () => String, { nullable: true, description: SINCE }) _since: string | null,
    @Ctx() ctx: Context,
  ): Promise<TimelineChange | null> {
    return timelineChange(ctx, Lead, leadId, live);
  }
}

/** What the timeline of a client or lead shows of a change. */
async function timelineChange(
  ctx: Context,
  Subject: typeof Client | typeof Lead,
  subjectId: string,
  live: LiveEvent,
): Promise<TimelineChange | null> {
  const { seq, name, id, type } = live.message as LiveMessage;
  if (name === 'resync') return { seq, name, id: null, entry: null };
  if (!live.wasVisible || !(await ctx.loaders.one<Client | Lead>(Subject, subjectId))) return null;
  if (live.record instanceof Interaction) return { seq, name, id, entry: interactionEntry(live.record) };
  if (type === 'Interaction') return { seq, name, id, entry: null };
  if (Subject === Client && !visibleTypes(ctx).includes(type)) return null;
  const [event] = await findEvents(
    ctx,
    'e.seq = :seq::bigint AND (e.client_id = :subjectId::uuid OR e.subject_id = :subjectId::uuid)',
    { seq, subjectId },
    1,
  );
  if (!event) return null;
  const entry = { id: event.id, at: event.at, kind: TimelineKind.CHANGE, interaction: null, event };
  return { seq, name, id, entry };
}

@Resolver(() => Event)
export class EventActorResolver {
  @FieldResolver(() => User, { nullable: true, description: 'Who did it; null for Rapport itself.' })
  actor(@Root() event: Event, @Ctx() ctx: Context): Promise<User | null> {
    return ctx.loaders.one(User, event.actorId);
  }
}
