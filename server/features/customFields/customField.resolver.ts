import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { Context } from '../../kernel/context.js';
import { Can, SignedIn } from '../../kernel/guard.js';
import { createInputOf, updateInputOf } from '../../kernel/input.js';
import { recordOperations } from '../../kernel/operations.js';
import { archivedFields } from './archivedFields.js';
import { CustomFieldDefinition } from './customField.entity.js';
import { mayRead, mayWrite } from './definitions.js';
import { type NamedRecord, recordNames } from './recordNames.js';
import { reorderCustomFields } from './reorderCustomFields.js';

@ObjectType({ simpleResolvers: true, description: 'What a reference leads to, as far as you may see it.' })
export class RecordName implements NamedRecord {
  @Field(() => ID, { description: 'The id asked for.' })
  id: string;
  @Field(() => String, {
    nullable: true,
    description: 'Its name; null when you may not see it or it is gone.',
  })
  name: string | null;
  @Field(() => Boolean, { description: 'Whether it lies in the bin.' })
  deleted: boolean;
}

@Resolver(() => CustomFieldDefinition)
class CustomFieldResolver {
  @FieldResolver(() => Boolean, { description: 'Whether you get to see its values.' })
  readable(@Root() field: CustomFieldDefinition, @Ctx() ctx: Context): boolean {
    return mayRead(ctx, field);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may set its values.' })
  writable(@Root() field: CustomFieldDefinition, @Ctx() ctx: Context): boolean {
    return mayWrite(ctx, field);
  }

  @Can('customField.update')
  @Mutation(() => [CustomFieldDefinition], {
    description: 'Puts the custom fields of a noun into an order; those not named come last.',
  })
  reorderCustomFields(
    @Arg('subjectType', () => String, { description: 'The noun, such as Client.' }) subjectType: string,
    @Arg('ids', () => [ID], { description: 'The fields in their new order.' }) ids: string[],
    @Ctx() ctx: Context,
  ): Promise<CustomFieldDefinition[]> {
    return reorderCustomFields(ctx, subjectType, ids);
  }

  @Can('customField.update')
  @Query(() => [CustomFieldDefinition], {
    description: 'Custom fields that were archived, newest first; restoring one brings its values back.',
  })
  archivedCustomFields(@Ctx() ctx: Context): Promise<CustomFieldDefinition[]> {
    return archivedFields(ctx);
  }

  @SignedIn('Each name is read with the rights of its noun.')
  @Query(() => [RecordName], { description: 'The names of up to 200 records that references lead to.' })
  recordNames(
    @Arg('type', () => String, { description: 'The noun they belong to, such as Client.' }) type: string,
    @Arg('ids', () => [ID], { description: 'Their ids.' }) ids: string[],
    @Ctx() ctx: Context,
  ): Promise<RecordName[]> {
    return recordNames(ctx, type, ids);
  }
}

export const customFieldResolvers = [
  ...recordOperations({
    Class: CustomFieldDefinition,
    CreateInput: createInputOf(CustomFieldDefinition),
    UpdateInput: updateInputOf(CustomFieldDefinition),
  }),
  CustomFieldResolver,
];
