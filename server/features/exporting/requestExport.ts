import type { Context } from '../../kernel/context.js';
import { forbidden, invalid } from '../../kernel/errors.js';
import type { FilterJson } from '../../kernel/filter.js';
import { nounNamed } from '../../kernel/noun.js';
import { planPage, typedArgs } from '../../kernel/paging.js';
import { Params } from '../../kernel/params.js';
import type { RecordClass } from '../../kernel/record.js';
import { signedPath } from '../../kernel/signedPath.js';
import { Export, type ExportFormat, type ExportOrder } from './export.entity.js';
import { exportable, exportRights } from './exportable.js';
import { type ExportField, exportFields, mayTake } from './exportFields.js';

/** Seconds for which the download can be begun. */
const LIFE = 120;

export interface ExportRequest {
  subjectType: string;
  format: keyof typeof ExportFormat;
  filter?: FilterJson | null;
  search?: string | null;
  orderBy?: ExportOrder[] | null;
  columns?: string[] | null;
}

export interface ExportTicket {
  record: Export;
  url: string;
  leftOut: string[];
  personal: string[];
}

/** Puts on record that a list is exported, and answers the address from which it streams. */
export async function requestExport(ctx: Context, request: ExportRequest): Promise<ExportTicket> {
  const Class = nounNamed(request.subjectType)?.Class;
  if (!Class || !exportable().includes(Class))
    throw invalid({ subjectType: `${request.subjectType} cannot be exported.` });
  const missing = exportRights(Class).find((right) => !ctx.actor.can(right));
  if (missing) throw forbidden(`You need the permission ${missing}.`);
  await checkList(ctx, Class, request);
  const known = await exportFields(ctx, Class);
  const wanted = request.columns?.length ? [...new Set(request.columns)] : known.map(({ key }) => key);
  const fields = withCurrencies(
    wanted.flatMap((key) => known.find((field) => field.key === key) ?? []),
    known,
  );
  const columns = fields.filter((field) => mayTake(ctx, field)).map(({ key }) => key);
  const { format, filter = null, search = null, orderBy } = request;
  const { userId } = ctx.actor;
  const begun = await ctx.db.record(Export, {
    subjectType: Class.name,
    format,
    columns: [],
    ownerId: userId,
  });
  const what = { filter, search, orderBy: orderBy ?? [], columns };
  const record = await ctx.db.settle(begun, what, { event: 'requested' });
  const claims = { organization: ctx.actor.organizationId, user: userId ?? '' };
  return {
    record,
    url: signedPath(ctx.services, `/files/exports/${record.id}`, claims, LIFE),
    leftOut: wanted.filter((key) => !columns.includes(key)),
    personal: fields.filter(({ personal }) => personal).map(({ label }) => label),
  };
}

/** Amounts are nothing without their currency: it stands behind the first of them, unless it is somewhere anyway. */
function withCurrencies(fields: ExportField[], known: ExportField[]): ExportField[] {
  const there = new Set(fields.map(({ key }) => key));
  return fields.flatMap((field) => {
    const currency = known.find(({ key }) => key === field.currency);
    if (!currency || there.has(currency.key)) return [field];
    there.add(currency.key);
    return [field, currency];
  });
}

/** Throws now what would break off the download later: an unknown field, a filter that cannot be read. */
async function checkList(ctx: Context, Class: RecordClass, { filter, search, orderBy }: ExportRequest) {
  const args = await typedArgs(ctx, Class, { filter, search, orderBy });
  planPage(ctx, Class, args, 't', new Params());
}
