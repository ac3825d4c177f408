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
import { newId, now } from '../../kernel/clock.js';
import type { Context } from '../../kernel/context.js';
import { invalid } from '../../kernel/errors.js';
import { Can } from '../../kernel/guard.js';
import { recordOperations } from '../../kernel/operations.js';
import { JSONScalar } from '../../kernel/scalars.js';
import { refuseBusy } from '../../kernel/undo.js';
import {
  type ConfigureImport,
  configureImport,
  rememberMapping,
  requireConfigured,
} from './configureImport.js';
import { errorFileUrl } from './errorFile.js';
import { Import, ImportMode } from './import.entity.js';
import { type ImportJob, type JobName, watchOver } from './importContext.js';
import { importRowsResolvers } from './importRows.resolver.js';
import type { Mapping } from './mapping.js';
import { importSubjects, type ImportSubject as Subject } from './subjects.js';

@ObjectType({ simpleResolvers: true, description: 'Something a column can be mapped to.' })
class ImportField {
  @Field(() => String, { description: 'Its key; parts of addresses and custom fields with a dot.' })
  key: string;
  @Field(() => String, { description: 'Its name on screen.' })
  label: string;
  @Field(() => String, { description: 'Kind of value.' })
  type: string;
  @Field(() => Boolean, { description: 'Whether a new record needs it.' })
  required: boolean;
  @Field(() => [String], { nullable: true, description: 'The values it can have, if they are limited.' })
  options: string[] | null;
  @Field(() => String, { nullable: true, description: 'The noun it refers to.' })
  reference: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A noun that rows can become.' })
class ImportSubject {
  @Field(() => String, { description: 'Its type, such as Client.' })
  type: string;
  @Field(() => String, { description: 'Its name on screen.' })
  label: string;
  @Field(() => [ImportField], { description: 'What columns can be mapped to.' })
  fields: ImportField[];
  @Field(() => [String], { description: 'Fields by which existing records can be found.' })
  keys: string[];
  @Field(() => [String], {
    description: 'Fields that find existing records only together; empty where one is enough.',
  })
  wholeKey: string[];
}

@InputType({ description: 'What the rows of a file become.' })
class ConfigureImportInput implements ConfigureImport {
  @Field(() => ID, { description: 'The import.' })
  id: string;
  @Field(() => Int, { nullable: true, description: 'The version you saw.' })
  version?: number | null;
  @Field(() => String, { description: 'The noun, such as Client.' })
  subjectType: string;
  @Field(() => ImportMode as never, { description: 'What happens with rows that match existing records.' })
  mode: 'CREATE' | 'UPDATE' | 'UPSERT';
  @Field(() => [String], { nullable: true, description: 'Fields by which existing records are found.' })
  keyFields?: string[] | null;
  @Field(() => JSONScalar, {
    description: 'How columns become fields (see the import guide); {} to have it suggested.',
  })
  mapping: Partial<Mapping>;
}

const byId = { description: 'The import.' };

@Resolver(() => Import)
class ImportResolver {
  @Can('import.create')
  @Query(() => [ImportSubject], { description: 'What you may import.' })
  importSubjects(@Ctx() ctx: Context): Promise<Subject[]> {
    return importSubjects(ctx);
  }

  @Can('import.create')
  @Mutation(() => Import, { description: 'Says what the rows become.' })
  configureImport(
    @Arg('input', () => ConfigureImportInput, { description: 'Subject, mode and mapping.' })
    input: ConfigureImportInput,
    @Ctx() ctx: Context,
  ): Promise<Import> {
    return configureImport(ctx, input);
  }

  @Can('import.create')
  @Mutation(() => Import, { description: 'Starts the dry run: counts and problems, nothing is written.' })
  async checkImport(@Arg('id', () => ID, byId) id: string, @Ctx() ctx: Context): Promise<Import> {
    const record = await step(ctx, id, ['UPLOADED', 'READY', 'FAILED']);
    if (record.startedAt) throw invalid({ id: 'The import has already started.' });
    await requireConfigured(ctx, record);
    return begin(ctx, record, { status: 'CHECKING', problems: [], error: null }, 'import.check');
  }

  @Can('import.create')
  @Mutation(() => Import, { description: 'Starts writing, in the background.' })
  async startImport(@Arg('id', () => ID, byId) id: string, @Ctx() ctx: Context): Promise<Import> {
    const record = await step(ctx, id, ['UPLOADED', 'READY']);
    await requireConfigured(ctx, record);
    await rememberMapping(ctx, record);
    const fresh = {
      status: 'RUNNING',
      changeSetId: newId(),
      startedAt: now(),
      processed: 0,
      created: 0,
      updated: 0,
      skipped: 0,
      failed: 0,
      problems: [],
      error: null,
    };
    return begin(ctx, record, fresh, 'import.run');
  }

  @Can('import.create')
  @Mutation(() => Import, { description: 'Pauses after the running batch.' })
  async pauseImport(@Arg('id', () => ID, byId) id: string, @Ctx() ctx: Context): Promise<Import> {
    return ctx.db.settle(await step(ctx, id, ['RUNNING']), { status: 'PAUSED' }, { silent: true });
  }

  @Can('import.create')
  @Mutation(() => Import, { description: 'Goes on where it stopped.' })
  async resumeImport(@Arg('id', () => ID, byId) id: string, @Ctx() ctx: Context): Promise<Import> {
    const record = await step(ctx, id, ['PAUSED', 'FAILED', 'RUNNING']);
    if (!record.startedAt) throw invalid({ id: 'The import has not started yet.' });
    return begin(ctx, record, { status: 'RUNNING', error: null, finishedAt: null }, 'import.run');
  }

  @Can('import.undo')
  @Mutation(() => Import, {
    description: 'Takes back everything the import wrote, except what was changed meanwhile.',
  })
  async undoImport(@Arg('id', () => ID, byId) id: string, @Ctx() ctx: Context): Promise<Import> {
    const record = await step(ctx, id, ['DONE', 'PAUSED', 'FAILED', 'UNDOING']);
    if (!record.changeSetId) throw invalid({ id: 'The import has not written anything.' });
    await refuseBusy(ctx, record.changeSetId);
    const goesOn = record.status === 'UNDOING';
    return begin(ctx, record, goesOn ? {} : { status: 'UNDOING', problems: [], error: null }, 'import.undo');
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Where the rows that failed can be downloaded with the reason; null without any. Valid for an hour.',
  })
  errorFileUrl(@Root() record: Import, @Ctx() ctx: Context): string | null {
    return record.failed > 0 && record.startedAt ? errorFileUrl(ctx, record) : null;
  }
}

/** The import, locked, if it stands where the step can be taken. */
async function step(ctx: Context, id: string, from: Import['status'][]): Promise<Import> {
  const record = await ctx.db.get(Import, id, { lock: true });
  if (!from.includes(record.status)) throw invalid({ id: `The import is ${record.status.toLowerCase()}.` });
  return record;
}

async function begin(
  ctx: Context,
  record: Import,
  values: Record<string, unknown>,
  job: JobName,
): Promise<Import> {
  const begun = await ctx.db.settle(record, values, { silent: true });
  const { actor } = ctx;
  const payload: ImportJob = {
    organizationId: record.organizationId,
    importId: record.id,
    userId: actor.userId!,
    permissions: Object.fromEntries(actor.permissions),
  };
  await ctx.db.enqueue(job, { ...payload });
  await watchOver(ctx, payload, job);
  return begun;
}

export const importResolvers = [
  ...recordOperations({ Class: Import, without: ['create', 'update', 'delete', 'restore'] }),
  ImportResolver,
  ...importRowsResolvers,
];
