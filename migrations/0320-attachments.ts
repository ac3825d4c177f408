import type { MigrationInterface, QueryRunner } from 'typeorm';

const reference = (column: string, table: string) =>
  `FOREIGN KEY (organization_id, ${column}) REFERENCES ${table} (organization_id, id)`;

const RECORD = `organization_id uuid NOT NULL, id uuid NOT NULL, created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL,
  deleted_at timestamptz, version integer NOT NULL, PRIMARY KEY (organization_id, id)`;

/** The nouns that carry files, with their tables. */
const LINKS = [
  ['client_id', 'clients'],
  ['contact_id', 'contacts'],
  ['opportunity_id', 'opportunities'],
  ['interaction_id', 'interactions'],
] as const;

const TAGGED = ['clients', 'contacts', 'opportunities', 'interactions'];

const UP = [
  `CREATE TABLE uploads (organization_id uuid NOT NULL, id uuid NOT NULL, user_id uuid NOT NULL, file_name text NOT NULL, size integer NOT NULL,
    expires_at timestamptz NOT NULL, storage_key text, mime_type text, sha256 text, PRIMARY KEY (organization_id, id), ${reference('user_id', 'users')})`,
  'CREATE INDEX uploads_user_idx ON uploads (organization_id, user_id)',
  'CREATE INDEX uploads_expiry_idx ON uploads (expires_at)',

  `CREATE TABLE attachments (${RECORD}, file_name text NOT NULL, description text, kind text NOT NULL, mime_type text NOT NULL, size integer NOT NULL, sha256 text NOT NULL,
    storage_key text NOT NULL, tags text[] NOT NULL, uploaded_by_id uuid, ${LINKS.map(([column]) => `${column} uuid`).join(', ')},
    search_text text GENERATED ALWAYS AS (file_name || ' ' || coalesce(description, '')) STORED,
    CHECK (num_nonnulls(${LINKS.map(([column]) => column).join(', ')}) = 1), ${reference('uploaded_by_id', 'users')},
    ${LINKS.map(([column, table]) => reference(column, table)).join(', ')})`,
  ...LINKS.map(
    ([column]) =>
      `CREATE INDEX attachments_${column.replace('_id', '')}_idx ON attachments (organization_id, ${column}, id DESC)`,
  ),
  'CREATE INDEX attachments_uploader_idx ON attachments (organization_id, uploaded_by_id)',
  'CREATE INDEX attachments_created_idx ON attachments (organization_id, created_at, id) WHERE deleted_at IS NULL',
  'CREATE INDEX attachments_deleted_idx ON attachments (organization_id, deleted_at) WHERE deleted_at IS NOT NULL',
  'CREATE INDEX attachments_tags_idx ON attachments USING gin (organization_id, tags)',
  'CREATE INDEX attachments_search_idx ON attachments USING gin (organization_id, search_text gin_trgm_ops)',
  'ALTER TABLE organizations ADD file_quota_megabytes integer NOT NULL DEFAULT 10240, ADD bin_days integer NOT NULL DEFAULT 30',

  `CREATE TABLE exports (${RECORD}, subject_type text NOT NULL, format text NOT NULL, filter jsonb, search text, order_by jsonb NOT NULL, columns text[] NOT NULL,
    row_count integer, owner_id uuid, ${reference('owner_id', 'users')})`,
  'CREATE INDEX exports_owner_idx ON exports (organization_id, owner_id)',

  `CREATE TABLE tags (${RECORD}, name text NOT NULL, color text, search_text text GENERATED ALWAYS AS (name) STORED)`,
  'CREATE UNIQUE INDEX tags_name_key ON tags (organization_id, name) WHERE deleted_at IS NULL',
  'CREATE INDEX interactions_tags_idx ON interactions USING gin (organization_id, tags)',
  `INSERT INTO tags (organization_id, id, created_at, updated_at, version, name)
    SELECT organization_id, gen_random_uuid(), now(), now(), 1, name
    FROM (${TAGGED.map((table) => `SELECT organization_id, unnest(tags) AS name FROM ${table}`).join(' UNION ')}) used`,
];

/** Rights that the built-in roles get for what is new; owners and admins have every right already. */
const RIGHTS: Record<string, Record<string, string>> = {
  SALES_MANAGER: {
    'attachment.view': 'ALL',
    'attachment.create': 'ALL',
    'attachment.update': 'ALL',
    'attachment.delete': 'ALL',
    'tag.view': 'ALL',
    'tag.create': 'ALL',
    'tag.update': 'ALL',
    'tag.delete': 'ALL',
    'client.export': 'ALL',
    'contact.export': 'ALL',
    'opportunity.export': 'ALL',
    'interaction.export': 'ALL',
    'attachment.export': 'ALL',
    'export.view': 'ALL',
  },
  SALES_REP: {
    'attachment.view': 'ALL',
    'attachment.create': 'ALL',
    'attachment.update': 'OWN',
    'attachment.delete': 'OWN',
    'tag.view': 'ALL',
    'tag.create': 'ALL',
    'client.export': 'OWN',
    'contact.export': 'OWN',
    'opportunity.export': 'OWN',
    'interaction.export': 'OWN',
    'export.view': 'OWN',
  },
  SERVICE_REP: {
    'attachment.view': 'ALL',
    'attachment.create': 'ALL',
    'attachment.update': 'OWN',
    'attachment.delete': 'OWN',
    'tag.view': 'ALL',
  },
  MARKETER: {
    'attachment.view': 'ALL',
    'attachment.create': 'ALL',
    'attachment.update': 'OWN',
    'attachment.delete': 'OWN',
    'tag.view': 'ALL',
    'tag.create': 'ALL',
    'tag.update': 'ALL',
    'client.export': 'ALL',
    'contact.export': 'ALL',
    'export.view': 'OWN',
  },
  READ_ONLY: { 'attachment.view': 'ALL', 'tag.view': 'ALL' },
};

/** Files on records, exports of lists, and tags as records of their own. */
export class Attachments1764000000320 implements MigrationInterface {
  name = 'Attachments1764000000320';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
    for (const [key, rights] of Object.entries(RIGHTS))
      await runner.query('UPDATE roles SET permissions = $2::jsonb || permissions WHERE key = $1', [
        key,
        JSON.stringify(rights),
      ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX interactions_tags_idx');
    for (const table of ['tags', 'exports', 'attachments', 'uploads'])
      await runner.query(`DROP TABLE ${table}`);
    await runner.query('ALTER TABLE organizations DROP file_quota_megabytes, DROP bin_days');
  }
}
