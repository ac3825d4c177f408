import { Arg, Ctx, ID, Resolver, Root, Subscription } from 'type-graphql';
import type { LiveMessage } from '../../kernel/bus.js';
import type { Context } from '../../kernel/context.js';
import { Can } from '../../kernel/guard.js';
import { findEvents } from '../../kernel/history.js';
import { Live, type LiveEvent } from '../../kernel/live.js';
import { nounOf } from '../../kernel/noun.js';
import type { ResolverClass } from '../../kernel/operations.js';
import { neverIterable } from '../../kernel/subscription.js';
import { Interaction } from './interaction.entity.js';
import { TimelineKind, type Whose } from './timeline.query.js';
import { standsOn, TIMELINES, type TimelineNoun, visibleTypes } from './timeline.subjects.js';
import { TimelineChange } from './timeline.types.js';

const SINCE = 'The newest seq you know: what came after is delivered first.';

/** What a timeline listens to: everything of a client; of others their interactions, their files and themselves. */
const topicsOf = (noun: TimelineNoun, key: string, id: unknown): string[] =>
  noun === 'Client'
    ? [`*|${key}|${id}`, `Client|id|${id}`]
    : [
        `Interaction|${key}|${id}`,
        `Interaction|participant|${id}`,
        `Attachment|${key}|${id}`,
        `${noun}|id|${id}`,
      ];

/** The subscription of a noun: `clientTimeline(clientId)` and so on. */
function liveTimelineOf(noun: TimelineNoun): ResolverClass {
  const word = noun.toLowerCase();
  const { key } = TIMELINES[noun];

  @Resolver()
  class LiveTimelineResolver {
    @Can(`${nounOf(TIMELINES[noun].Class).noun}.view`)
    @Live((args) => topicsOf(noun, key, args[key]))
    @Subscription(() => TimelineChange, {
      name: `${word}Timeline`,
      subscribe: neverIterable,
      nullable: true,
      description: `What happens with a ${word}, as far as you may see it.`.replace('a opp', 'an opp'),
    })
    async changed(
      @Root() live: LiveEvent,
      @Arg(key, () => ID, { description: `The ${word}.` }) id: string,
      @Arg('since', () => String, { nullable: true, description: SINCE }) _since: string | null,
      @Ctx() ctx: Context,
    ): Promise<TimelineChange | null> {
      return timelineChange(ctx, { noun, id }, live);
    }
  }
  return LiveTimelineResolver;
}

/** What a timeline shows of a change; who may see the record no longer is told nothing. */
async function timelineChange(ctx: Context, whose: Whose, live: LiveEvent): Promise<TimelineChange | null> {
  const { seq, name, id, type } = live.message as LiveMessage;
  if (name === 'resync') return { seq, name, id: null, entry: null };
  const { Class } = TIMELINES[whose.noun];
  if (!live.wasVisible || !(await ctx.loaders.one(Class, whose.id))) return null;
  if (live.record instanceof Interaction && standsOn(live.record, whose.noun, whose.id)) {
    const interaction = live.record;
    const at = interaction.occurredAt;
    const entry = { id, at, kind: TimelineKind.INTERACTION, interaction, event: null, whose };
    return { seq, name, id, entry };
  }
  if (type === 'Interaction') return { seq, name, id, entry: null };
  if (type !== whose.noun && !visibleTypes(ctx).includes(type)) return null;
  const [event] = await findEvents(ctx, 'e.seq = :seq::bigint', { seq }, 1);
  if (!event) return null;
  const entry = { id: event.id, at: event.at, kind: TimelineKind.CHANGE, interaction: null, event, whose };
  return { seq, name, id, entry };
}

export const timelineSubscriptions = (Object.keys(TIMELINES) as TimelineNoun[]).map(liveTimelineOf);
