import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { Context } from '../../kernel/context.js';
import { choices } from '../../kernel/field.js';
import type { FilterJson } from '../../kernel/filter.js';
import { SignedIn } from '../../kernel/guard.js';
import { JSONScalar } from '../../kernel/scalars.js';
import { bulkFailures, type BulkFailure as Failure, MAX_FAILURES } from './bulkFailures.query.js';
import { BulkJob } from './bulkJob.entity.js';
import { failuresUrl } from './failures.http.js';
import { type BulkRequest, startBulkJob } from './startBulkJob.js';
import { cancelBulkJob, resumeBulkJob } from './stopAndGo.js';

const BulkChange = choices('BulkChange', 'What can be done to many records at once.', {
  EDIT: 'Gives fields the same values: patch.',
  TAG: 'Adds and takes off tags: addTags, removeTags.',
  DELETE: 'Puts them into the bin.',
  ASSIGN: 'Gives leads to whom the assignment rules choose now.',
});

@InputType({ description: 'Which records, and what to do with them.' })
class StartBulkJobInput implements BulkRequest {
  @Field(() => String, { description: 'The noun, such as Client.' })
  subjectType: string;
  @Field(() => BulkChange as never, { description: 'What to do.' })
  kind: keyof typeof BulkChange;
  @Field(() => [ID], { nullable: true, description: 'These records; or give a filter.' })
  ids?: string[] | null;
  @Field(() => JSONScalar, {
    nullable: true,
    description: "All records of the noun's list that meet this filter and that you may see; {} for all.",
  })
  filter?: FilterJson | null;
  @Field(() => String, { nullable: true, description: 'Words to look for, besides the filter.' })
  search?: string | null;
  @Field(() => [ID], { nullable: true, description: 'Records of the filter that are left alone.' })
  except?: string[] | null;
  @Field(() => JSONScalar, { nullable: true, description: 'For EDIT: the changes, as in UpdateXInput.' })
  patch?: Record<string, unknown> | null;
  @Field(() => [String], { nullable: true, description: 'For TAG: names of tags to add.' })
  addTags?: string[] | null;
  @Field(() => [String], { nullable: true, description: 'For TAG: names of tags to take off.' })
  removeTags?: string[] | null;
}

@ObjectType({ simpleResolvers: true, description: 'A record that a bulk job could not change.' })
class BulkFailure implements Failure {
  @Field(() => ID, { description: 'The record.' })
  id: string;
  @Field(() => String, { nullable: true, description: 'What it is called; null when you may not see it.' })
  name: string | null;
  @Field(() => String, { description: 'Why.' })
  problem: string;
}

const byId = { description: 'The job.' };
const OWN = 'Only your own jobs; what they may do was checked when they began, and is again for each record.';

@Resolver(() => BulkJob)
class BulkJobResolver {
  @SignedIn(OWN)
  @Query(() => BulkJob, { nullable: true, description: 'A job of yours, or null.' })
  async bulkJob(@Arg('id', () => ID, byId) id: string, @Ctx() ctx: Context): Promise<BulkJob | null> {
    return (await ctx.db.find(BulkJob, { id: { eq: id } }, { limit: 1 }))[0] ?? null;
  }

  @SignedIn(OWN)
  @Query(() => [BulkJob], { description: 'Your jobs that are at work.' })
  runningBulkJobs(@Ctx() ctx: Context): Promise<BulkJob[]> {
    const { userId } = ctx.actor;
    return ctx.db.find(
      BulkJob,
      { ownerId: userId, status: 'RUNNING' },
      { orderBy: [{ field: 'id' }], limit: 20 },
    );
  }

  @SignedIn('The right depends on the noun: client.update, client.delete and so on; lead.assign.')
  @Mutation(() => BulkJob, {
    description:
      'Changes the selected records: up to 500 at once, before it answers; more in the background, where jobProgressed tells how far it is. Records that cannot be changed are named in failures.',
  })
  startBulkJob(
    @Arg('input', () => StartBulkJobInput, { description: 'Which records, and what to do.' })
    input: StartBulkJobInput,
    @Ctx() ctx: Context,
  ): Promise<BulkJob> {
    return startBulkJob(ctx, input);
  }

  @SignedIn(OWN)
  @Mutation(() => BulkJob, { description: 'Stops a job after the running batch; what was done stays.' })
  cancelBulkJob(@Arg('id', () => ID, byId) id: string, @Ctx() ctx: Context): Promise<BulkJob> {
    return cancelBulkJob(ctx, id);
  }

  @SignedIn(OWN)
  @Mutation(() => BulkJob, {
    description: 'Goes on with a job that stopped, and tries what could not be changed once more.',
  })
  resumeBulkJob(@Arg('id', () => ID, byId) id: string, @Ctx() ctx: Context): Promise<BulkJob> {
    return resumeBulkJob(ctx, id);
  }

  @FieldResolver(() => [BulkFailure], { description: 'The records that could not be changed, and why.' })
  async failures(
    @Root() job: BulkJob,
    @Arg('first', () => Int, { defaultValue: 50, description: `How many; at most ${MAX_FAILURES}.` })
    first: number,
    @Arg('after', () => ID, { nullable: true, description: 'Id of the record before.' }) after: string | null,
    @Ctx() ctx: Context,
  ): Promise<BulkFailure[]> {
    return (await bulkFailures(ctx, job, first, after)).map((each) => Object.assign(new BulkFailure(), each));
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Where the records that could not be changed can be downloaded as CSV, with the reasons; null without any. Valid for an hour.',
  })
  failuresUrl(@Root() job: BulkJob, @Ctx() ctx: Context): string | null {
    return job.failed > 0 ? failuresUrl(ctx, job) : null;
  }
}

export const bulkJobResolvers = [BulkJobResolver];
