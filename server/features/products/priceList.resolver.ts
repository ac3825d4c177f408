import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../kernel/context.js';
import type { Values } from '../../kernel/draftRow.js';
import { Can } from '../../kernel/guard.js';
import { createInputOf, updateInputOf } from '../../kernel/input.js';
import { recordOperations } from '../../kernel/operations.js';
import { PriceList, PriceListEntry } from './priceList.entity.js';

const CreatePriceListEntryInput = createInputOf(PriceListEntry);
const UpdatePriceListEntryInput = updateInputOf(PriceListEntry);

@Resolver()
class PriceListEntryResolver {
  @Can('priceList.update')
  @Mutation(() => PriceListEntry, { description: 'Adds a price to a list.' })
  createPriceListEntry(
    @Arg('input', () => CreatePriceListEntryInput, { description: 'Its values.' }) input: Values,
    @Ctx() ctx: Context,
  ): Promise<PriceListEntry> {
    return ctx.db.create(PriceListEntry, { ...input });
  }

  @Can('priceList.update')
  @Mutation(() => PriceListEntry, { description: 'Changes a price; what is left out stays.' })
  async updatePriceListEntry(
    @Arg('input', () => UpdatePriceListEntryInput, { description: 'Which one, and the changes.' })
    { id, version, ...patch }: Values & { id: string; version?: number | null },
    @Ctx() ctx: Context,
  ): Promise<PriceListEntry> {
    return ctx.db.update(await ctx.db.get(PriceListEntry, id), patch, { version });
  }

  @Can('priceList.update')
  @Mutation(() => PriceListEntry, { description: 'Takes a price out of a list.' })
  async deletePriceListEntry(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Arg('version', () => Int, { nullable: true, description: 'The version you saw.' }) version:
      | number
      | null,
    @Ctx() ctx: Context,
  ): Promise<PriceListEntry> {
    return ctx.db.remove(await ctx.db.get(PriceListEntry, id), { version });
  }
}

export const priceListResolvers = [
  ...recordOperations({
    Class: PriceList,
    CreateInput: createInputOf(PriceList),
    UpdateInput: updateInputOf(PriceList),
  }),
  PriceListEntryResolver,
];
