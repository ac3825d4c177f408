import type { Feature } from '../../kernel/feature.js';
import { hasMany } from '../../kernel/reference.js';
import { Client } from './client.entity.js';
import './client.policy.js';
import { clientResolvers } from './client.resolver.js';
import './client.rules.js';

hasMany(Client, 'children', Client, 'parentClientId', {
  description: 'Companies that belong to this one.',
  orderBy: [{ field: 'name', direction: 'ASC' }],
  paged: false,
});

export const clients: Feature = { name: 'clients', entities: [Client], resolvers: clientResolvers };
