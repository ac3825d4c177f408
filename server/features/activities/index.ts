import { derivedFrom } from '../../kernel/columns.js';
import { alsoConcerns } from '../../kernel/eventRow.js';
import type { Feature } from '../../kernel/feature.js';
import { hasMany } from '../../kernel/reference.js';
import { defineRules } from '../../kernel/rules.js';
import { Client } from '../clients/client.entity.js';
import { Contact } from '../contacts/contact.entity.js';
import { User } from '../identity/user.entity.js';
import { usersIn } from '../interactions/participants.js';
import { carryRecords } from '../leads/carryRecords.js';
import { Lead } from '../leads/lead.entity.js';
import { onLeadConverted } from '../leads/onLeadConverted.js';
import { Opportunity } from '../opportunities/opportunity.entity.js';
import { Activity } from './activity.entity.js';
import './activity.policy.js';
import { activityResolvers } from './activity.resolver.js';
import './activity.rules.js';
import { remindElsewhere, remindOfActivities } from './reminders.js';

const latestFirst = {
  description: 'What is to be done and was done, latest day first.',
  orderBy: [{ field: 'dueOn', direction: 'DESC' as const }],
};
hasMany(Client, 'activities', Activity, 'clientId', latestFirst);
hasMany(Contact, 'activities', Activity, 'contactId', latestFirst);
hasMany(Opportunity, 'activities', Activity, 'opportunityId', latestFirst);
hasMany(Activity, 'followUps', Activity, 'followsId', { description: 'What came after it.', paged: false });
hasMany(Lead, 'activities', Activity, 'leadId', latestFirst);
alsoConcerns(Activity, ({ attendeeRefs }) => ({
  attendeeRefs: usersIn(attendeeRefs).map((id) => `User:${id}`),
}));
onLeadConverted(carryRecords(Activity));
defineRules(User, { follow: remindElsewhere });
for (const Class of [Client, Contact, Opportunity, Lead]) derivedFrom(Class, 'activities', []);
derivedFrom(Activity, 'followUps', []);

export const activities: Feature = {
  name: 'activities',
  entities: [Activity],
  resolvers: activityResolvers,
  jobs: [remindOfActivities as never],
};
