import type { Context } from '../../kernel/context.js';
import type { Import } from './import.entity.js';
import type { RowOutcome } from './importRow.js';
import type { Result } from './importWork.js';

/** A written row that names a record of the same noun which was not there yet. */
export interface LaterRow {
  no: number;
  action: RowOutcome['action'];
  recordId: string;
  cells: string[];
}

/** Under this code rows wait for the end of the file; they are stored, so that a resumed import still knows them. */
const LINK_LATER = 'LINK_LATER';

/** Stores the outcomes of a batch in one statement; the cells are kept of rows that wait for a later one. */
export async function storeRows(ctx: Context, { id, subjectType }: Import, results: Result[]): Promise<void> {
  const rows = results.map(({ row, outcome: { action, record, problems, later } }) => ({
    row_no: row.no,
    action,
    record_id: record?.id ?? null,
    code: later.length > 0 ? LINK_LATER : (problems[0]?.code ?? null),
    message: problems.map((each) => each.message).join(' ') || null,
    raw: later.length > 0 ? row.cells : null,
  }));
  await ctx.db.rows(
    `INSERT INTO import_rows (organization_id, import_id, row_no, action, record_type, record_id, code, message, raw)
     SELECT :organizationId::uuid, :id::uuid, r.row_no, r.action, :subjectType::text, r.record_id, r.code, r.message, r.raw
     FROM jsonb_to_recordset(:rows::jsonb) AS r(row_no int, action text, record_id uuid, code text, message text, raw jsonb)`,
    { id, subjectType, rows: asJson(rows) },
  );
}

/** The first rows of an import that wait for the end of the file. */
export const laterRows = (ctx: Context, { id }: Import, limit: number): Promise<LaterRow[]> =>
  ctx.db.rows<LaterRow>(
    `SELECT row_no AS no, action, record_id AS "recordId", raw AS cells FROM import_rows
     WHERE organization_id = :organizationId AND import_id = :id::uuid AND code = :waiting ORDER BY row_no LIMIT :limit`,
    { id, waiting: LINK_LATER, limit },
  );

/** Ends the waiting of rows: what came of the link counts where there is something new. */
export async function storeLinks(
  ctx: Context,
  { id }: Import,
  linked: { no: number; outcome: RowOutcome | null }[],
): Promise<void> {
  const rows = linked.map(({ no, outcome }) => ({
    no,
    failed: outcome?.action === 'FAILED',
    updated: outcome?.action === 'UPDATED',
    code: outcome?.problems[0]?.code ?? null,
    message: outcome?.problems.map((each) => each.message).join(' ') || null,
  }));
  await ctx.db.rows(
    `UPDATE import_rows t SET code = r.code, message = r.message, raw = NULL,
       action = CASE WHEN r.failed THEN 'FAILED' WHEN r.updated AND t.action = 'SKIPPED' THEN 'UPDATED' ELSE t.action END
     FROM jsonb_to_recordset(:rows::jsonb) AS r(no int, failed boolean, updated boolean, code text, message text)
     WHERE t.organization_id = :organizationId AND t.import_id = :id::uuid AND t.row_no = r.no`,
    { id, rows: asJson(rows) },
  );
}

/** NUL cannot be stored. */
const asJson = (rows: object[]) => JSON.stringify(rows).replaceAll('\\u0000', '');
