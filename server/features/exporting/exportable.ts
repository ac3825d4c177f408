import type { Actor } from '../../kernel/actor.js';
import { nounOf } from '../../kernel/noun.js';
import { declarePermission, policyOf } from '../../kernel/policy.js';
import type { BaseRecord, RecordClass } from '../../kernel/record.js';
import { Activity } from '../activities/activity.entity.js';
import { Attachment } from '../attachments/attachment.entity.js';
import { Client } from '../clients/client.entity.js';
import { Competitor } from '../competitors/competitor.entity.js';
import { Contact } from '../contacts/contact.entity.js';
import { User } from '../identity/user.entity.js';
import { Interaction } from '../interactions/interaction.entity.js';
import { Lead } from '../leads/lead.entity.js';
import { Opportunity } from '../opportunities/opportunity.entity.js';
import { PriceListEntry } from '../products/priceList.entity.js';
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
  PriceListEntry,
  Competitor,
  User,
];
for (const Class of EXPORTABLE) declarePermission(`${rightsOf(Class)}.export`);

/** The noun whose rights decide; parts, such as prices, go with the noun they belong to. */
function rightsOf(Class: RecordClass): string {
  const { noun, partOf } = nounOf(Class);
  return partOf ?? noun;
}

/** The permissions that an export of the noun takes. */
export const exportRights = (Class: RecordClass): [see: string, take: string] => [
  `${rightsOf(Class)}.view`,
  `${rightsOf(Class)}.export`,
];

/** Whether the actor may take the row out of Rapport. */
export const mayExport = (actor: Actor, Class: RecordClass, row: BaseRecord): boolean =>
  actor.can(exportRights(Class)[1], policyOf(Class).owners?.(row));

/** The nouns whose lists can be exported. */
export const exportable = (): RecordClass[] => EXPORTABLE;
