import type { Context } from '../../kernel/context.js';
import { fieldOf } from '../../kernel/field.js';
import { nounOf } from '../../kernel/noun.js';
import { searchCondition } from '../../kernel/paging.js';
import { Params } from '../../kernel/params.js';
import { policyOf } from '../../kernel/policy.js';
import type { RecordClass } from '../../kernel/record.js';
import { Activity } from '../activities/activity.entity.js';
import { Attachment } from '../attachments/attachment.entity.js';
import { Client } from '../clients/client.entity.js';
import { Contact } from '../contacts/contact.entity.js';
import { Lead } from '../leads/lead.entity.js';
import { Opportunity } from '../opportunities/opportunity.entity.js';

export interface SearchHit {
  type: string;
  id: string;
  title: string;
  subtitle: string | null;
  url: string;
}

export interface SearchGroup {
  type: string;
  label: string;
  hits: SearchHit[];
}

const SOURCES: { Class: RecordClass; subtitle: string; path: string }[] = [
  { Class: Client, subtitle: 'industry', path: '/clients/' },
  { Class: Contact, subtitle: 'jobTitle', path: '/contacts/' },
  { Class: Lead, subtitle: 'companyName', path: '/leads/' },
  { Class: Opportunity, subtitle: 'status', path: '/opportunities/' },
  { Class: Activity, subtitle: 'status', path: '/activities/' },
  { Class: Attachment, subtitle: 'description', path: '/documents?file=' },
];

/** The best hits of each searchable noun, whole-word beginnings first; nothing the actor may not see. */
export async function search(ctx: Context, text: string, first: number): Promise<SearchGroup[]> {
  if (text.trim().length < 2) return [];
  const visible = SOURCES.filter(({ Class }) => policyOf(Class).visible(ctx.actor) !== false);
  const groups = await Promise.all(
    visible.map((source) => searchOne(ctx, source, text.trim(), Math.min(Math.max(first, 1), 20))),
  );
  return groups.filter((group) => group.hits.length > 0);
}

async function searchOne(
  ctx: Context,
  { Class, subtitle, path }: (typeof SOURCES)[number],
  text: string,
  first: number,
): Promise<SearchGroup> {
  const { table, title, label } = nounOf(Class);
  const params = new Params();
  const name = `t."${fieldOf(Class, title!).column}"`;
  const where = `${ctx.db.conditions(Class, {}, 't', params)} AND ${searchCondition(Class, text, 't', params)}`;
  const rows = await ctx.db.read(
    `SELECT t.id, ${name}, t."${fieldOf(Class, subtitle).column}" FROM (SELECT * FROM "${table}" t WHERE ${where} LIMIT 200) t
     ORDER BY lower(${name}) LIKE ${params.add(`${text.toLowerCase()}%`)} DESC, length(${name}), ${name} LIMIT ${params.add(first)}`,
    params.values,
  );
  const hits = (rows as [string, string, string | null][]).map(([id, name, sub]) => ({
    type: Class.name,
    id,
    title: name,
    subtitle: sub,
    url: path + id,
  }));
  return { type: Class.name, label, hits };
}
