import { isId } from '../../kernel/clock.js';
import type { Context } from '../../kernel/context.js';
import { type FieldSpec, fieldsOf, seesField } from '../../kernel/field.js';
import type { FilterJson } from '../../kernel/filter.js';
import { nounNamed, nounOf } from '../../kernel/noun.js';
import type { RecordClass } from '../../kernel/record.js';
import type { PendingReference, RowProblem } from './composeRow.js';

/** A reference with the row that makes it: what it is sought `within` stands there. */
export interface SoughtReference {
  reference: PendingReference;
  values: Record<string, unknown>;
}

interface Match {
  id: string;
  name: string;
}

/** How many texts of one noun are remembered from batch to batch. */
const ENOUGH = 20_000;

/** Finds the records that rows name by text: all of a batch with one statement for each kind, and each only once. */
export class ReferenceFinder {
  /** What was found, by noun. */
  readonly #found = new Map<string, Map<string, Match[]>>();

  constructor(private readonly ctx: Context) {}

  /** Looks up what is not known yet, so that `find` can answer. */
  async load(sought: SoughtReference[]): Promise<void> {
    for (const [noun, known] of this.#found) if (known.size > ENOUGH) this.#found.delete(noun);
    const kinds = new Map<string, { reference: PendingReference; within: FilterJson; texts: Set<string> }>();
    for (const { reference, values } of sought) {
      const within = withinOf(reference, values);
      if (this.known(reference.noun).has(keyOf(reference, within))) continue;
      const kind = JSON.stringify([reference.noun, reference.by, within]);
      const known = kinds.get(kind) ?? { reference, within, texts: new Set() };
      kinds.set(kind, known);
      known.texts.add(plain(reference.text));
    }
    for (const { reference, within, texts } of kinds.values()) {
      const known = this.known(reference.noun);
      for (const text of texts) known.set(keyOf({ ...reference, text }, within), []);
      for (const { text, ...match } of await this.candidates(reference, within, [...texts]))
        known.get(keyOf({ ...reference, text }, within))!.push(match);
    }
  }

  /** The id of the one record that is named so, or why there is none. Only what the importing user sees counts. */
  find(reference: PendingReference, values: Record<string, unknown>): string | RowProblem {
    const known = this.known(reference.noun);
    const matches = known.get(keyOf(reference, withinOf(reference, values))) ?? [];
    if (matches.length === 1) return matches[0]!.id;
    const { noun, by, text, field, column } = reference;
    if (matches.length === 0)
      return {
        code: 'REFERENCE_MISSING',
        message: `There is no ${noun} with the ${by} "${text}".`,
        field,
        column,
      };
    const named = matches.slice(0, 2).map(({ id, name }) => `${name} (${id})`);
    const more = matches.length > 2 ? ` and ${matches.length - 2} more` : '';
    return {
      code: 'REFERENCE_AMBIGUOUS',
      message: `The ${by} "${text}" means several ${noun} records: ${named.join(', ')}${more}.`,
      field,
      column,
    };
  }

  /** What was found of a noun counts no longer, because records of it have been written or taken back. */
  forget({ name }: RecordClass): void {
    this.#found.delete(name);
  }

  private known(noun: string): Map<string, Match[]> {
    const known = this.#found.get(noun) ?? new Map<string, Match[]>();
    this.#found.set(noun, known);
    return known;
  }

  private async candidates(
    { noun, by }: PendingReference,
    within: FilterJson,
    texts: string[],
  ): Promise<(Match & { text: string })[]> {
    const Class = nounNamed(noun)?.Class;
    const field = Class && fieldsOf(Class).get(by);
    const wanted = by === 'id' ? texts.filter(isId) : texts;
    if (!Class || !field?.filter || wanted.length === 0) return [];
    if (!seesField(this.ctx.actor, field)) return [];
    const name = fieldsOf(Class).get(nounOf(Class).title ?? 'id')?.column ?? 'id';
    return this.ctx.db.rows(
      `SELECT w.text, t.id, t."${name}"::text AS name FROM unnest(:wanted::text[]) AS w(text)
       JOIN "${nounOf(Class).table}" t ON ${sameText(field)} WHERE t.organization_id = :organizationId AND :visible ORDER BY t.id`,
      { wanted },
      { visible: { Class, filter: within, alias: 't' } },
    );
  }
}

/** Names and addresses are the same whatever their case and the spaces around and between words; ids have to be exact. */
function sameText({ key, column, type, format }: FieldSpec): string {
  if (key === 'id') return `t.id = w.text::uuid`;
  if (format === 'EMAIL') return `t."${column}" = lower(w.text)`;
  if (type !== 'TEXT' || key === 'externalId') return `t."${column}"::text = w.text`;
  return `lower(regexp_replace(btrim(t."${column}"), '\\s+', ' ', 'g')) = lower(w.text)`;
}

const plain = (text: string) => text.trim().replace(/\s+/g, ' ');

const keyOf = ({ by, text }: PendingReference, within: FilterJson) =>
  JSON.stringify([by, plain(text), within]);

const withinOf = ({ within }: PendingReference, values: Record<string, unknown>): FilterJson =>
  Object.fromEntries(
    within.map((key) => [key, values[key] ? { eq: values[key] } : { isNull: true }]),
  ) as FilterJson;
