import { Arg, Ctx, Field, ID, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Context } from './context.js';
import { SignedIn } from './guard.js';
import { type UndoResult, undoChangeSet } from './undo.js';

@ObjectType({ simpleResolvers: true, description: 'Something an undo had to leave as it is.' })
export class UndoLeft {
  @Field(() => String, { description: 'Type of the record.' })
  type: string;
  @Field(() => ID, { description: 'Id of the record.' })
  id: string;
  @Field(() => String, { nullable: true, description: 'The field; null for the whole record.' })
  field: string | null;
  @Field(() => String, { description: 'Why it was left.' })
  reason: string;
}

@ObjectType({ simpleResolvers: true, description: 'What an undo did.' })
export class Undo {
  @Field(() => ID, { description: 'The change set of the undo itself; undoing that is a redo.' })
  changeSetId: string;
  @Field(() => Int, { description: 'How many changes were undone.' })
  undone: number;
  @Field(() => [UndoLeft], { description: 'What could not be undone, with the reason.' })
  left: UndoLeft[];
  @Field(() => ID, {
    nullable: true,
    description: 'The bulk job that goes on with it in the background, for large change sets; else null.',
  })
  jobId?: string | null;
}

@Resolver()
export class UndoResolver {
  @SignedIn('Everybody may undo their own changes; each inverse write asks for its own permission.')
  @Mutation(() => Undo, {
    description:
      'Undoes all changes of a mutation; its change set id stands in the response header x-change-set.',
  })
  async undoChangeSet(
    @Arg('id', () => ID, { description: 'The change set.' }) id: string,
    @Ctx() ctx: Context,
  ): Promise<UndoResult> {
    return undoChangeSet(ctx, id);
  }
}
