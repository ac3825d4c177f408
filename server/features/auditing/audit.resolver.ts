import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { isId } from '../../kernel/clock.js';
import { ColumnSet } from '../../kernel/columns.js';
import type { Context } from '../../kernel/context.js';
import { invalid } from '../../kernel/errors.js';
import { EventOrigin } from '../../kernel/event.entity.js';
import { Can } from '../../kernel/guard.js';
import { nounNamed } from '../../kernel/noun.js';
import { MAX_PAGE, PageInfo, pageSize } from '../../kernel/pageTypes.js';
import { DateTimeScalar, JSONScalar } from '../../kernel/scalars.js';
import { type AuditFilter, type AuditRow, auditRows, cursorOf } from './audit.query.js';

@InputType({ description: 'What to look for in the audit log; what is left out is not asked.' })
export class AuditFilterInput {
  @Field(() => ID, { nullable: true, description: 'Who did it.' })
  personId?: string | null;
  @Field(() => String, { nullable: true, description: 'Type of the record, such as Opportunity.' })
  subjectType?: string | null;
  @Field(() => ID, { nullable: true, description: 'The record.' })
  recordId?: string | null;
  @Field(() => String, { nullable: true, description: 'noun.pastTense, or only the past tense: deleted.' })
  name?: string | null;
  @Field(() => EventOrigin, { nullable: true, description: 'What caused it.' })
  origin?: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Not before.' })
  from?: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Before.' })
  to?: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Something that happened: who did what, when, from where, with the values before and after.',
})
class AuditEntry {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  @Field(() => DateTimeScalar, { description: 'When it happened; of several in one minute, the first.' })
  at: string;
  @Field(() => String, {
    description: 'noun.pastTense, such as opportunity.moved, session.refused or access.denied.',
  })
  name: string;
  @Field(() => String, { nullable: true, description: 'Type of the record.' })
  subjectType: string | null;
  @Field(() => ID, { nullable: true, description: 'Id of the record.' })
  subjectId: string | null;
  @Field(() => ID, { nullable: true, description: 'Who did it; null: Rapport itself, or nobody known.' })
  actorId: string | null;
  @Field(() => String, { nullable: true, description: 'Name of who did it.' })
  actorName: string | null;
  @Field(() => String, { description: 'USER, API_KEY, JOB or SYSTEM.' })
  actorKind: string;
  @Field(() => EventOrigin, { description: 'What caused it.' })
  origin: string;
  @Field(() => String, { nullable: true, description: 'The request, as found in the logs.' })
  requestId: string | null;
  @Field(() => String, { nullable: true, description: 'Network address it came from.' })
  ip: string | null;
  @Field(() => String, { nullable: true, description: 'Browser or program it came from.' })
  userAgent: string | null;
  @Field(() => String, { nullable: true, description: 'The operation that was refused.' })
  operation: string | null;
  @Field(() => JSONScalar, { description: 'Field → [before, after].' })
  changes: Record<string, [unknown, unknown]>;
  @Field(() => JSONScalar, {
    nullable: true,
    description: 'What else is known, such as the permission that was missing.',
  })
  data: Record<string, unknown> | null;
  @Field(() => Int, { description: 'How often it happened within that minute.' })
  count: number;
}

@ObjectType({ simpleResolvers: true, description: 'A page of the audit log.' })
class AuditPage {
  @Field(() => [AuditEntry], { description: 'What happened, newest first.' })
  nodes: AuditEntry[];
  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo: PageInfo;
}

/** Refuses ids that name nothing; the database would not say which it was. */
export function checkFilter(filter: AuditFilter): AuditFilter {
  for (const key of ['personId', 'recordId'] as const)
    if (filter[key] && !isId(filter[key])) throw invalid({ [key]: 'That is no id.' });
  return filter;
}

@Resolver(() => AuditEntry)
export class AuditResolver {
  @Can('audit.view')
  @Query(() => AuditPage, { description: 'Everything that happened in the organization, newest first.' })
  async auditLog(
    @Arg('filter', () => AuditFilterInput, { nullable: true, description: 'What to look for.' })
    filter: AuditFilterInput | null,
    @Arg('first', () => Int, { defaultValue: 50, description: `How many; at most ${MAX_PAGE}.` })
    first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the entry before the page.' })
    after: string | null,
    @Ctx() ctx: Context,
  ): Promise<AuditPage> {
    const size = Math.max(pageSize(first), 1);
    const rows = await auditRows(ctx, checkFilter({ ...filter }), size + 1, after);
    const nodes = rows.slice(0, size);
    const [start, end] = [nodes[0], nodes.at(-1)];
    return {
      nodes,
      pageInfo: {
        hasNextPage: rows.length > size,
        hasPreviousPage: Boolean(after),
        startCursor: start ? cursorOf(start) : null,
        endCursor: end ? cursorOf(end) : null,
      },
    };
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Name of the record; null when it is not to be seen.',
  })
  async subjectName(@Root() row: AuditRow, @Ctx() ctx: Context): Promise<string | null> {
    const noun = nounNamed(row.subjectType ?? '');
    if (!noun?.title || !row.subjectId) return null;
    const columns = new ColumnSet(noun.Class, new Set([noun.title]));
    const record = await ctx.loaders.one(noun.Class, row.subjectId, columns);
    return record ? String((record as unknown as Record<string, unknown>)[noun.title]) : null;
  }
}
