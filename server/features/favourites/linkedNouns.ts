import type { RecordClass } from '../../kernel/record.js';
import { Activity } from '../activities/activity.entity.js';
import { Attachment } from '../attachments/attachment.entity.js';
import { Client } from '../clients/client.entity.js';
import { Competitor } from '../competitors/competitor.entity.js';
import { Contact } from '../contacts/contact.entity.js';
import { Lead } from '../leads/lead.entity.js';
import { Opportunity } from '../opportunities/opportunity.entity.js';
import { Product } from '../products/product.entity.js';
import { SavedView } from '../savedViews/savedView.entity.js';

/** A noun whose records can be found, starred and returned to: what tells two of a name apart, and where a page is. */
export interface LinkedNoun {
  Class: RecordClass;
  subtitle: string;
  /** The reference to whoever it belongs to; null: to nobody. */
  owner: string | null;
  path: (id: string, subtitle: string | null) => string;
}

const at = (path: string) => (id: string) => path + id;

/** The records people work with; all of them are found by search entries. */
export const RECORDS: LinkedNoun[] = [
  { Class: Client, subtitle: 'industry', owner: 'ownerId', path: at('/clients/') },
  { Class: Contact, subtitle: 'jobTitle', owner: 'ownerId', path: at('/contacts/') },
  { Class: Lead, subtitle: 'companyName', owner: 'ownerId', path: at('/leads/') },
  { Class: Opportunity, subtitle: 'status', owner: 'ownerId', path: at('/opportunities/') },
  { Class: Activity, subtitle: 'status', owner: 'assigneeId', path: at('/activities/') },
  { Class: Attachment, subtitle: 'description', owner: 'uploadedById', path: at('/documents?file=') },
  { Class: Product, subtitle: 'sku', owner: null, path: at('/products/') },
  { Class: Competitor, subtitle: 'website', owner: null, path: at('/competitors/') },
];

/** The lists that saved views belong to. */
const LISTS: Record<string, string> = {
  Client: '/clients',
  Contact: '/contacts',
  Lead: '/leads',
  Opportunity: '/pipeline',
  Activity: '/activities',
  Attachment: '/documents',
  Product: '/products',
  Competitor: '/competitors',
};

const view: LinkedNoun = {
  Class: SavedView,
  subtitle: 'subjectType',
  owner: 'ownerId',
  path: (id, type) => `${LISTS[type ?? ''] ?? '/home'}?view=${id}`,
};

/** Everything that can be starred. */
export const LINKED: LinkedNoun[] = [...RECORDS, view];
