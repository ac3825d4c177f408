import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { derivedFrom, selectedNames } from '../../kernel/columns.js';
import type { Context } from '../../kernel/context.js';
import { Event } from '../../kernel/event.entity.js';
import type { ResolverClass } from '../../kernel/operations.js';
import type { BaseRecord } from '../../kernel/record.js';
import { User } from '../identity/user.entity.js';
import { threadOf } from './thread.query.js';
import { countTimeline, timelineOf } from './timeline.query.js';
import { TIMELINES, type TimelineNoun } from './timeline.subjects.js';
import {
  TimelineArgs,
  TimelineConnection,
  TimelineEntry,
  TimelineFacets,
  TimelinePersonCount,
  TimelineThread,
} from './timeline.types.js';
import { timelineFacets } from './timelineFacets.query.js';

/** The fields `timeline` and `timelineFacets` of a noun. */
function timelineFieldsOf(noun: TimelineNoun): ResolverClass {
  const { Class } = TIMELINES[noun];
  for (const name of ['timeline', 'timelineFacets']) derivedFrom(Class, name, []);

  @Resolver(() => Class as never)
  class SubjectTimelineResolver {
    @FieldResolver(() => TimelineConnection, {
      description: `Interactions and changes of the ${noun.toLowerCase()}, newest first; of a conversation its newest message.`,
    })
    async timeline(
      @Root() { id }: BaseRecord,
      @Args(() => TimelineArgs) args: TimelineArgs,
      @Ctx() ctx: Context,
      @Info() info: GraphQLResolveInfo,
    ) {
      const [page, totalCount] = await Promise.all([
        timelineOf(ctx, { noun, id }, args),
        selectedNames(info).has('totalCount') ? countTimeline(ctx, { noun, id }, args) : 0,
      ]);
      return { ...page, totalCount };
    }

    @FieldResolver(() => TimelineFacets, { description: 'What its timeline can be filtered by.' })
    timelineFacets(@Root() { id }: BaseRecord, @Ctx() ctx: Context) {
      return timelineFacets(ctx, { noun, id });
    }
  }
  return SubjectTimelineResolver;
}

@Resolver(() => TimelineEntry)
class TimelineEntryResolver {
  @FieldResolver(() => TimelineThread, {
    nullable: true,
    description: 'The conversation it belongs to; null when it is the only message of it here.',
  })
  thread(@Root() { interaction, whose }: TimelineEntry, @Ctx() ctx: Context) {
    return interaction?.threadId ? threadOf(ctx, whose, interaction.threadId) : null;
  }
}

@Resolver(() => TimelinePersonCount)
class TimelinePersonResolver {
  @FieldResolver(() => User, { nullable: true, description: 'Who.' })
  user(@Root() { personId }: TimelinePersonCount, @Ctx() ctx: Context): Promise<User | null> {
    return ctx.loaders.one(User, personId);
  }
}

@Resolver(() => Event)
class EventActorResolver {
  @FieldResolver(() => User, { nullable: true, description: 'Who did it; null for Rapport itself.' })
  actor(@Root() event: Event, @Ctx() ctx: Context): Promise<User | null> {
    return ctx.loaders.one(User, event.actorId);
  }
}

export const timelineResolvers = [
  ...(Object.keys(TIMELINES) as TimelineNoun[]).map(timelineFieldsOf),
  TimelineEntryResolver,
  TimelinePersonResolver,
  EventActorResolver,
];
