import type { MigrationInterface, QueryRunner } from 'typeorm';

const RECORD = `organization_id uuid NOT NULL, id uuid NOT NULL, created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL,
  deleted_at timestamptz, version integer NOT NULL, PRIMARY KEY (organization_id, id)`;

const reference = (column: string, table: string) =>
  `FOREIGN KEY (organization_id, ${column}) REFERENCES ${table} (organization_id, id)`;

/** What the built-in roles of existing organizations may do with activities; Owner and Admin may everything. */
const GRANTS: Record<string, [view: string, create: string, others: string]> = {
  SALES_MANAGER: ['ALL', 'ALL', 'ALL'],
  SALES_REP: ['TEAM', 'OWN', 'OWN'],
  SERVICE_REP: ['ALL', 'ALL', 'OWN'],
  MARKETER: ['ALL', 'ALL', 'OWN'],
  READ_ONLY: ['ALL', 'NONE', 'NONE'],
};

const grant = ([view, create, others]: [string, string, string]) =>
  Object.fromEntries(
    Object.entries({ view, create, update: others, delete: others, complete: others, reopen: others })
      .filter(([, scope]) => scope !== 'NONE')
      .map(([verb, scope]) => [`activity.${verb}`, scope]),
  );

const UP = [
  "ALTER TABLE users ADD muted_notifications text[] NOT NULL DEFAULT '{}'",

  'ALTER TABLE interactions ADD body_html text',
  `CREATE TABLE notifications (${RECORD}, user_id uuid NOT NULL, kind text NOT NULL, actor_id uuid, subject_type text NOT NULL, subject_id uuid NOT NULL,
    title text NOT NULL, body text, read_at timestamptz, ${reference('user_id', 'users')}, ${reference('actor_id', 'users')})`,
  'CREATE INDEX notifications_user_idx ON notifications (organization_id, user_id, id DESC) WHERE deleted_at IS NULL',
  'CREATE INDEX notifications_unread_idx ON notifications (organization_id, user_id) WHERE read_at IS NULL AND deleted_at IS NULL',
  'CREATE INDEX notifications_actor_idx ON notifications (organization_id, actor_id)',

  `CREATE TABLE activities (${RECORD}, type text NOT NULL CHECK (type IN ('TASK', 'CALL', 'EMAIL', 'MEETING', 'TODO')), subject text NOT NULL, description text,
    priority text NOT NULL CHECK (priority IN ('LOW', 'NORMAL', 'HIGH', 'URGENT')),
    status text NOT NULL CHECK (status IN ('PENDING', 'IN_PROGRESS', 'COMPLETED', 'CANCELLED')),
    due_on date, due_at timestamptz, duration_minutes integer, reminders jsonb NOT NULL, next_reminder_at timestamptz, location text, attendees text[] NOT NULL,
    recurrence text, recurrence_start text, series_id uuid, following jsonb, outcome text, notes text, completed_at timestamptz, completed_by_id uuid,
    tags text[] NOT NULL, assignee_id uuid, created_by_id uuid, client_id uuid, contact_id uuid, opportunity_id uuid, lead_id uuid, interaction_id uuid, follows_id uuid,
    custom_fields jsonb NOT NULL,
    search_text text GENERATED ALWAYS AS (coalesce(subject, '')) STORED,
    ${reference('completed_by_id', 'users')}, ${reference('assignee_id', 'users')}, ${reference('created_by_id', 'users')}, ${reference('client_id', 'clients')},
    ${reference('contact_id', 'contacts')}, ${reference('opportunity_id', 'opportunities')}, ${reference('interaction_id', 'interactions')},
    ${reference('lead_id', 'leads')}, ${reference('follows_id', 'activities')}, CHECK (due_at IS NULL OR due_on IS NOT NULL))`,
  'CREATE INDEX activities_assignee_idx ON activities (organization_id, assignee_id, status, due_on, id) WHERE deleted_at IS NULL',
  'CREATE INDEX activities_due_idx ON activities (organization_id, status, due_on, id) WHERE deleted_at IS NULL',
  'CREATE INDEX activities_calendar_idx ON activities (organization_id, due_on, id) WHERE deleted_at IS NULL',
  'CREATE INDEX activities_reminder_idx ON activities (next_reminder_at) WHERE next_reminder_at IS NOT NULL AND deleted_at IS NULL',
  'CREATE INDEX activities_completed_idx ON activities (organization_id, assignee_id, completed_at DESC)',
  'CREATE INDEX activities_recurring_idx ON activities (organization_id, assignee_id, due_on) WHERE recurrence IS NOT NULL AND deleted_at IS NULL',
  'CREATE INDEX activities_creator_idx ON activities (organization_id, created_by_id)',
  'CREATE INDEX activities_completer_idx ON activities (organization_id, completed_by_id)',
  'CREATE INDEX activities_client_idx ON activities (organization_id, client_id, due_on DESC NULLS LAST, id)',
  'CREATE INDEX activities_contact_idx ON activities (organization_id, contact_id, due_on DESC NULLS LAST, id)',
  'CREATE INDEX activities_opportunity_idx ON activities (organization_id, opportunity_id, due_on DESC NULLS LAST, id)',
  'CREATE INDEX activities_lead_idx ON activities (organization_id, lead_id, due_on DESC NULLS LAST, id)',
  'CREATE INDEX activities_interaction_idx ON activities (organization_id, interaction_id)',
  'CREATE INDEX activities_follows_idx ON activities (organization_id, follows_id)',
  'CREATE INDEX activities_search_idx ON activities USING gin (organization_id, search_text gin_trgm_ops)',
  'CREATE INDEX activities_tags_idx ON activities USING gin (organization_id, tags)',
];

/** What is to be done, what one is told of, and notes as rich text. */
export class Activities1764000000310 implements MigrationInterface {
  name = 'Activities1764000000310';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
    for (const [key, scopes] of Object.entries(GRANTS))
      await runner.query('UPDATE roles SET permissions = $2::jsonb || permissions WHERE key = $1', [
        key,
        JSON.stringify(grant(scopes)),
      ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE activities');
    await runner.query('DROP TABLE notifications');
    await runner.query('ALTER TABLE interactions DROP body_html');
    await runner.query('ALTER TABLE users DROP muted_notifications');
  }
}
