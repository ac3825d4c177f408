import type { Context } from '../../kernel/context.js';
import { type ComposedRow, type PendingReference, put } from './composeRow.js';
import { ReferenceFinder } from './findReference.js';
import { failed, problemsOf, type RowOutcome, type RowTarget, refusalOf, wrote } from './importRow.js';
import { RowBatch } from './rowBatch.js';

/** Makes records of composed rows, within the rights of the importing user. */
export class RowWriter {
  readonly #references: ReferenceFinder;

  constructor(
    private readonly ctx: Context,
    private readonly target: RowTarget,
  ) {
    this.#references = new ReferenceFinder(ctx);
  }

  /** What became of each row, in order. */
  take(rows: ComposedRow[]): Promise<RowOutcome[]> {
    return new RowBatch(this.ctx, this.target, this.#references, rows).run();
  }

  /** Sets the references that had to wait for the end of the file; answers null where nothing more came of that. */
  async link(links: { recordId: string; later: PendingReference[] }[]): Promise<(RowOutcome | null)[]> {
    const { ctx, target } = this;
    this.#references.forget(target.Class);
    await this.#references.load(
      links.flatMap(({ later }) => later.map((reference) => ({ reference, values: {} }))),
    );
    const results: (RowOutcome | null)[] = [];
    for (const { recordId, later } of links) {
      const found = later.map((link) => [link.field, this.#references.find(link, {})] as const);
      const missing = found.flatMap(([, id]) => (typeof id === 'string' ? [] : [id]));
      if (missing.length > 0) results.push(failed(missing));
      else
        results.push(
          await ctx.db
            .attempt(async () => {
              const record = await ctx.db.get(target.Class, recordId, { lock: true });
              const patch: Record<string, unknown> = {};
              for (const [field, id] of found) put(patch, field, id);
              const linked = await ctx.db.update(record, patch);
              return linked.version === record.version ? null : wrote('UPDATED', linked);
            })
            .catch((error) => failed(problemsOf(refusalOf(error)))),
        );
    }
    return results;
  }
}
