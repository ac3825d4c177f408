import { isId } from '../../kernel/clock.js';
import type { Context } from '../../kernel/context.js';
import { fieldsOf } from '../../kernel/field.js';
import { nounNamed } from '../../kernel/noun.js';
import type { PendingReference, RowProblem } from './composeRow.js';

/** Finds the records that rows name by text; what was found once is not looked up again. */
export class ReferenceFinder {
  readonly #found = new Map<string, string>();

  constructor(private readonly ctx: Context) {}

  /** The id of the one record that is named so, or why there is none. Only what the importing user sees counts. */
  async find(reference: PendingReference, values: Record<string, unknown>): Promise<string | RowProblem> {
    const within = Object.fromEntries(reference.within.map((key) => [key, values[key]]));
    const cacheKey = JSON.stringify([reference.noun, reference.by, reference.text, within]);
    const known = this.#found.get(cacheKey);
    if (known) return known;
    const ids = await this.candidates(reference, within);
    const problem = (code: string, message: string): RowProblem => ({
      code,
      message,
      field: reference.field,
      column: reference.column,
    });
    if (ids.length === 0)
      return problem(
        'REFERENCE_MISSING',
        `There is no ${reference.noun} with the ${reference.by} "${reference.text}".`,
      );
    if (ids.length > 1)
      return problem(
        'REFERENCE_AMBIGUOUS',
        `There are several ${reference.noun} records with the ${reference.by} "${reference.text}".`,
      );
    this.#found.set(cacheKey, ids[0]!);
    return ids[0]!;
  }

  private async candidates(
    { noun, by, text }: PendingReference,
    within: Record<string, unknown>,
  ): Promise<string[]> {
    const Class = nounNamed(noun)?.Class;
    if (!Class || !fieldsOf(Class).has(by) || (by === 'id' && !isId(text))) return [];
    const value = by === 'email' ? text.toLowerCase() : text;
    const rows = await this.ctx.db.find(Class, { [by]: value, ...within }, { limit: 2 });
    return rows.map((row) => row.id);
  }
}
