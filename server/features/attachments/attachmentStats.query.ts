import type { Context } from '../../kernel/context.js';
import { invalid } from '../../kernel/errors.js';
import { Attachment } from './attachment.entity.js';
import { attachmentLinks } from './links.js';
import { quotaOf } from './quota.js';

/** Which record is meant. */
export interface Subject {
  type: string;
  id: string;
}

interface Share {
  name: string;
  count: number;
  size: string;
}

/** How many files there are and how much room they take: of a record, or of everything the actor may see. */
export async function attachmentStats(ctx: Context, subject: Subject | null) {
  const links = attachmentLinks();
  const link = subject && links.find(({ Class }) => Class.name === subject.type);
  if (subject && !link)
    throw invalid({ 'subject.type': `One of ${links.map(({ Class }) => Class.name).join(', ')}.` });
  const filter = link ? { [link.field.key]: { eq: subject.id } } : {};
  const shares = (of: string) =>
    ctx.db.rows<Share>(
      `SELECT ${of} AS name, count(*)::int AS count, sum(t.size) AS size FROM attachments t
       WHERE t.organization_id = :organizationId AND :visible GROUP BY 1 ORDER BY sum(t.size) DESC`,
      {},
      { visible: { Class: Attachment, filter, alias: 't' } },
    );
  const recordType = `CASE ${links.map(({ Class, field }) => `WHEN t.${field.column} IS NOT NULL THEN '${Class.name}'`).join(' ')} END`;
  const [byKind, byRecord, { used, quota }] = await Promise.all([
    shares('t.kind'),
    shares(recordType),
    quotaOf(ctx),
  ]);
  return {
    count: byKind.reduce((sum, { count }) => sum + count, 0),
    size: String(byKind.reduce((sum, { size }) => sum + Number(size), 0)),
    byKind,
    byRecord,
    used: String(used),
    quota: String(quota),
  };
}
