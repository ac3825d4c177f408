import type { Context } from '../../kernel/context.js';
import type { RowProblem } from './composeRow.js';
import type { Import } from './import.entity.js';
import type { RowOutcome } from './importRow.js';

/** A written row that names a record of the same noun which was not there yet. */
export interface LaterRow {
  no: number;
  action: RowOutcome['action'];
  recordId: string;
  cells: string[];
}

/** A row whose name led nowhere in the end; its record exists, but people have to know. */
export interface LostRow extends LaterRow {
  problem: RowProblem;
}

/** Under this code rows wait for the end of the file; they are stored, so that a resumed import still knows them. */
export const LINK_LATER = 'LINK_LATER';

/** The rows of an import that wait for the end of the file. */
export const laterRows = (ctx: Context, { id }: Import): Promise<LaterRow[]> =>
  ctx.db.rows<LaterRow>(
    `SELECT row_no AS no, action, record_id AS "recordId", raw AS cells FROM import_rows
     WHERE organization_id = :organizationId AND import_id = :id::uuid AND code = :waiting ORDER BY row_no`,
    { id, waiting: LINK_LATER },
  );

/** Ends the waiting: rows that found their record are as they were, the others have failed. */
export async function storeLinks(ctx: Context, { id }: Import, lost: LostRow[]): Promise<void> {
  await ctx.db.rows(
    `UPDATE import_rows SET code = NULL, raw = NULL
     WHERE organization_id = :organizationId AND import_id = :id::uuid AND code = :waiting RETURNING row_no`,
    { id, waiting: LINK_LATER },
  );
  const rows = lost.map(({ no, cells, problem: { code, message } }) => ({ no, code, message, raw: cells }));
  await ctx.db.rows(
    `UPDATE import_rows t SET action = 'FAILED', code = r.code, message = r.message, raw = r.raw
     FROM jsonb_to_recordset(:rows::jsonb) AS r(no int, code text, message text, raw jsonb)
     WHERE t.organization_id = :organizationId AND t.import_id = :id::uuid AND t.row_no = r.no RETURNING t.row_no`,
    { id, rows: JSON.stringify(rows).replaceAll('\\u0000', '') },
  );
}
