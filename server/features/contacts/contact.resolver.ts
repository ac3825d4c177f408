import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { bulkOperations } from '../../kernel/bulk.js';
import type { Context } from '../../kernel/context.js';
import { recordOperations } from '../../kernel/operations.js';
import { Reads } from '../../kernel/readModel.js';
import { Client } from '../clients/client.entity.js';
import { Contact } from './contact.entity.js';
import { CreateContactInput, UpdateContactInput } from './contact.inputs.js';

@Resolver(() => Client)
class ClientContactsResolver {
  @FieldResolver(() => Contact, {
    nullable: true,
    description: 'The main contact; null when none is chosen or visible.',
  })
  async primaryContact(@Root() client: Client, @Ctx() ctx: Context): Promise<Contact | null> {
    return ctx.loaders.custom('primaryContact', client.id, async (ids) => {
      const found = await ctx.db.find(Contact, { clientId: [...ids], isPrimary: true });
      return ids.map((id) => found.find((contact) => contact.clientId === id) ?? null);
    });
  }

  @Reads({ kind: 'count', Child: Contact, key: 'clientId' })
  @FieldResolver(() => Int, { description: 'How many contacts of the client you may see.' })
  contactCount(@Root() client: Client, @Ctx() ctx: Context): Promise<number> {
    return ctx.loaders.count(Contact, 'clientId', client.id);
  }
}

export const contactResolvers = [
  ...recordOperations({ Class: Contact, CreateInput: CreateContactInput, UpdateInput: UpdateContactInput }),
  ...bulkOperations(Contact),
  ClientContactsResolver,
];
