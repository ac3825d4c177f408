import { now } from '../../kernel/clock.js';
import type { Context } from '../../kernel/context.js';
import { invalid } from '../../kernel/errors.js';
import { watchUndo } from '../../kernel/undo.js';
import type { LeftBehind } from '../../kernel/undoEvents.js';
import { Import } from './import.entity.js';
import { tellProgress } from './importJob.js';
import { Tally } from './tally.js';
import { reportLeft } from './undoImport.js';

/** The state of an import follows what it wrote, also where that is undone, or done again, as a change set. */
watchUndo({
  check: async (ctx, changeSetId) => {
    const status = (await importsOf(ctx, changeSetId))[0]?.status;
    if (status === 'UNDOING') throw invalid({ id: 'It is being undone already.' });
    if (status === 'RUNNING') throw invalid({ id: 'The import is still going on. Pause it first.' });
  },
  undone: async (ctx, changeSetId, left, last) => {
    const [known] = await importsOf(ctx, changeSetId);
    if (known) await nameLeft(ctx, known.id, left);
    if (!last) return;
    if (known) await setStatus(ctx, known.id, 'UNDONE');
    else for (const { id } of await broughtBack(ctx, changeSetId)) await setStatus(ctx, id, 'DONE');
  },
});

type Known = Pick<Import, 'id' | 'status'>;

/** The import that wrote a change set, if one did. */
const importsOf = (ctx: Context, changeSetId: string): Promise<Known[]> =>
  ctx.db.rows<Known>(
    'SELECT id, status FROM imports WHERE organization_id = :organizationId AND change_set_id = :changeSetId::uuid FOR UPDATE',
    { changeSetId },
  );

/** The import that a change set had undone, which is itself undone now: its last event says what it took back. */
const broughtBack = (ctx: Context, changeSetId: string): Promise<Known[]> =>
  ctx.db.rows<Known>(
    `SELECT i.id, i.status FROM imports i WHERE i.organization_id = :organizationId AND i.status = 'UNDONE' AND i.change_set_id = (
       SELECT o.change_set_id FROM events e JOIN events o ON o.organization_id = e.organization_id AND o.id = (e.data ->> 'of')::uuid
       WHERE e.organization_id = :organizationId AND e.change_set_id = :changeSetId::uuid ORDER BY e.seq DESC LIMIT 1) FOR UPDATE OF i`,
    { changeSetId },
  );

/** Names the rows whose records had to stay as they are, as far as whoever undoes it sees the import. */
async function nameLeft(ctx: Context, id: string, left: LeftBehind[]): Promise<void> {
  const [record] = left.length > 0 ? await ctx.db.find(Import, { id }, { lock: true, limit: 1 }) : [];
  if (!record) return;
  const tally = Tally.of(record);
  await reportLeft(ctx, record, left, tally);
  await ctx.db.settle(record, { problems: tally.problems }, { silent: true });
}

/** What was written is what counts, whether or not whoever undoes it sees the import. */
async function setStatus(ctx: Context, id: string, status: Import['status']): Promise<void> {
  const { organizationId } = ctx.actor;
  await ctx.db.rows(
    `UPDATE imports SET status = :status, undo_cursor = NULL, finished_at = :at::timestamptz, updated_at = :at::timestamptz, version = version + 1
     WHERE organization_id = :organizationId AND id = :id::uuid RETURNING id`,
    { id, status, at: now() },
  );
  ctx.afterCommit(() => tellProgress(ctx, { id, organizationId }, { status, done: 0, total: null }));
}
