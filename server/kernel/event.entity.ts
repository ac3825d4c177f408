import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ActorKind, Origin } from './actor.js';
import { choices, registerField } from './field.js';
import { DateTimeScalar, JSONScalar } from './scalars.js';

export const EventOrigin = choices('EventOrigin', 'What caused a change.', {
  USER: 'Somebody in the web app.',
  API: 'A program with an API key.',
  IMPORT: 'An import of a file.',
  WORKFLOW: 'An automatic workflow.',
  MERGE: 'The merge of duplicates.',
  SYNC: 'Synchronization with another system.',
  SYSTEM: 'Rapport itself.',
});

/** What a written row looked like before and after; the one table that history, undo and live updates read. */
@Entity('events')
@ObjectType('Event', {
  simpleResolvers: true,
  description: 'One change of one record, as it was written with the change itself.',
})
export class Event {
  @PrimaryColumn('uuid', { name: 'organization_id' })
  organizationId: string;

  @Field(() => ID, { description: 'Id of the event.' })
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => String, {
    description: 'Counts all events of the installation; later ones have larger numbers.',
  })
  @Column('bigint', { generated: 'increment' })
  seq: string;

  @Field(() => ID, {
    description: 'All events of one mutation, import or bulk edit share it; undo takes it.',
  })
  @Column('uuid', { name: 'change_set_id' })
  changeSetId: string;

  @Field(() => String, { description: 'noun.pastTense, such as opportunity.moved.' })
  @Column('text')
  name: string;

  @Field(() => String, { description: 'Type of the changed record, such as Opportunity.' })
  @Column('text', { name: 'subject_type' })
  subjectType: string;

  @Field(() => ID, { description: 'Id of the changed record.' })
  @Column('uuid', { name: 'subject_id' })
  subjectId: string;

  @Column('uuid', { name: 'client_id', nullable: true })
  clientId: string | null;

  @Column('uuid', { name: 'actor_id', nullable: true })
  actorId: string | null;

  @Field(() => String, { description: 'USER, API_KEY, JOB or SYSTEM.' })
  @Column('text', { name: 'actor_kind' })
  actorKind: ActorKind;

  @Field(() => EventOrigin, { description: 'What caused the change.' })
  @Column('text')
  origin: Origin;

  @Field(() => String, { nullable: true, description: 'The request that caused it, as found in the logs.' })
  @Column('text', { name: 'request_id', nullable: true })
  requestId: string | null;

  @Field(() => JSONScalar, { description: 'Field → [before, after]; fields you may not read are left out.' })
  @Column('jsonb')
  changes: Record<string, [unknown, unknown]>;

  @Field(() => JSONScalar, { nullable: true, description: 'What the use case added, such as the reason.' })
  @Column('jsonb', { nullable: true })
  data: Record<string, unknown> | null;

  /** Ids of the records the subject refers to (both, when one changed): what live topics are made of. */
  @Column('jsonb')
  keys: Record<string, string[]>;

  @Field(() => DateTimeScalar, { description: 'When it happened.' })
  @Column('timestamptz')
  at: string;
}

for (const [key, column, type] of [
  ['organizationId', 'organization_id', 'ID'],
  ['id', 'id', 'ID'],
  ['seq', 'seq', 'TEXT'],
  ['changeSetId', 'change_set_id', 'ID'],
  ['name', 'name', 'TEXT'],
  ['subjectType', 'subject_type', 'TEXT'],
  ['subjectId', 'subject_id', 'ID'],
  ['clientId', 'client_id', 'ID'],
  ['actorId', 'actor_id', 'ID'],
  ['actorKind', 'actor_kind', 'TEXT'],
  ['origin', 'origin', 'TEXT'],
  ['requestId', 'request_id', 'TEXT'],
  ['changes', 'changes', 'JSON'],
  ['data', 'data', 'JSON'],
  ['keys', 'keys', 'JSON'],
  ['at', 'at', 'INSTANT'],
] as const)
  registerField(Event, { key, column, type, label: key });
