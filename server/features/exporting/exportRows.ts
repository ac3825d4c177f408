import { ColumnSet } from '../../kernel/columns.js';
import { Context } from '../../kernel/context.js';
import { fieldOf } from '../../kernel/field.js';
import { orderValue, writeCursor } from '../../kernel/keyset.js';
import { nounOf } from '../../kernel/noun.js';
import { type ListArgs } from '../../kernel/pageTypes.js';
import { planPage, typedArgs } from '../../kernel/paging.js';
import { Params } from '../../kernel/params.js';
import type { BaseRecord, RecordClass } from '../../kernel/record.js';
import { mayExport } from './exportable.js';
import type { ExportField } from './exportFields.js';

/** A row with the names of the records it refers to, by their ids; those the actor may not see are missing. */
export interface ExportRow {
  record: BaseRecord;
  names: Map<string, string>;
}

const PAGE = 500;

/** The rows of a list that the actor may export, page by page: only one page is in memory. */
export async function* exportRows(
  ctx: Context,
  Class: RecordClass,
  fields: ExportField[],
  list: Pick<ListArgs, 'filter' | 'search' | 'orderBy'>,
): AsyncGenerator<ExportRow> {
  const keys = fields.flatMap(({ key, load }) => (load ? [] : key.split('.')[0]!));
  const args = await typedArgs(ctx, Class, list);
  const ordered = (args.orderBy ?? []).map(({ field, spec }) => (spec ? 'customFields' : field));
  const columns = new ColumnSet(Class, new Set([...keys, ...ordered]));
  for (let after: string | null = null; ; ) {
    const page = ctx.fork();
    const params = new Params();
    const plan = planPage(page, Class, { ...args, first: PAGE, after }, 't', params, PAGE);
    const text = `SELECT ${columns.sql('t')} FROM "${nounOf(Class).table}" t WHERE ${plan.where} ${plan.order}`;
    const found = await page.db.read(text, params.values);
    const records = found.slice(0, PAGE).map((row) => columns.hydrate(row));
    const allowed = records.filter((record) => mayExport(ctx.actor, Class, record));
    await loadParts(page, fields, allowed);
    const names = await namesFor(page, fields, allowed);
    for (const record of allowed) yield { record, names };
    if (found.length <= PAGE) return;
    const last = records.at(-1)!;
    after = writeCursor(plan.orders.map(({ field }) => orderValue(field, last)));
  }
}

/** Completes rows with what they do not have themselves. */
async function loadParts(ctx: Context, fields: ExportField[], records: BaseRecord[]): Promise<void> {
  await Promise.all(
    fields.flatMap(({ key, load }) =>
      load
        ? records.map(async (record) => Object.assign(record, { [key]: await load(ctx, record as never) }))
        : [],
    ),
  );
}

/** The names of the records that rows refer to, with one statement for each noun. */
async function namesFor(
  ctx: Context,
  fields: ExportField[],
  records: BaseRecord[],
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  await Promise.all(
    fields.flatMap(({ Target, read }) => {
      if (!Target) return [];
      const title = fieldOf(Target, nounOf(Target).title ?? 'id').key;
      const columns = new ColumnSet(Target, new Set([title]));
      return records.map(async (record) => {
        const target = await ctx.loaders.one(Target, read(record) as string | null, columns);
        if (target) names.set(target.id, String((target as unknown as Record<string, unknown>)[title]));
      });
    }),
  );
  return names;
}
