import { Arg, Field, ID, Int, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import type { JobMessage } from './bus.js';
import { SignedIn } from './guard.js';
import { Live, type LiveEvent } from './live.js';
import { JSONScalar } from './scalars.js';
import type { Services } from './services.js';
import { neverIterable } from './subscription.js';

/** Tells the open screens how far a job is. */
export const reportProgress = (services: Services, message: JobMessage): void =>
  services.bus.publish('job', message);

@ObjectType({ simpleResolvers: true, description: 'How far a job is.' })
export class JobProgress {
  @Field(() => ID, { description: 'The job: the id of the import, for instance.' })
  id: string;
  @Field(() => String, { description: 'What kind of job.' })
  name: string;
  @Field(() => String, { description: 'Its status, as that of the record it works on.' })
  status: string;
  @Field(() => Int, { description: 'How many items are done.' })
  done: number;
  @Field(() => Int, { nullable: true, description: 'How many there are; null while unknown.' })
  total: number | null;
  @Field(() => String, { nullable: true, description: 'What is going on.' })
  message: string | null;
  @Field(() => JSONScalar, { nullable: true, description: 'Counts by outcome.' })
  counts: Record<string, number> | null;
}

@Resolver()
export class ProgressResolver {
  @SignedIn('Only within the own organization, and only to somebody who knows the id of the job.')
  @Live(({ id }) => [`job|${id}`])
  @Subscription(() => JobProgress, {
    subscribe: neverIterable,
    nullable: true,
    description: 'Progress of a job, as it goes on.',
  })
  jobProgressed(
    @Root() event: LiveEvent,
    @Arg('id', () => ID, { description: 'The job.' }) _id: string,
  ): JobProgress | null {
    return 'done' in event.message ? event.message : null;
  }
}
