import {
  BooleanField,
  type Choice,
  ChoiceField,
  choices,
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
import { Lead } from '../leads/lead.entity.js';
import { Opportunity } from '../opportunities/opportunity.entity.js';

export const InteractionType = choices('InteractionType', 'What kind of interaction.', {
  EMAIL: 'An e-mail.',
  CALL: 'A phone call.',
  MEETING: 'A meeting.',
  NOTE: 'A note.',
  TASK: 'Something that was done.',
});

export const InteractionDirection = choices('InteractionDirection', 'Who approached whom.', {
  INBOUND: 'They came to us.',
  OUTBOUND: 'We went to them.',
  INTERNAL: 'Among ourselves.',
});

export const InteractionStatus = choices('InteractionStatus', 'Whether it has happened.', {
  PLANNED: 'Still to come.',
  COMPLETED: 'Has happened.',
  CANCELLED: 'Will not happen.',
});

@Noun({
  table: 'interactions',
  plural: 'interactions',
  label: 'Interaction',
  title: 'subject',
  longText: 'occurredAt',
  description: 'Something that happened, or is planned, between us and a client or lead.',
})
export class Interaction extends BaseRecord {
  @ChoiceField(InteractionType, 'What kind.')
  type: Choice<typeof InteractionType>;

  @TextField('What it was about.', { max: 300, search: true })
  subject: string;

  @TextField('What was said or written.', { nullable: true, max: 100_000, sort: false, pii: 'PERSONAL' })
  body: string | null;

  @TextField(
    'The same as rich text: HTML of a few tags, cleaned by the server, which takes body from it. A colleague is mentioned by <span data-type="mention" data-id="id of the user">.',
    {
      nullable: true,
      max: 200_000,
      sort: false,
      filter: false,
      import: false,
      pii: 'PERSONAL',
      label: 'Rich text',
    },
  )
  bodyHtml: string | null;

  @ChoiceField(InteractionDirection, 'Who approached whom.', { nullable: true })
  direction: Choice<typeof InteractionDirection> | null;

  @ChoiceField(
    InteractionStatus,
    'Whether it has happened; completed when left out, unless it is scheduled ahead.',
    { filled: true },
  )
  status: Choice<typeof InteractionStatus>;

  @TextField('What came of it.', { nullable: true, max: 1000 })
  outcome: string | null;

  @IntegerField('How long it took, in minutes.', { nullable: true, min: 0, max: 100_000 })
  durationMinutes: number | null;

  @TextField('Where it took place.', { nullable: true, max: 500 })
  location: string | null;

  @TextsField(
    'Those who took part. One who is named by an address, or by a name that only one colleague or contact of the client has, is linked; `Name <Contact:id>` or `Name <User:id>` says who it is.',
    { max: 300, pii: 'PERSONAL' },
  )
  participants: string[];

  @TextsField('Who the participants are, in their order: Contact:<id>, User:<id> or NOBODY.', {
    write: 'NEVER',
    label: 'Links of participants',
  })
  participantRefs: string[];

  @TextField('Sender of an e-mail.', { nullable: true, max: 320, format: 'EMAIL', pii: 'PERSONAL' })
  emailFrom: string | null;

  @TextsField('Recipients of an e-mail.', { max: 320, format: 'EMAIL', pii: 'PERSONAL' })
  emailTo: string[];

  @TextsField('Copies of an e-mail.', { max: 320, format: 'EMAIL', pii: 'PERSONAL' })
  emailCc: string[];

  @TextField(
    'Groups the messages of one conversation. An e-mail without one joins that of the same people and subject, Re: aside, within 30 days.',
    { nullable: true, max: 500, sort: false },
  )
  threadId: string | null;

  @InstantField('When it is or was planned for.', { nullable: true })
  scheduledAt: string | null;

  @InstantField('When it was completed; now when left out of a completed one.', { nullable: true })
  completedAt: string | null;

  @InstantField('Its place on the timeline: when it was completed, else when it is planned.', {
    write: 'NEVER',
    filled: true,
  })
  occurredAt: string;

  @BooleanField('Whether it stays on top of the timeline; pinInteraction changes it.', { write: 'NEVER' })
  pinned: boolean;

  @TextsField('Tags.', { max: 100 })
  tags: string[];

  @BelongsTo(() => Client, 'The client; that of the contact, opportunity or converted lead when left out.', {
    nullable: true,
  })
  clientId: string | null;

  @BelongsTo(() => Contact, 'The person.', { nullable: true })
  contactId: string | null;

  @BelongsTo(() => Opportunity, 'The opportunity it was about.', { nullable: true })
  opportunityId: string | null;

  @BelongsTo(() => Lead, 'The lead it was with.', { nullable: true })
  leadId: string | null;

  @BelongsTo(() => User, 'Who had or plans it.', { nullable: true })
  ownerId: string | null;

  @JsonField('Values of custom fields by key.', { default: {} })
  customFields: Record<string, unknown>;
}
