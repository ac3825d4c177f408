import type { MigrationInterface, QueryRunner } from 'typeorm';

const RECORD = `organization_id uuid NOT NULL, id uuid NOT NULL, created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL,
  deleted_at timestamptz, version integer NOT NULL, PRIMARY KEY (organization_id, id)`;

const reference = (column: string, table: string) =>
  `FOREIGN KEY (organization_id, ${column}) REFERENCES ${table} (organization_id, id)`;

const bant = (name: string) =>
  `${name} text NOT NULL CHECK (${name} IN ('YES', 'PARTLY', 'NO', 'UNKNOWN')), ${name}_note text`;

const UP = [
  `CREATE TABLE lead_settings (${RECORD}, hot_from integer NOT NULL, warm_from integer NOT NULL, fit_cap integer NOT NULL, engagement_cap integer NOT NULL,
    first_response_hours integer NOT NULL)`,
  `CREATE UNIQUE INDEX lead_settings_key ON lead_settings (organization_id) WHERE deleted_at IS NULL`,
  `CREATE TABLE scoring_rules (${RECORD}, name text NOT NULL, score_group text NOT NULL CHECK (score_group IN ('FIT', 'ENGAGEMENT')), subject_type text NOT NULL,
    condition jsonb NOT NULL, points integer NOT NULL, half_life_days integer, active boolean NOT NULL, position integer NOT NULL)`,
  `CREATE TABLE assignment_rules (${RECORD}, name text NOT NULL, condition jsonb NOT NULL, method text NOT NULL CHECK (method IN ('FIXED', 'ROUND_ROBIN', 'LOAD')),
    user_ids text[] NOT NULL, team_id uuid, active boolean NOT NULL, position integer NOT NULL, last_user_id uuid,
    ${reference('team_id', 'teams')}, ${reference('last_user_id', 'users')})`,
  'CREATE INDEX assignment_rules_team_idx ON assignment_rules (organization_id, team_id)',
  'CREATE INDEX assignment_rules_last_user_idx ON assignment_rules (organization_id, last_user_id)',
  `CREATE TABLE leads (${RECORD}, name text NOT NULL, first_name text, last_name text, company_name text, job_title text, email text, phone text, mobile_phone text,
    other_emails text[] NOT NULL, other_phones text[] NOT NULL, address jsonb, website text, industry text, company_size integer,
    status text NOT NULL CHECK (status IN ('NEW', 'CONTACTED', 'QUALIFIED', 'NURTURING', 'UNQUALIFIED', 'CONVERTED')), unqualified_reason text,
    rating text NOT NULL CHECK (rating IN ('HOT', 'WARM', 'COLD')), priority text NOT NULL CHECK (priority IN ('LOW', 'MEDIUM', 'HIGH')),
    source text, campaign text, medium text, referrer text, score integer NOT NULL CHECK (score BETWEEN 0 AND 100), fit_score integer NOT NULL,
    engagement_score integer NOT NULL, score_reasons jsonb NOT NULL, manual_score integer CHECK (manual_score BETWEEN 0 AND 100), manual_score_until date,
    ${bant('budget')}, ${bant('authority')}, ${bant('need')}, ${bant('timeframe')}, owner_id uuid, assigned_at timestamptz, assignment_rule_id uuid,
    respond_by timestamptz, first_responded_at timestamptz, last_activity_at timestamptz, next_step text, email_opt_in boolean NOT NULL, sms_opt_in boolean NOT NULL,
    do_not_call boolean NOT NULL, tags text[] NOT NULL, description text, external_id text, custom_fields jsonb NOT NULL, converted_at timestamptz,
    converted_client_id uuid, converted_contact_id uuid, converted_opportunity_id uuid,
    search_text text GENERATED ALWAYS AS (coalesce(name, '') || ' ' || coalesce(company_name, '') || ' ' || coalesce(email, '') || ' ' || coalesce(phone, '')) STORED,
    ${reference('owner_id', 'users')}, ${reference('assignment_rule_id', 'assignment_rules')}, ${reference('converted_client_id', 'clients')},
    ${reference('converted_contact_id', 'contacts')}, ${reference('converted_opportunity_id', 'opportunities')})`,
  'CREATE UNIQUE INDEX leads_external_id_key ON leads (organization_id, external_id) WHERE deleted_at IS NULL',
  'CREATE INDEX leads_score_idx ON leads (organization_id, score, id) WHERE deleted_at IS NULL',
  'CREATE INDEX leads_status_idx ON leads (organization_id, status, score, id) WHERE deleted_at IS NULL',
  'CREATE INDEX leads_created_idx ON leads (organization_id, created_at, id) WHERE deleted_at IS NULL',
  'CREATE INDEX leads_owner_idx ON leads (organization_id, owner_id)',
  'CREATE INDEX leads_rule_idx ON leads (organization_id, assignment_rule_id)',
  'CREATE INDEX leads_client_idx ON leads (organization_id, converted_client_id)',
  'CREATE INDEX leads_contact_idx ON leads (organization_id, converted_contact_id)',
  'CREATE INDEX leads_opportunity_idx ON leads (organization_id, converted_opportunity_id)',
  'CREATE INDEX leads_email_idx ON leads (organization_id, email)',
  'CREATE INDEX leads_search_idx ON leads USING gin (organization_id, search_text gin_trgm_ops)',
  'CREATE INDEX leads_tags_idx ON leads USING gin (organization_id, tags)',
  `CREATE TABLE lead_score_changes (${RECORD}, lead_id uuid NOT NULL, score integer NOT NULL, fit_score integer NOT NULL, engagement_score integer NOT NULL,
    rating text NOT NULL, reasons jsonb NOT NULL, ${reference('lead_id', 'leads')})`,
  'CREATE INDEX lead_score_changes_lead_idx ON lead_score_changes (organization_id, lead_id, id)',
  `CREATE TABLE lead_conversions (${RECORD}, lead_id uuid NOT NULL, client_id uuid NOT NULL, contact_id uuid, opportunity_id uuid, created text[] NOT NULL,
    change_set_id uuid NOT NULL, converted_by_id uuid, undone_at timestamptz, ${reference('lead_id', 'leads')}, ${reference('client_id', 'clients')},
    ${reference('contact_id', 'contacts')}, ${reference('opportunity_id', 'opportunities')}, ${reference('converted_by_id', 'users')})`,
  'CREATE UNIQUE INDEX lead_conversions_key ON lead_conversions (organization_id, lead_id) WHERE undone_at IS NULL',
  'CREATE INDEX lead_conversions_lead_idx ON lead_conversions (organization_id, lead_id, id)',
  'CREATE INDEX lead_conversions_client_idx ON lead_conversions (organization_id, client_id)',
  'CREATE INDEX lead_conversions_contact_idx ON lead_conversions (organization_id, contact_id)',
  'CREATE INDEX lead_conversions_opportunity_idx ON lead_conversions (organization_id, opportunity_id)',
  'CREATE INDEX lead_conversions_by_idx ON lead_conversions (organization_id, converted_by_id)',
  'CREATE INDEX clients_website_idx ON clients USING gin (organization_id, website gin_trgm_ops) WHERE website IS NOT NULL',
  `ALTER TABLE interactions ADD lead_id uuid, ADD CONSTRAINT interactions_lead_fkey ${reference('lead_id', 'leads')}`,
  'CREATE INDEX interactions_lead_idx ON interactions (organization_id, lead_id, occurred_at DESC, id DESC) WHERE deleted_at IS NULL',
];

/** What the built-in roles of organizations that exist already may do with leads. */
const RIGHTS: Record<string, Record<string, string>> = {
  SALES_MANAGER: rights('ALL', 'ALL', ['create', 'update', 'delete', 'convert', 'assign']),
  SALES_REP: rights('TEAM', 'OWN', ['create', 'update', 'delete', 'convert', 'assign']),
  SERVICE_REP: rights('ALL', 'ALL', ['create']),
  MARKETER: rights('ALL', 'ALL', ['create', 'update', 'assign']),
  READ_ONLY: rights('ALL', 'ALL', []),
};
const RULES = { 'scoringRule.view': 'ALL', 'assignmentRule.view': 'ALL' };
const CHANGE_RULES = Object.fromEntries(
  ['scoringRule', 'assignmentRule'].flatMap((noun) =>
    ['create', 'update', 'delete'].map((verb) => [`${noun}.${verb}`, 'ALL']),
  ),
);

function rights(view: string, change: string, verbs: string[]): Record<string, string> {
  return { 'lead.view': view, ...Object.fromEntries(verbs.map((verb) => [`lead.${verb}`, change])) };
}

/** Leads with their scores, the rules that score and assign them, and what they were converted into. */
export class Leads1764000000300 implements MigrationInterface {
  name = 'Leads1764000000300';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
    await runner.query(`INSERT INTO lead_settings (organization_id, id, created_at, updated_at, version, hot_from, warm_from, fit_cap, engagement_cap, first_response_hours)
      SELECT organization_id, gen_random_uuid(), now(), now(), 1, 70, 40, 50, 50, 24 FROM organizations`);
    for (const [key, permissions] of Object.entries(RIGHTS))
      await runner.query(`UPDATE roles SET permissions = permissions || $2::jsonb WHERE key = $1`, [
        key,
        JSON.stringify({ ...permissions, ...RULES, ...(key === 'SALES_MANAGER' ? CHANGE_RULES : {}) }),
      ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE interactions DROP COLUMN lead_id');
    await runner.query('DROP INDEX clients_website_idx');
    const tables = ['lead_conversions', 'lead_score_changes', 'leads', 'assignment_rules', 'scoring_rules'];
    for (const table of [...tables, 'lead_settings']) await runner.query(`DROP TABLE ${table}`);
  }
}
