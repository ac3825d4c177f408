import {
  type Choice,
  ChoiceField,
  choices,
  IntegerField,
  TextField,
  TextsField,
} from '../../kernel/field.js';
import { Noun } from '../../kernel/noun.js';
import { BaseRecord } from '../../kernel/record.js';
import { BelongsTo } from '../../kernel/reference.js';
import { Activity } from '../activities/activity.entity.js';
import { Client } from '../clients/client.entity.js';
import { Contact } from '../contacts/contact.entity.js';
import { User } from '../identity/user.entity.js';
import { Interaction } from '../interactions/interaction.entity.js';
import { Lead } from '../leads/lead.entity.js';
import { Opportunity } from '../opportunities/opportunity.entity.js';

export const AttachmentKind = choices('AttachmentKind', 'What a file is, by its content.', {
  IMAGE: 'A picture.',
  PDF: 'A PDF document.',
  DOCUMENT: 'A text document or presentation.',
  SPREADSHEET: 'A spreadsheet or table.',
  TEXT: 'Plain text.',
  AUDIO: 'A recording.',
  VIDEO: 'A film.',
  ARCHIVE: 'Packed files.',
  OTHER: 'Anything else.',
});

const link = { nullable: true, write: 'CREATE' as const, import: false };
const computed = { write: 'NEVER' as const };
const stored = { ...computed, hidden: true, secret: true, filter: false, sort: false };

/**
 * A file on a record. Every reference but `uploadedById` says which record that can be: to let another noun carry files,
 * add its reference here and its column in a migration.
 */
@Noun({
  table: 'attachments',
  plural: 'attachments',
  label: 'Attachment',
  title: 'fileName',
  description: 'A file on a record; visible exactly when that record is.',
})
export class Attachment extends BaseRecord {
  @TextField('Name of the file; as it was uploaded when left out.', { max: 255, search: true, filled: true })
  fileName: string;

  @TextField('What it is about.', { nullable: true, max: 2000, search: true, sort: false })
  description: string | null;

  @ChoiceField(AttachmentKind, 'What it is, by its content.', computed)
  kind: Choice<typeof AttachmentKind>;

  @TextField('Type of its content, such as image/png; found out from the content itself.', {
    ...computed,
    label: 'Type',
  })
  mimeType: string;

  @IntegerField('Size in bytes.', computed)
  size: number;

  @TextField('SHA-256 of its content in hexadecimal digits.', { ...computed, sort: false, label: 'SHA-256' })
  sha256: string;

  @TextField('Where the bytes are kept.', stored)
  storageKey: string;

  @TextField('Where the bytes of its thumbnail are kept.', { ...stored, nullable: true })
  thumbnailKey: string | null;

  @TextField('Type of its thumbnail.', { ...stored, nullable: true })
  thumbnailType: string | null;

  @IntegerField('Size of its thumbnail in bytes.', { ...stored, nullable: true })
  thumbnailSize: number | null;

  @TextsField('Tags.', { max: 100 })
  tags: string[];

  @BelongsTo(() => User, 'Who uploaded it.', { ...computed, nullable: true })
  uploadedById: string | null;

  @BelongsTo(() => Client, 'The client it is about.', link)
  clientId: string | null;

  @BelongsTo(() => Contact, 'The person it is about.', link)
  contactId: string | null;

  @BelongsTo(() => Opportunity, 'The opportunity it is about.', link)
  opportunityId: string | null;

  @BelongsTo(() => Interaction, 'The interaction it belongs to.', link)
  interactionId: string | null;

  @BelongsTo(() => Activity, 'The activity it belongs to.', link)
  activityId: string | null;

  @BelongsTo(() => Lead, 'The lead it is about; it stays so when the lead is converted.', link)
  leadId: string | null;
}
