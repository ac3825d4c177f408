import { definePolicy, policyOf, type RowRule } from '../../kernel/policy.js';
import { Client } from '../clients/client.entity.js';
import { Affiliation } from './affiliation.entity.js';
import { Contact } from './contact.entity.js';

/** Seen by those who see both ends, while neither is in the bin. */
definePolicy(Affiliation, {
  visible: (actor) => {
    const [contact, client] = [Contact, Client].map((Class) => policyOf(Class).visible(actor));
    return contact !== false && client !== false && { contact: end(contact), client: end(client) };
  },
});

const end = (rule: RowRule | undefined) => (rule === true ? {} : rule);
