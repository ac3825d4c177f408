import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql';
import { derivedFrom } from '../../kernel/columns.js';
import type { Context } from '../../kernel/context.js';
import { Can } from '../../kernel/guard.js';
import { createInputOf, updateInputOf } from '../../kernel/input.js';
import { recordOperations } from '../../kernel/operations.js';
import { deleteTag, mergeTags, updateTag } from './changeTags.js';
import { Tag } from './tag.entity.js';
import { tagUsage } from './tagUsage.query.js';

derivedFrom(Tag, 'usage', ['name']);

@Resolver(() => Tag)
class TagResolver {
  @Can('tag.update')
  @Mutation(() => Tag, { description: 'Makes several tags one on all records; one undo takes it back.' })
  mergeTags(
    @Arg('ids', () => [ID], { description: 'The tags that go.' }) ids: string[],
    @Arg('into', () => ID, { description: 'The tag that stays.' }) into: string,
    @Ctx() ctx: Context,
  ): Promise<Tag> {
    return mergeTags(ctx, ids, into);
  }

  @FieldResolver(() => Int, { description: 'How many records that you may see have it.' })
  usage(@Root() tag: Tag, @Ctx() ctx: Context): Promise<number> {
    return ctx.loaders.custom('tagUsage', tag.name, (names) => tagUsage(ctx, names));
  }
}

export const tagResolvers = [
  ...recordOperations({
    Class: Tag,
    CreateInput: createInputOf(Tag),
    UpdateInput: updateInputOf(Tag, {
      name: { type: () => String, description: 'A new name, on all records.' },
    }),
    update: updateTag,
    remove: deleteTag,
  }),
  TagResolver,
];
