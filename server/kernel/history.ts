import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Int, Resolver, Root } from 'type-graphql';
import { ColumnSet } from './columns.js';
import type { Context } from './context.js';
import { hiddenCustomKeys, without } from './customFilter.js';
import { invalid } from './errors.js';
import { Event } from './event.entity.js';
import { fieldsOf, seesField } from './field.js';
import { nounNamed } from './noun.js';
import { type Connection, connectionOf, MAX_PAGE, pageOf, pageSize } from './pageTypes.js';
import { viewerCan } from './policy.js';
import { BaseRecord } from './record.js';
import { stable } from './value.js';

const columns = new ColumnSet(Event as never);

/** Events that match the condition, newest first; `:name` values as in `rows`. Hidden fields are taken out. */
export async function findEvents(
  ctx: Context,
  condition: string,
  values: Record<string, unknown>,
  limit: number,
): Promise<Event[]> {
  const rows = await ctx.db.rows<Record<string, unknown>>(
    `SELECT ${columns.fields.map((field) => `e."${field.column}" AS "${field.key}"`).join(', ')}
     FROM events e WHERE e.organization_id = :organizationId AND ${condition} ORDER BY e.seq DESC LIMIT :limit`,
    { ...values, limit },
  );
  return Promise.all(rows.map((row) => redact(ctx, Object.assign(new Event(), row))));
}

/** Takes the fields out of an event that the actor may not read. */
export async function redact(ctx: Context, event: Event): Promise<Event> {
  const Class = nounNamed(event.subjectType)?.Class;
  const hidden = Class ? [...fieldsOf(Class).values()].filter((field) => !seesField(ctx.actor, field)) : [];
  for (const field of hidden) delete event.changes[field.key];
  if (event.changes.customFields) await redactCustom(ctx, event);
  return event;
}

async function redactCustom(ctx: Context, { changes, subjectType }: Event): Promise<void> {
  const keys = await hiddenCustomKeys(ctx, subjectType);
  const [before, after] = changes.customFields!.map((values) => without(values, keys));
  if (stable(before ?? {}) === stable(after ?? {})) delete changes.customFields;
  else changes.customFields = [before, after];
}

const EventConnection = connectionOf(Event);

@Resolver(() => BaseRecord)
export class RecordResolver {
  @FieldResolver(() => [String], {
    description: 'What you may do to this record: update, delete and the verbs of its noun.',
  })
  viewerCan(@Root() row: BaseRecord, @Ctx() ctx: Context): string[] {
    return viewerCan(ctx.actor, row);
  }

  @FieldResolver(() => EventConnection, { description: 'What happened to this record, newest first.' })
  async history(
    @Root() row: BaseRecord,
    @Arg('first', () => Int, {
      nullable: true,
      defaultValue: 20,
      description: `How many events; at most ${MAX_PAGE}.`,
    })
    first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the event before the page.' })
    after: string | null,
    @Ctx() ctx: Context,
    @Info() _info: GraphQLResolveInfo,
  ): Promise<Connection<Event>> {
    if (after && !/^\d{1,18}$/.test(after))
      throw invalid({ after: 'The cursor does not belong to this list.' });
    const size = pageSize(first);
    const values = { type: row.constructor.name, id: row.id, after: after ?? '9223372036854775807' };
    const events = await findEvents(
      ctx,
      'e.subject_type = :type AND e.subject_id = :id::uuid AND e.seq < :after::bigint',
      values,
      size + 1,
    );
    const page = pageOf(events.slice(0, size), (event) => event.seq, events.length > size, Boolean(after));
    const [counted] = await ctx.db.rows<{ count: number }>(
      'SELECT count(*)::int AS count FROM events e WHERE e.organization_id = :organizationId AND e.subject_type = :type AND e.subject_id = :id::uuid',
      { type: values.type, id: row.id },
    );
    return { ...page, totalCount: counted!.count };
  }
}
