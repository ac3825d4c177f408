import { ArgsType, Field, ID, Int, ObjectType } from 'type-graphql';
import { Event } from '../../kernel/event.entity.js';
import { connectionOf } from '../../kernel/pageTypes.js';
import { DateTimeScalar } from '../../kernel/scalars.js';
import { Interaction, InteractionType } from './interaction.entity.js';
import { TimelineKind, type Whose } from './timeline.query.js';

@ObjectType('TimelineEntry', {
  simpleResolvers: true,
  description: 'Something that happened with a client, contact, lead or opportunity.',
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
  whose: Whose;
}

@ObjectType({
  simpleResolvers: true,
  description: 'The conversation that an entry is the newest message of.',
})
export class TimelineThread {
  @Field(() => Int, { description: 'How many messages it has on this timeline.' })
  count: number;
  @Field(() => [Interaction], { description: 'The up to two messages before the newest, newest first.' })
  earlier: Interaction[];
}

@ObjectType({
  simpleResolvers: true,
  description: 'That something happened with a client, contact, lead or opportunity.',
})
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

@ObjectType({ simpleResolvers: true, description: 'Entries of one type.' })
export class TimelineTypeCount {
  @Field(() => InteractionType as never, {
    nullable: true,
    description: 'Which interactions; null: changes.',
  })
  type: string | null;
  @Field(() => Int, { description: 'How many.' })
  count: number;
}

@ObjectType({ simpleResolvers: true, description: 'Entries by one person.' })
export class TimelinePersonCount {
  @Field(() => Int, { description: 'How many.' })
  count: number;
  personId: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What a timeline can be filtered by; of each source the newest 10,000 entries are counted.',
})
export class TimelineFacets {
  @Field(() => [TimelineTypeCount], { description: 'By type, most frequent first.' })
  types: TimelineTypeCount[];
  @Field(() => [TimelinePersonCount], { description: 'By person, most frequent first; at most 20.' })
  people: TimelinePersonCount[];
}

export const TimelineConnection = connectionOf(TimelineEntry);

@ArgsType()
export class TimelineArgs {
  @Field(() => Int, { nullable: true, defaultValue: 20, description: 'How many; at most 100.' })
  first: number;
  @Field(() => String, { nullable: true, description: 'Cursor of the entry before.' })
  after: string | null;
  @Field(() => [TimelineKind as never], { nullable: true, description: 'Only these kinds.' })
  kinds: string[] | null;
  @Field(() => [InteractionType as never], {
    nullable: true,
    description: 'Of the interactions only those of these types.',
  })
  types: string[] | null;
  @Field(() => [ID], { nullable: true, description: 'Only what these users did.' })
  people: string[] | null;
  @Field(() => String, {
    nullable: true,
    description: 'Only interactions with this text in subject or body; changes are left out.',
  })
  search: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Only what happened up to this moment.' })
  until: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Only pinned interactions; changes are left out.',
  })
  pinned: boolean | null;
}
