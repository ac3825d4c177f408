import { definePolicy, ownedBy, ownerRule } from '../../kernel/policy.js';
import { Client } from './client.entity.js';

definePolicy(Client, {
  ...ownedBy<Client>('client', 'ownerId'),
  visible: (actor) => {
    const rule = ownerRule(actor, 'client.view', 'ownerId');
    return typeof rule === 'boolean' ? rule : { or: [rule, { accountManagerId: rule.ownerId }] };
  },
  owners: (client) => [client.ownerId, client.accountManagerId],
});
