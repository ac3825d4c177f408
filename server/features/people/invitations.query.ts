import type { Context } from '../../kernel/context.js';

/** An invitation that nobody has accepted yet. */
export interface OpenInvitation {
  userId: string;
  invitedById: string | null;
  sentAt: string | null;
  expiresAt: string | null;
}

const MOST = 200;

/** Who is invited, by whom, and until when the link in the latest mail works. */
export const openInvitations = (ctx: Context): Promise<OpenInvitation[]> =>
  ctx.db.rows<OpenInvitation>(
    `SELECT u.id AS "userId", t.created_at AS "sentAt", CASE WHEN t.expires_at > now() THEN t.expires_at END AS "expiresAt",
       (SELECT e.actor_id FROM events e WHERE e.organization_id = u.organization_id AND e.subject_type = 'User' AND e.subject_id = u.id
          AND e.name = 'user.invited' ORDER BY e.seq DESC LIMIT 1) AS "invitedById"
     FROM users u LEFT JOIN LATERAL (SELECT created_at, expires_at FROM tokens t WHERE t.organization_id = u.organization_id AND t.user_id = u.id
          AND t.kind = 'INVITATION' AND t.used_at IS NULL ORDER BY t.created_at DESC LIMIT 1) t ON true
     WHERE u.organization_id = :organizationId AND u.status = 'INVITED' AND u.deleted_at IS NULL
     ORDER BY t.expires_at NULLS FIRST, u.name LIMIT :limit`,
    { limit: MOST },
  );
