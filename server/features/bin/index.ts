import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  ID,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
} from 'type-graphql';
import type { Context } from '../../kernel/context.js';
import type { Feature } from '../../kernel/feature.js';
import { SignedIn } from '../../kernel/guard.js';
import { PageInfo } from '../../kernel/pageTypes.js';
import { BaseRecord } from '../../kernel/record.js';
import { DateTimeScalar } from '../../kernel/scalars.js';
import { type BinArgs, type BinEntry, findDeleted, restoreDeleted } from './bin.query.js';

@ObjectType({ simpleResolvers: true, description: 'A record in the bin.' })
class DeletedRecord implements BinEntry {
  @Field(() => String, { description: 'Its type, such as Client.' })
  type: string;
  @Field(() => String, { description: 'What its type is called on screen.' })
  label: string;
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  @Field(() => String, { description: 'Its name.' })
  name: string;
  @Field(() => DateTimeScalar, { description: 'When it was put there.' })
  deletedAt: string;
  @Field(() => String, { nullable: true, description: 'Who put it there; null when a job did.' })
  deletedBy: string | null;
  @Field(() => Boolean, { description: 'Whether you hold the right to restore records of its type.' })
  restorable: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'A page of the bin.' })
class DeletedRecords {
  @Field(() => [DeletedRecord], { description: 'The records, latest first.' })
  nodes: DeletedRecord[];
  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo: PageInfo;
}

@ArgsType()
class DeletedRecordsArgs implements BinArgs {
  @Field(() => String, { nullable: true, description: 'Only this type, such as Client.' })
  type?: string | null;
  @Field(() => String, { nullable: true, description: 'Words in the name.' })
  search?: string | null;
  @Field(() => Int, { nullable: true, defaultValue: 50, description: 'How many; at most 100.' })
  first: number;
  @Field(() => String, { nullable: true, description: 'Cursor of the record before the page.' })
  after?: string | null;
}

@Resolver()
class BinResolver {
  @SignedIn('It shows only what one may see.')
  @Query(() => DeletedRecords, {
    description: 'The bin: deleted records of all kinds that you may see, latest first.',
  })
  deletedRecords(@Args(() => DeletedRecordsArgs) args: DeletedRecordsArgs, @Ctx() ctx: Context) {
    return findDeleted(ctx, args);
  }

  @SignedIn('The right to delete records of the type decides.')
  @Mutation(() => BaseRecord, { description: 'Takes a record of any type out of the bin.' })
  restoreRecord(
    @Arg('type', () => String, { description: 'Its type, such as Client.' }) type: string,
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() ctx: Context,
  ) {
    return restoreDeleted(ctx, type, id);
  }
}

export const bin: Feature = { name: 'bin', resolvers: [BinResolver] };
