import { Arg, Ctx, Field, FieldResolver, ID, Int, ObjectType, Resolver, Root } from 'type-graphql';
import type { Context } from '../../kernel/context.js';
import { choices } from '../../kernel/field.js';
import { nounNamed, nounOf } from '../../kernel/noun.js';
import { pageSize } from '../../kernel/pageTypes.js';
import type { BaseRecord, RecordClass } from '../../kernel/record.js';
import { Import } from './import.entity.js';

const ImportAction = choices('ImportAction', 'What became of a row.', {
  CREATED: 'It created a record.',
  UPDATED: 'It changed a record.',
  SKIPPED: 'Nothing had to be done.',
  FAILED: 'It could not be taken.',
});

@ObjectType({ simpleResolvers: true, description: 'A row of an imported file and what became of it.' })
class ImportedRow {
  @Field(() => Int, { description: 'Its number, as a spreadsheet counts, the header included.' })
  no: number;
  @Field(() => ImportAction as never, { description: 'What became of it.' })
  action: keyof typeof ImportAction;
  @Field(() => String, { nullable: true, description: 'Why, if there is something to say: NO_MATCH, LEFT …' })
  code: string | null;
  @Field(() => String, { nullable: true, description: 'The same for people.' })
  message: string | null;
  @Field(() => String, { description: 'Type of the record, such as Client.' })
  recordType: string;
  @Field(() => ID, { nullable: true, description: 'The record it created, changed or found.' })
  recordId: string | null;
}

const MAX_ROWS = 200;

@Resolver(() => Import)
class ImportRowsResolver {
  @FieldResolver(() => [ImportedRow], {
    description: 'The rows of the file and what became of them, in the order of the file.',
  })
  async rows(
    @Root() record: Import,
    @Arg('action', () => ImportAction as never, { nullable: true, description: 'Only these.' })
    action: string | null,
    @Arg('first', () => Int, { defaultValue: 50, description: `How many; at most ${MAX_ROWS}.` })
    first: number,
    @Arg('after', () => Int, { defaultValue: 0, description: 'Number of the row before.' }) after: number,
    @Ctx() ctx: Context,
  ): Promise<ImportedRow[]> {
    const rows = await ctx.db.rows<ImportedRow>(
      `SELECT row_no AS no, action, code, message, record_type AS "recordType", record_id AS "recordId" FROM import_rows
       WHERE organization_id = :organizationId AND import_id = :id::uuid AND row_no > :after AND (:action::text IS NULL OR action = :action::text)
       ORDER BY row_no LIMIT :limit`,
      { id: record.id, action: action ?? null, after, limit: pageSize(first, { most: MAX_ROWS }) },
    );
    return rows.map((row) => Object.assign(new ImportedRow(), row));
  }
}

@Resolver(() => ImportedRow)
class ImportedRowResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'What the record is called; null when there is none, or none you may see.',
  })
  async name(@Root() row: ImportedRow, @Ctx() ctx: Context): Promise<string | null> {
    const record = await recordOf(ctx, row);
    const { title = 'id' } = record ? nounOf(record.constructor as RecordClass) : {};
    return record && String((record as unknown as Record<string, unknown>)[title] ?? '');
  }

  @FieldResolver(() => ID, { nullable: true, description: 'The client the record belongs to.' })
  async clientId(@Root() row: ImportedRow, @Ctx() ctx: Context): Promise<string | null> {
    return ((await recordOf(ctx, row)) as { clientId?: string | null } | null)?.clientId ?? null;
  }
}

async function recordOf(ctx: Context, { recordType, recordId }: ImportedRow): Promise<BaseRecord | null> {
  const Class = nounNamed(recordType)?.Class;
  const record = Class && (await ctx.loaders.one(Class, recordId));
  return record && !record.deletedAt ? record : null;
}

export const importRowsResolvers = [ImportRowsResolver, ImportedRowResolver];
