import type { RecordClass } from '../../kernel/record.js';
import { Activity } from '../activities/activity.entity.js';
import { Attachment } from '../attachments/attachment.entity.js';
import { Client } from '../clients/client.entity.js';
import { Contact } from '../contacts/contact.entity.js';
import { Lead } from '../leads/lead.entity.js';
import { Opportunity } from '../opportunities/opportunity.entity.js';

/** A noun that can be found and linked to: what helps to tell two of a name, whose it is, and where its page is. */
export interface Source {
  Class: RecordClass;
  subtitle: string;
  owner: string;
  path: string;
}

/** Every noun with search entries; the migration that made them says which columns are searched. */
export const SOURCES: Source[] = [
  { Class: Client, subtitle: 'industry', owner: 'ownerId', path: '/clients/' },
  { Class: Contact, subtitle: 'jobTitle', owner: 'ownerId', path: '/contacts/' },
  { Class: Lead, subtitle: 'companyName', owner: 'ownerId', path: '/leads/' },
  { Class: Opportunity, subtitle: 'status', owner: 'ownerId', path: '/opportunities/' },
  { Class: Activity, subtitle: 'status', owner: 'assigneeId', path: '/activities/' },
  { Class: Attachment, subtitle: 'description', owner: 'uploadedById', path: '/documents?file=' },
];
