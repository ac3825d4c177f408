import { tablesNamingRecords } from '../../kernel/erased.js';
import { defineJob } from '../../kernel/jobs.js';
import type { Services } from '../../kernel/services.js';

const BATCH = 200;
const DAY = 86_400_000;

/** Removes what nobody will use any more: uploads that were not finished in time, and files long enough in the bin. */
export const sweepFiles = defineJob(
  'sweepFiles',
  async (_payload: object, services) => {
    await removeAll(
      services,
      'uploads',
      'ARRAY[t.storage_key]',
      "t.expires_at < now() - interval '5 minutes'",
    );
    await removeAll(
      services,
      'attachments',
      'ARRAY[t.storage_key, t.thumbnail_key]',
      `t.deleted_at < now() - (SELECT o.bin_days FROM organizations o WHERE o.organization_id = t.organization_id) * interval '1 day'`,
    );
    await services.storage.sweep(new Date(Date.now() - DAY));
  },
  { every: '17 * * * *' },
);

/** First the bytes, then the row: when the storage fails, the row is still there to try again. */
async function removeAll(
  { pool, storage }: Services,
  table: string,
  keys: string,
  condition: string,
): Promise<void> {
  for (;;) {
    const { rows } = await pool.query<{ organizationId: string; id: string; keys: (string | null)[] }>(
      `SELECT t.organization_id AS "organizationId", t.id, ${keys} AS keys FROM ${table} t WHERE ${condition} LIMIT ${BATCH}`,
    );
    for (const { organizationId, id, keys } of rows) {
      for (const key of keys) if (key) await storage.remove(key);
      const row = [organizationId, id];
      await pool.query(`DELETE FROM ${table} WHERE organization_id = $1 AND id = $2`, row);
      for (const naming of tablesNamingRecords())
        await pool.query(`DELETE FROM ${naming} WHERE organization_id = $1 AND subject_id = $2`, row);
    }
    if (rows.length < BATCH) return;
  }
}
