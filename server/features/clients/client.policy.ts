import { definePolicy, ownedBy } from '../../kernel/policy.js';
import { Client } from './client.entity.js';

definePolicy(Client, {
  ...ownedBy<Client>('client', 'ownerId'),
  owners: (client) => [client.ownerId, client.accountManagerId],
});
