import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `CREATE TABLE affiliations (organization_id uuid NOT NULL, id uuid NOT NULL, created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL,
    deleted_at timestamptz, version integer NOT NULL, contact_id uuid NOT NULL, client_id uuid NOT NULL, job_title text, since date, until date,
    PRIMARY KEY (organization_id, id),
    FOREIGN KEY (organization_id, contact_id) REFERENCES contacts (organization_id, id),
    FOREIGN KEY (organization_id, client_id) REFERENCES clients (organization_id, id))`,
  'CREATE UNIQUE INDEX affiliations_key ON affiliations (organization_id, contact_id, client_id) WHERE deleted_at IS NULL',
  'CREATE INDEX affiliations_contact_idx ON affiliations (organization_id, contact_id, id)',
  'CREATE INDEX affiliations_client_idx ON affiliations (organization_id, client_id, id)',
];

/** Further clients of a contact, beside the one it belongs to. */
export class Affiliations1764000000437 implements MigrationInterface {
  name = 'Affiliations1764000000437';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE affiliations');
  }
}
