import { nounOf } from '../../kernel/noun.js';
import { declarePermission } from '../../kernel/policy.js';
import type { RecordClass } from '../../kernel/record.js';
import { Activity } from '../activities/activity.entity.js';
import { Attachment } from '../attachments/attachment.entity.js';
import { Client } from '../clients/client.entity.js';
import { Competitor } from '../competitors/competitor.entity.js';
import { Contact } from '../contacts/contact.entity.js';
import { User } from '../identity/user.entity.js';
import { Interaction } from '../interactions/interaction.entity.js';
import { Lead } from '../leads/lead.entity.js';
import { Opportunity } from '../opportunities/opportunity.entity.js';
import { Product } from '../products/product.entity.js';

/** The nouns whose lists can be exported, each with a right of its own. */
const EXPORTABLE: RecordClass[] = [
  Client,
  Contact,
  Lead,
  Opportunity,
  Interaction,
  Activity,
  Attachment,
  Product,
  Competitor,
  User,
];
for (const Class of EXPORTABLE) declarePermission(`${nounOf(Class).noun}.export`);

/** The nouns whose lists can be exported. */
export const exportable = (): RecordClass[] => EXPORTABLE;
