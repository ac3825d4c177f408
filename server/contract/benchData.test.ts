import pg from 'pg';
import { generate } from '../../bench/generate.js';
import { cloneDatabase } from '../testing/cloneDatabase.mjs';

test('the data of the benchmark fits the tables as they are', async () => {
  const database = await cloneDatabase(process.env.TEMPLATE_DATABASE_URL);
  const pool = new pg.Pool({ connectionString: database.url });
  try {
    await generate(pool, { clients: 20, contacts: 20, opportunities: 50, interactions: 50 });
    const { rows } = await pool.query('SELECT count(*)::int FROM opportunities');
    expect(rows).toEqual([{ count: 50 }]);
  } finally {
    await pool.end();
    await database.drop();
  }
});
