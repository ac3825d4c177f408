import type { Services } from '../../kernel/services.js';

/** Gives up an upload that was requested: its room is free at once, and bytes that came go with the next sweep. */
export async function giveUpUpload({ pool }: Services, organizationId: string, id: string): Promise<void> {
  await pool.query(
    `UPDATE uploads SET expires_at = now() - interval '5 minutes' WHERE organization_id = $1 AND id = $2 AND expires_at > now()`,
    [organizationId, id],
  );
}
