import type { QueryRunner } from 'typeorm';

/** Gives the built-in roles of existing organizations new permissions, by key of the role; what they have stays as it is. */
export async function grantToBuiltIn(
  runner: QueryRunner,
  grants: Record<string, Record<string, string>>,
): Promise<void> {
  for (const [key, permissions] of Object.entries(grants))
    await runner.query('UPDATE roles SET permissions = $2::jsonb || permissions WHERE key = $1', [
      key,
      JSON.stringify(permissions),
    ]);
}
