import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../kernel/context.js';
import { Can } from '../../kernel/guard.js';
import { createInputOf, type InputOf, type PatchOf, updateInputOf } from '../../kernel/input.js';
import { Affiliation } from './affiliation.entity.js';

const CreateAffiliationInput = createInputOf<InputOf<Affiliation>>(Affiliation);
const UpdateAffiliationInput = updateInputOf<InputOf<Affiliation>>(Affiliation);

@Resolver()
export class AffiliationResolver {
  @Can('contact.update')
  @Mutation(() => Affiliation, { description: 'Says that a contact is at a further client.' })
  createAffiliation(
    @Arg('input', () => CreateAffiliationInput, { description: 'Who, and where.' })
    input: InputOf<Affiliation>,
    @Ctx() ctx: Context,
  ): Promise<Affiliation> {
    return ctx.db.create(Affiliation, { ...input });
  }

  @Can('contact.update')
  @Mutation(() => Affiliation, {
    description: 'Changes what a contact is at a further client; what is left out stays.',
  })
  async updateAffiliation(
    @Arg('input', () => UpdateAffiliationInput, { description: 'Which one, and the changes.' })
    { id, version, ...patch }: PatchOf<Affiliation>,
    @Ctx() ctx: Context,
  ): Promise<Affiliation> {
    return ctx.db.update(await ctx.db.get(Affiliation, id), patch, { version });
  }

  @Can('contact.update')
  @Mutation(() => Affiliation, { description: 'Says that a contact is not at a further client any more.' })
  async deleteAffiliation(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Arg('version', () => Int, { nullable: true, description: 'The version you saw.' }) version:
      | number
      | null,
    @Ctx() ctx: Context,
  ): Promise<Affiliation> {
    return ctx.db.remove(await ctx.db.get(Affiliation, id), { version });
  }
}
