import type pg from 'pg';

/** How much of everything, over both organizations; the first one gets four fifths. */
export interface Size {
  clients: number;
  contacts: number;
  opportunities: number;
  interactions: number;
}

export const FULL: Size = {
  clients: 100_000,
  contacts: 150_000,
  opportunities: 200_000,
  interactions: 1_000_000,
};

/** Ids that can be computed: organization, table and number make a UUID. */
const id = (org: string, table: number, n: string) =>
  `(lpad(${org}::text, 8, '0') || '-0000-7000-8000-' || lpad(to_hex(${table}), 2, '0') || lpad(to_hex((${n})::bigint), 10, '0'))::uuid`;

const RECORD = 'organization_id, id, created_at, updated_at, version';
const at = "timestamptz '2026-11-01' - n * interval '37 seconds'";
const record = (table: number) => `o.id, ${id('o.no', table, 'n')}, ${at}, ${at}, 1`;
const FIRST =
  "(ARRAY['Ada','Amir','Beatriz','Caleb','Chiara','Daniel','Elif','Freya','Hana','Ines','Jonas','Keiko'])[1 + n % 12]";
const LAST =
  "(ARRAY['Abbott','Bakker','Costa','Dubois','Eriksen','Fischer','Garcia','Hughes','Ivanova','Jensen','Kowalski'])[1 + n % 11]";

const WORDS =
  "ARRAY['call','offer','price','delivery','meeting','sample','contract','budget','engine','harbour','invoice','quality','autumn','decision','partner','training','machine','support','winter','catalogue']";
/** What somebody noted: common words, and one that hardly any other note has. */
const NOTE = `concat_ws(' ', 'We spoke about', ${[3, 7, 11, 13, 17, 19].map((step) => `(${WORDS})[1 + n * ${step} / 7 % 20]`).join(', ')}, substr(md5(n::text), 9, 6))`;

/** Fills an empty, migrated database with two organizations; takes a few minutes at full size. Plain SQL: it is data, not behaviour. */
export async function generate(pool: pg.Pool, size: Size): Promise<void> {
  const share = (count: number) =>
    `(SELECT 1 AS no, count1 AS count FROM (VALUES (${Math.round(count * 0.8)})) v(count1) UNION ALL SELECT 2, ${Math.round(count * 0.2)})`;
  const each = (table: string, columns: string, values: string, count: number, no: number) =>
    pool.query(
      `INSERT INTO ${table} (${RECORD}, ${columns}) SELECT ${record(no)}, ${values} FROM bench_organizations o CROSS JOIN generate_series(1, ${count}) n`,
    );
  const fill = (table: string, columns: string, values: string, count: number, no: number) =>
    pool.query(`INSERT INTO ${table} (${RECORD}, ${columns}) SELECT ${record(no)}, ${values}
      FROM ${share(count)} s JOIN bench_organizations o ON o.no = s.no CROSS JOIN LATERAL generate_series(1, s.count) AS n`);
  const ref = (table: number, count: number) =>
    id(
      'o.no',
      table,
      `1 + (n * 7919::bigint) % greatest(1, CASE o.no WHEN 1 THEN ${Math.round(count * 0.8)} ELSE ${Math.round(count * 0.2)} END)`,
    );
  const user = id('o.no', 1, '1 + n % 20');
  /** Every fortieth opportunity is open; those too are spread over all users. */
  const seller = id('o.no', 1, '1 + (n / 40) % 20');

  await pool.query('CREATE TABLE bench_organizations (no int, id uuid)');
  await pool.query(
    `INSERT INTO bench_organizations SELECT n, ('0000000' || n || '-0000-7000-8000-000000000000')::uuid FROM generate_series(1, 2) n`,
  );
  await pool.query(`INSERT INTO organizations (${RECORD}, name, locale, time_zone, base_currency, fiscal_year_start_month, demo)
    SELECT id, id, now(), now(), 1, 'Bench ' || no, 'en-US', 'UTC', 'USD', 1, false FROM bench_organizations`);
  await pool.query(
    `INSERT INTO accounts (id, email, created_at) SELECT id, 'bench' || no || '@example.com', now() FROM bench_organizations`,
  );
  await each(
    'users',
    'account_id, name, email, status, hides_first_steps',
    `CASE WHEN n = 1 THEN o.id END, 'Rep ' || n, 'rep' || n || '@bench.example', 'ACTIVE', false`,
    20,
    1,
  );
  await each('roles', 'name, key, permissions', `'Owner', 'OWNER', '{"*":"ALL"}'`, 1, 2);
  await each('role_assignments', 'user_id, role_id', `${id('o.no', 1, '1')}, ${id('o.no', 2, '1')}`, 1, 3);
  await each(
    'pipelines',
    'name, is_default, active, warm_days, rotten_days',
    `'Sales', true, true, 14, 30`,
    1,
    4,
  );
  await each(
    'pipeline_stages',
    'pipeline_id, name, kind, position, probability, forecast_category, required_fields, active',
    `${id('o.no', 4, '1')}, 'Stage ' || n, CASE n WHEN 5 THEN 'WON' WHEN 6 THEN 'LOST' ELSE 'OPEN' END, n, n * 15, 'PIPELINE', '{}', true`,
    6,
    5,
  );
  await fill(
    'clients',
    'type, name, company_name, status, industry, company_size, annual_revenue, email, other_emails, other_phones, tags, owner_id, custom_fields',
    `'COMPANY', ${LAST} || ' ' || md5(n::text), ${LAST} || ' ' || md5(n::text), (ARRAY['LEAD','PROSPECT','CUSTOMER','INACTIVE'])[1 + n % 4], 'Industry ' || n % 12, n % 500, n * 13,
     'office' || n || '@client.example', '{}', '{}', ARRAY['t' || n % 9], ${user}, '{}'`,
    size.clients,
    6,
  );
  await fill(
    'contacts',
    'client_id, name, first_name, last_name, job_title, is_primary, email, email_opt_in, sms_opt_in, do_not_call, tags, owner_id, custom_fields',
    `${ref(6, size.clients)}, ${FIRST} || ' ' || ${LAST} || ' ' || n, ${FIRST}, ${LAST} || ' ' || n, 'Manager', false, 'p' || n || '@client.example', true, false, false, '{}', ${user}, '{}'`,
    size.contacts,
    7,
  );
  await fill(
    'opportunities',
    `name, client_id, pipeline_id, stage_id, position, status, amount, discount, tax, total, currency, rate_to_base, total_base, weighted_base, probability,
      expected_close_on, closed_on, opened_on, stage_entered_at, owner_id, tags, custom_fields`,
    `'Deal ' || md5(n::text), ${ref(6, size.clients)}, ${id('o.no', 4, '1')}, ${id('o.no', 5, 'CASE WHEN n % 40 = 0 THEN 1 + (n / 40) % 4 ELSE 5 + n % 2 END')}, lpad(n::text, 8, '0') || 'V',
     CASE WHEN n % 40 = 0 THEN 'OPEN' WHEN n % 2 = 0 THEN 'WON' ELSE 'LOST' END, n % 9000, 0, 0, n % 9000, 'USD', 1, n % 9000, (n % 9000) / 2, 50,
     date '2026-12-31' - (n % 300)::int, CASE WHEN n % 40 <> 0 THEN date '2026-11-01' - (n % 700)::int END, date '2024-01-01', now() - n % 90 * interval '1 day', ${seller}, '{}', '{}'`,
    size.opportunities,
    8,
  );
  await fill(
    'interactions',
    'type, subject, body, direction, status, participants, email_to, email_cc, scheduled_at, completed_at, occurred_at, pinned, tags, client_id, owner_id, custom_fields',
    `(ARRAY['EMAIL','CALL','MEETING','NOTE'])[1 + n % 4], 'Subject ' || md5(n::text), ${NOTE}, 'OUTBOUND', CASE WHEN n % 199 = 0 THEN 'PLANNED' ELSE 'COMPLETED' END, '{}', '{}', '{}',
     CASE WHEN n % 199 = 0 THEN ${at} END, CASE WHEN n % 199 <> 0 THEN ${at} END, ${at}, false, '{}', ${ref(6, size.clients)}, ${user}, '{}'`,
    size.interactions,
    9,
  );
  await pool.query('DROP TABLE bench_organizations');
  await pool.query('VACUUM (ANALYZE)');
}
