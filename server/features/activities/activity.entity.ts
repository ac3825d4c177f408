import { GraphQLInt } from 'graphql';
import {
  type Choice,
  ChoiceField,
  choices,
  DateField,
  IdField,
  InstantField,
  IntegerField,
  JsonField,
  TextField,
  TextsField,
} from '../../kernel/field.js';
import { Noun } from '../../kernel/noun.js';
import { BaseRecord } from '../../kernel/record.js';
import { BelongsTo } from '../../kernel/reference.js';
import { Client } from '../clients/client.entity.js';
import { Contact } from '../contacts/contact.entity.js';
import { User } from '../identity/user.entity.js';
import { Interaction } from '../interactions/interaction.entity.js';
import { Lead } from '../leads/lead.entity.js';
import { Opportunity } from '../opportunities/opportunity.entity.js';

export const ActivityType = choices('ActivityType', 'What is to be done.', {
  TASK: 'A task.',
  CALL: 'A phone call.',
  EMAIL: 'An e-mail.',
  MEETING: 'A meeting.',
  TODO: 'A small thing for oneself.',
});

export const ActivityPriority = choices('ActivityPriority', 'How much it matters.', {
  LOW: 'Can wait.',
  NORMAL: 'As most things.',
  HIGH: 'Before other things.',
  URGENT: 'Now.',
});

export const ActivityStatus = choices('ActivityStatus', 'How far it is.', {
  PENDING: 'Not begun.',
  IN_PROGRESS: 'Begun.',
  COMPLETED: 'Done.',
  CANCELLED: 'Will not be done.',
});

/** The states in which there is still something to do. */
export const OPEN: Choice<typeof ActivityStatus>[] = ['PENDING', 'IN_PROGRESS'];

/** Whole numbers in a JSON column. */
const numbers = { object: () => [GraphQLInt], input: () => [GraphQLInt] };

@Noun({
  table: 'activities',
  plural: 'activities',
  label: 'Activity',
  title: 'subject',
  details: true,
  description: 'Something that is to be done: a task, call, e-mail, meeting or to-do.',
})
export class Activity extends BaseRecord {
  @ChoiceField(ActivityType, 'What kind.', { default: ActivityType.TASK })
  type: Choice<typeof ActivityType>;

  @TextField('What is to be done.', { max: 300, search: true })
  subject: string;

  @TextField('More about it, such as what to say.', { nullable: true, max: 20_000, sort: false })
  description: string | null;

  @ChoiceField(ActivityPriority, 'How much it matters.', { default: ActivityPriority.NORMAL })
  priority: Choice<typeof ActivityPriority>;

  @ChoiceField(ActivityStatus, 'How far it is.', { default: ActivityStatus.PENDING })
  status: Choice<typeof ActivityStatus>;

  @DateField(
    'The day it is due, without a time zone; with a time, the day of dueAt where the assignee is. Moving the day keeps the time.',
    { nullable: true, label: 'Due' },
  )
  dueOn: string | null;

  @InstantField('When it begins; null for the whole day.', { nullable: true, label: 'Time' })
  dueAt: string | null;

  @IntegerField('How long it takes, in minutes.', { nullable: true, min: 0, max: 100_000 })
  durationMinutes: number | null;

  @JsonField(
    'Minutes before the beginning (without a time: before 9:00 of the day) at which to remind the assignee and the colleagues who attend.',
    {
      default: [],
      shape: numbers as never,
    },
  )
  reminders: number[];

  @InstantField('When the next reminder is due.', {
    nullable: true,
    hidden: true,
    write: 'NEVER',
    secret: true,
  })
  nextReminderAt: string | null;

  @TextField('Where it takes place.', { nullable: true, max: 500 })
  location: string | null;

  @TextsField(
    'Those who are to take part. One who is named by an address, or by a name that only one colleague or contact of the client has, is linked; `Name <Contact:id>` or `Name <User:id>` says who it is.',
    { max: 300, pii: 'PERSONAL' },
  )
  attendees: string[];

  @TextsField('Who the attendees are, in their order: Contact:<id>, User:<id> or NOBODY.', {
    write: 'NEVER',
    label: 'Links of attendees',
  })
  attendeeRefs: string[];

  @TextField(
    'How it repeats, as RRULE of RFC 5545 such as FREQ=WEEKLY;BYDAY=MO; completing one creates the next.',
    {
      nullable: true,
      max: 500,
      sort: false,
    },
  )
  recurrence: string | null;

  @TextsField('Days on which it does not repeat, such as 2027-04-05: the EXDATE of RFC 5545.', { max: 10 })
  exceptions: string[];

  @TextField('Where the recurrence puts this occurrence: day, or day and time, where the assignee is.', {
    nullable: true,
    write: 'NEVER',
    label: 'Place in the recurrence',
  })
  recurrenceStart: string | null;

  @IdField('What all occurrences of one recurring activity share.', { nullable: true, write: 'NEVER' })
  seriesId: string | null;

  @JsonField('Values of the following occurrences where this one differs.', {
    nullable: true,
    hidden: true,
    write: 'NEVER',
  })
  following: Record<string, unknown> | null;

  @TextField('What came of it.', { nullable: true, max: 1000 })
  outcome: string | null;

  @TextField('What was said or found out.', { nullable: true, max: 20_000, sort: false, pii: 'PERSONAL' })
  notes: string | null;

  @InstantField('When it was completed.', { nullable: true, write: 'NEVER' })
  completedAt: string | null;

  @BelongsTo(() => User, 'Who completed it.', { nullable: true, write: 'NEVER', label: 'Completed by' })
  completedById: string | null;

  @TextsField('Tags.', { max: 100 })
  tags: string[];

  @BelongsTo(() => User, 'Who is to do it; you when left out.', { nullable: true })
  assigneeId: string | null;

  @BelongsTo(() => User, 'Who created it.', { nullable: true, write: 'NEVER', label: 'Created by' })
  createdById: string | null;

  // What it is about. A further noun is added here, in the migration, in `activity.links.ts` and with `hasMany` in `index.ts`.
  @BelongsTo(() => Client, 'The client; that of the contact or opportunity when left out.', {
    nullable: true,
  })
  clientId: string | null;

  @BelongsTo(() => Contact, 'The person.', { nullable: true })
  contactId: string | null;

  @BelongsTo(() => Opportunity, 'The opportunity it is about.', { nullable: true })
  opportunityId: string | null;

  @BelongsTo(() => Lead, 'The lead it is about.', { nullable: true })
  leadId: string | null;

  @BelongsTo(() => Interaction, 'The interaction that its completion put on the timeline.', {
    nullable: true,
    write: 'NEVER',
  })
  interactionId: string | null;

  @BelongsTo(() => Activity, 'The activity after which it comes.', {
    nullable: true,
    write: 'NEVER',
    label: 'Follows',
  })
  followsId: string | null;

  @TextField('Id of the activity in another system; unique.', {
    nullable: true,
    max: 200,
    label: 'External ID',
  })
  externalId: string | null;

  @JsonField('Values of custom fields by key.', { default: {} })
  customFields: Record<string, unknown>;
}
