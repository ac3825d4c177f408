import { derivedFrom } from '../../kernel/columns.js';
import { alsoConcerns } from '../../kernel/eventRow.js';
import type { Feature } from '../../kernel/feature.js';
import { createInputOf, updateInputOf } from '../../kernel/input.js';
import { recordOperations } from '../../kernel/operations.js';
import { definePolicy, ownedBy } from '../../kernel/policy.js';
import { hasMany } from '../../kernel/reference.js';
import { Client } from '../clients/client.entity.js';
import { Contact } from '../contacts/contact.entity.js';
import { carryRecords } from '../leads/carryRecords.js';
import { Lead } from '../leads/lead.entity.js';
import { onLeadConverted } from '../leads/onLeadConverted.js';
import { countEngagement } from '../leads/scoreLeads.js';
import { Opportunity } from '../opportunities/opportunity.entity.js';
import { AttendeesResolver } from './attendees.resolver.js';
import { Interaction, InteractionStatus } from './interaction.entity.js';
import { InteractionResolver } from './interaction.resolver.js';
import './interaction.rules.js';
import { contactsIn } from './participants.js';
import { timelineSubscriptions } from './timeline.live.js';
import { timelineResolvers } from './timeline.resolver.js';

definePolicy(Interaction, ownedBy<Interaction>('interaction', 'ownerId', ['pin']));

const newestFirst = {
  description: 'Interactions, newest first.',
  orderBy: [
    { field: 'occurredAt', direction: 'DESC' as const },
    { field: 'id', direction: 'DESC' as const },
  ],
};
hasMany(Client, 'interactions', Interaction, 'clientId', newestFirst);
hasMany(Contact, 'interactions', Interaction, 'contactId', newestFirst);
hasMany(Opportunity, 'interactions', Interaction, 'opportunityId', newestFirst);
hasMany(Lead, 'interactions', Interaction, 'leadId', newestFirst);

alsoConcerns(Interaction, (row) => ({ participant: contactsIn(row.participantRefs) }));
onLeadConverted(carryRecords(Interaction));
countEngagement({
  Class: Interaction,
  lead: 'leadId',
  at: 'occurredAt',
  when: { status: { eq: InteractionStatus.COMPLETED } },
});

const DERIVED = [
  'children',
  'leads',
  'contacts',
  'opportunities',
  'interactions',
  'primaryContact',
  'contactCount',
  'opportunityCount',
  'openAmount',
  'wonAmount',
];
for (const name of DERIVED) derivedFrom(Client, name, []);
for (const name of ['interactions', 'scoreHistory', 'conversion']) derivedFrom(Lead, name, []);

export const interactions: Feature = {
  name: 'interactions',
  entities: [Interaction],
  resolvers: [
    ...recordOperations({
      Class: Interaction,
      CreateInput: createInputOf(Interaction),
      UpdateInput: updateInputOf(Interaction),
    }),
    InteractionResolver,
    AttendeesResolver,
    ...timelineResolvers,
    ...timelineSubscriptions,
  ],
};
