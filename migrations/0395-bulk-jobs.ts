import type { MigrationInterface, QueryRunner } from 'typeorm';

const RECORD = `organization_id uuid NOT NULL, id uuid NOT NULL, created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL,
  deleted_at timestamptz, version integer NOT NULL, PRIMARY KEY (organization_id, id)`;

/** Work on many records in the background: how far it is, which records are left, and which could not be changed. */
export class BulkJobs1764000000395 implements MigrationInterface {
  name = 'BulkJobs1764000000395';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE bulk_jobs (${RECORD}, kind text NOT NULL, subject_type text, status text NOT NULL CHECK (status IN ('RUNNING', 'DONE', 'CANCELLED', 'FAILED')),
      total integer NOT NULL, done_count integer NOT NULL, changed_count integer NOT NULL, failed_count integer NOT NULL,
      change_set_id uuid NOT NULL, undoes uuid, cursor text, action jsonb NOT NULL, finished_at timestamptz, error text, owner_id uuid NOT NULL,
      FOREIGN KEY (organization_id, owner_id) REFERENCES users (organization_id, id))`);
    await runner.query('CREATE INDEX bulk_jobs_owner_idx ON bulk_jobs (organization_id, owner_id, status)');
    await runner.query(
      "CREATE INDEX bulk_jobs_running_idx ON bulk_jobs (organization_id, change_set_id) WHERE status = 'RUNNING'",
    );
    await runner.query(`CREATE TABLE bulk_job_rows (organization_id uuid NOT NULL, job_id uuid NOT NULL, record_id uuid NOT NULL, problem text,
      PRIMARY KEY (organization_id, job_id, record_id),
      FOREIGN KEY (organization_id, job_id) REFERENCES bulk_jobs (organization_id, id))`);
    await runner.query(
      'CREATE INDEX bulk_job_rows_waiting_idx ON bulk_job_rows (organization_id, job_id, record_id) WHERE problem IS NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE bulk_job_rows');
    await runner.query('DROP TABLE bulk_jobs');
  }
}
