import type pg from 'pg';

/** Puts copies of a record next to it, without events: many records for tests of what only happens with many. */
export async function copies(pool: pg.Pool, table: string, id: string, count: number): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER' AND column_name <> 'id'`,
    [table],
  );
  const names = rows.map(({ name }) => `"${name}"`).join(', ');
  await pool.query(
    `INSERT INTO "${table}" (id, ${names}) SELECT gen_random_uuid(), ${names} FROM "${table}", generate_series(1, $2::int) WHERE id = $1`,
    [id, count],
  );
}
