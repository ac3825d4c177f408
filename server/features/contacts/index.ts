import type { Feature } from '../../kernel/feature.js';
import { definePolicy, ownedBy } from '../../kernel/policy.js';
import { hasMany } from '../../kernel/reference.js';
import { Client } from '../clients/client.entity.js';
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

export const contacts: Feature = { name: 'contacts', entities: [Contact], resolvers: contactResolvers };
