import { invalid } from '../../kernel/errors.js';
import { defineRules } from '../../kernel/rules.js';
import { checkCustomFields } from '../customFields/checkCustomFields.js';
import { Contact } from './contact.entity.js';

defineRules(Contact, {
  prepare: async (next, before, ctx) => {
    const name = [next.firstName, next.lastName].filter(Boolean).join(' ') || next.email;
    if (!name) throw invalid({ lastName: 'Give the contact a name or an e-mail address.' });
    next.name = name;
    if (next.isPrimary && !next.clientId)
      throw invalid({ isPrimary: 'Only a contact of a client can be its main contact.' });
    if (!before && next.ownerId === null && ctx.origin === 'USER') next.ownerId = ctx.actor.userId;
    await checkCustomFields(next, before, ctx);
    if (
      next.isPrimary &&
      !next.deletedAt &&
      (!before?.isPrimary || before.clientId !== next.clientId || before.deletedAt)
    ) {
      const others = await ctx.db.find(Contact, { clientId: next.clientId, isPrimary: true });
      for (const other of others) if (other.id !== next.id) await ctx.db.settle(other, { isPrimary: false });
    }
  },
});
