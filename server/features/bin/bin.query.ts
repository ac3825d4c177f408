import type { Context } from '../../kernel/context.js';
import { invalid, notFound } from '../../kernel/errors.js';
import { fieldOf } from '../../kernel/field.js';
import { escapeLike } from '../../kernel/filterSql.js';
import { allNouns, type NounSpec, nounNamed } from '../../kernel/noun.js';
import { type Connection, pageOf, pageSize } from '../../kernel/pageTypes.js';
import { Params } from '../../kernel/params.js';
import { allows, policyOf } from '../../kernel/policy.js';
import type { BaseRecord } from '../../kernel/record.js';
import { readSearch } from '../../kernel/searchText.js';

/** A record in the bin. */
export interface BinEntry {
  type: string;
  label: string;
  id: string;
  name: string;
  deletedAt: string;
  deletedBy: string | null;
  /** Whether the viewer may restore it. */
  restorable: boolean;
}

export interface BinArgs {
  type?: string | null;
  search?: string | null;
  first: number;
  after?: string | null;
}

/** The nouns whose records people put into the bin: those with a name that are no parts of others. */
export const binNouns = (): NounSpec[] =>
  allNouns().filter(({ title, partOf, Class }) => title && !partOf && !KEPT.includes(Class.name));

/** What is switched off rather than deleted. */
const KEPT = ['Organization', 'User'];

/** The deleted records that the viewer may see, latest first. */
export async function findDeleted(
  ctx: Context,
  args: BinArgs,
): Promise<Omit<Connection<BinEntry>, 'totalCount'>> {
  const nouns = binNouns().filter(
    ({ Class }) => (!args.type || Class.name === args.type) && policyOf(Class).visible(ctx.actor) !== false,
  );
  if (args.type && nouns.length === 0) throw invalid({ type: 'There is no such noun.' });
  const size = Math.max(pageSize(args.first), 1);
  const params = new Params();
  const [at, last] = readCursor(args.after);
  const after = at && `(t.deleted_at, t.id) < (${params.add(at)}::timestamptz, ${params.add(last)}::uuid)`;
  // What is deleted has no entries to be found by; by its name, of which there are few, it is.
  const { words } = readSearch(args.search ?? '');
  const parts = nouns.map(({ Class, table, title, noun }) => {
    const name = `t."${fieldOf(Class, title!).column}"`;
    const conditions = [
      ctx.db.conditions(Class, {}, 't', params, true),
      't.deleted_at IS NOT NULL',
      after,
      ...words.map((word) => `search_fold(${name}) LIKE ${params.add(`%${escapeLike(word)}%`)}`),
    ];
    return `(SELECT ${params.add(Class.name)}::text AS type, t.id, ${name}::text AS name, t.deleted_at,
        ${params.add(`${noun}.deleted`)}::text AS event, t.organization_id
      FROM "${table}" t WHERE ${conditions.filter(Boolean).join(' AND ')} ORDER BY t.deleted_at DESC, t.id DESC LIMIT ${size + 1})`;
  });
  const rows = (await ctx.db.read(
    `SELECT b.type, b.id, b.name, b.deleted_at, (SELECT u.name FROM events e JOIN users u ON u.organization_id = e.organization_id AND u.id = e.actor_id
        WHERE e.organization_id = b.organization_id AND e.subject_type = b.type AND e.subject_id = b.id AND e.name = b.event ORDER BY e.seq DESC LIMIT 1)
     FROM (${parts.join(' UNION ALL ')}) b ORDER BY b.deleted_at DESC, b.id DESC LIMIT ${size + 1}`,
    params.values,
  )) as [string, string, string, string, string | null][];
  const entries = rows.slice(0, size).map(([type, id, name, deletedAt, deletedBy]) => {
    const { Class, label } = nounNamed(type)!;
    return { type, label, id, name, deletedAt, deletedBy, restorable: allows(ctx.actor, Class, 'delete') };
  });
  return pageOf(entries, writeCursor, rows.length > size, Boolean(args.after));
}

/** Takes any record out of the bin; its own right to delete decides. */
export async function restoreDeleted(ctx: Context, type: string, id: string): Promise<BaseRecord> {
  const noun = binNouns().find(({ Class }) => Class.name === type);
  if (!noun) throw notFound('Noun');
  return ctx.db.restore(await ctx.db.get(noun.Class, id, { deleted: true }));
}

const writeCursor = ({ deletedAt, id }: BinEntry) => Buffer.from(`${deletedAt} ${id}`).toString('base64url');

function readCursor(after: string | null | undefined): [at: string, id: string] | [] {
  if (!after) return [];
  const [at, id] = Buffer.from(after, 'base64url').toString().split(' ');
  if (!at || !id || Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(id))
    throw invalid({ after: 'The cursor does not belong to this list.' });
  return [at, id];
}
