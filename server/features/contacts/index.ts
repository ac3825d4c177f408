import type { Feature } from '../../kernel/feature.js';
import { definePolicy, ownedBy } from '../../kernel/policy.js';
import { hasMany } from '../../kernel/reference.js';
import { Client } from '../clients/client.entity.js';
import { Affiliation } from './affiliation.entity.js';
import './affiliation.policy.js';
import { AffiliationResolver } from './affiliation.resolver.js';
import './affiliation.rules.js';
import { Contact } from './contact.entity.js';
import { contactResolvers } from './contact.resolver.js';
import './contact.rules.js';

definePolicy(Contact, ownedBy<Contact>('contact', 'ownerId'));
hasMany(Client, 'contacts', Contact, 'clientId', {
  description: 'People at the client, the main contact first.',
  orderBy: [
    { field: 'isPrimary', direction: 'DESC' },
    { field: 'name', direction: 'ASC' },
  ],
});
hasMany(Contact, 'affiliations', Affiliation, 'contactId', {
  description: 'Further clients where the person is, in the order in which they were added.',
  paged: false,
});
hasMany(Client, 'affiliations', Affiliation, 'clientId', {
  description: 'People of other clients who are at this one too.',
});

export const contacts: Feature = {
  name: 'contacts',
  entities: [Contact, Affiliation],
  resolvers: [...contactResolvers, AffiliationResolver],
};
