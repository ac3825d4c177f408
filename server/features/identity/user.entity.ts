import {
  BooleanField,
  type Choice,
  ChoiceField,
  choices,
  IdField,
  InstantField,
  TextField,
  TextsField,
} from '../../kernel/field.js';
import { Noun } from '../../kernel/noun.js';
import { BaseRecord } from '../../kernel/record.js';
import { BelongsTo } from '../../kernel/reference.js';
import { Team } from './team.entity.js';

export const UserStatus = choices('UserStatus', 'Whether a user may sign in.', {
  INVITED: 'Invited, not yet signed in.',
  ACTIVE: 'May work.',
  INACTIVE: 'May no longer sign in; the records stay.',
});

@Noun({
  table: 'users',
  plural: 'users',
  label: 'User',
  title: 'name',
  description:
    'A member of the organization. One person may be a member of several organizations with the same sign-in.',
})
export class User extends BaseRecord {
  @IdField('The sign-in it belongs to; null while nobody can sign in as this user.', {
    nullable: true,
    hidden: true,
    write: 'NEVER',
    filter: false,
    sort: false,
  })
  accountId: string | null;

  @TextField('Full name.', { max: 200, search: true, pii: 'PERSONAL' })
  name: string;

  @TextField('E-mail address, unique in the organization.', {
    format: 'EMAIL',
    label: 'E-mail',
    search: true,
    pii: 'PERSONAL',
    write: 'CREATE',
  })
  email: string;

  @TextField('Job title.', { nullable: true, max: 200 })
  jobTitle: string | null;

  @TextField('Phone number, E.164.', { nullable: true, format: 'PHONE', pii: 'PERSONAL' })
  phone: string | null;

  @TextField('IANA time zone; that of the organization when null.', { nullable: true, format: 'TIME_ZONE' })
  timeZone: string | null;

  @TextField('Language tag; that of the organization when null.', { nullable: true, format: 'LOCALE' })
  locale: string | null;

  @ChoiceField(UserStatus, 'Whether the user may sign in.', { default: UserStatus.INVITED })
  status: Choice<typeof UserStatus>;

  @InstantField('Last request, to within minutes.', { nullable: true, write: 'NEVER' })
  lastSeenAt: string | null;

  @TextsField('Kinds of notifications the user does not want.', { write: 'NEVER', filter: false })
  mutedNotifications: string[];

  @BooleanField('Whether the user does not want to see the first steps.', {
    write: 'NEVER',
    hidden: true,
    filter: false,
    sort: false,
  })
  hidesFirstSteps: boolean;

  @BelongsTo(() => Team, 'The team the user works in.', { nullable: true })
  teamId: string | null;
}
