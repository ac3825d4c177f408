import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Imports, the outcome of each of their rows, and remembered mappings. */
export class Imports1764000000100 implements MigrationInterface {
  name = 'Imports1764000000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE imports (organization_id uuid NOT NULL, id uuid NOT NULL, created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL,
      deleted_at timestamptz, version integer NOT NULL, PRIMARY KEY (organization_id, id), file_name text NOT NULL, path text NOT NULL, subject_type text,
      mode text NOT NULL CHECK (mode IN ('CREATE', 'UPDATE', 'UPSERT')), key_fields text[] NOT NULL,
      status text NOT NULL CHECK (status IN ('UPLOADED', 'CHECKING', 'READY', 'RUNNING', 'PAUSED', 'DONE', 'FAILED', 'UNDOING', 'UNDONE')), encoding text, delimiter text,
      has_header boolean NOT NULL, headers text[] NOT NULL, sample jsonb NOT NULL, mapping jsonb, row_count integer NOT NULL, processed integer NOT NULL,
      created_count integer NOT NULL, updated_count integer NOT NULL, skipped_count integer NOT NULL, failed_count integer NOT NULL, problems jsonb NOT NULL, change_set_id uuid,
      started_at timestamptz, finished_at timestamptz, error text, owner_id uuid NOT NULL,
      FOREIGN KEY (organization_id, owner_id) REFERENCES users (organization_id, id))`);
    await runner.query('CREATE INDEX imports_owner_idx ON imports (organization_id, owner_id, id)');
    await runner.query(`CREATE TABLE import_rows (organization_id uuid NOT NULL, import_id uuid NOT NULL, row_no integer NOT NULL, action text NOT NULL, record_type text NOT NULL,
      record_id uuid, code text, message text, raw jsonb, PRIMARY KEY (organization_id, import_id, row_no),
      FOREIGN KEY (organization_id, import_id) REFERENCES imports (organization_id, id))`);
    await runner.query(`CREATE TABLE import_mappings (organization_id uuid NOT NULL, fingerprint text NOT NULL, subject_type text NOT NULL, mapping jsonb NOT NULL,
      used_at timestamptz NOT NULL, PRIMARY KEY (organization_id, fingerprint, subject_type))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['import_mappings', 'import_rows', 'imports'])
      await runner.query(`DROP TABLE ${table}`);
  }
}
