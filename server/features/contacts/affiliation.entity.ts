import { DateField, TextField } from '../../kernel/field.js';
import { Noun } from '../../kernel/noun.js';
import { BaseRecord } from '../../kernel/record.js';
import { BelongsTo } from '../../kernel/reference.js';
import { Client } from '../clients/client.entity.js';
import { Contact } from './contact.entity.js';

@Noun({
  table: 'affiliations',
  plural: 'affiliations',
  label: 'Affiliation of a contact',
  partOf: 'contact',
  description: 'That a contact is at a further client, beside the one it belongs to.',
})
export class Affiliation extends BaseRecord {
  @BelongsTo(() => Contact, 'The contact.', { write: 'CREATE' })
  contactId: string;

  @BelongsTo(() => Client, 'The further client; a contact is at each one once.', { write: 'CREATE' })
  clientId: string;

  @TextField('Job title there.', { nullable: true, max: 200 })
  jobTitle: string | null;

  @DateField('First day there; unknown when left out.', { nullable: true })
  since: string | null;

  @DateField('Last day there; still there when left out.', { nullable: true })
  until: string | null;
}
