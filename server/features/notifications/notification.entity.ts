import { type Choice, ChoiceField, choices, IdField, InstantField, TextField } from '../../kernel/field.js';
import { Noun } from '../../kernel/noun.js';
import { BaseRecord } from '../../kernel/record.js';
import { BelongsTo } from '../../kernel/reference.js';
import { User } from '../identity/user.entity.js';

export const NotificationKind = choices('NotificationKind', 'Why somebody is told of something.', {
  ASSIGNED: 'Somebody else gave it to you.',
  REMINDER: 'You asked to be reminded of it.',
  MENTION: 'Somebody mentioned you in it.',
  INVITED: 'Somebody invited you to it.',
  MOVED: 'What you take part in has another time.',
  CANCELLED: 'What you take part in was called off, or goes on without you.',
});

@Noun({
  table: 'notifications',
  plural: 'notifications',
  label: 'Notification',
  title: 'title',
  description: 'Something that a user is told of; only that user sees it.',
})
export class Notification extends BaseRecord {
  @BelongsTo(() => User, 'Who is told.', { write: 'NEVER' })
  userId: string;

  @ChoiceField(NotificationKind, 'Why.', { write: 'NEVER' })
  kind: Choice<typeof NotificationKind>;

  @BelongsTo(() => User, 'Who caused it; null for Rapport itself.', { nullable: true, write: 'NEVER' })
  actorId: string | null;

  @TextField('Type of the record it is about, such as Activity.', { write: 'NEVER' })
  subjectType: string;

  @IdField('Id of the record it is about.', { write: 'NEVER' })
  subjectId: string;

  @TextField('What it is about.', { write: 'NEVER', pii: 'PERSONAL' })
  title: string;

  @TextField('More about it.', { nullable: true, write: 'NEVER', sort: false, pii: 'PERSONAL' })
  body: string | null;

  @IdField('The change set of which it tells as a whole; null when it tells of one thing.', {
    nullable: true,
    write: 'NEVER',
  })
  changeSetId: string | null;

  @InstantField('When it was read; null while it is new.', { nullable: true, write: 'NEVER' })
  readAt: string | null;
}
