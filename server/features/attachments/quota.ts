import type { Context } from '../../kernel/context.js';

/** Bytes that the files of the organization take, with those in the bin and those on their way, and how many it may. */
export async function quotaOf(ctx: Context): Promise<{ used: number; quota: number }> {
  const [row] = await ctx.db.rows<{ used: string; quota: string }>(
    `SELECT (SELECT coalesce(sum(size + coalesce(thumbnail_size, 0)), 0) FROM attachments WHERE organization_id = :organizationId)
       + (SELECT coalesce(sum(size), 0) FROM uploads WHERE organization_id = :organizationId AND expires_at > now()) AS used,
       file_quota_megabytes::bigint * 1048576 AS quota FROM organizations WHERE organization_id = :organizationId`,
  );
  return { used: Number(row!.used), quota: Number(row!.quota) };
}
