import type { MigrationInterface, QueryRunner } from 'typeorm';

const GRANTS = { 'customField.viewRestricted': 'ALL', 'customField.setRestricted': 'ALL' };

/** What custom fields can demand of their values, who gets to see and set them, and which are indexed. */
export class CustomFieldRules1764000000370 implements MigrationInterface {
  name = 'CustomFieldRules1764000000370';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE custom_field_definitions
      ADD "unique" boolean NOT NULL DEFAULT false, ADD reference_to text, ADD default_value jsonb, ADD minimum numeric(18,4), ADD maximum numeric(18,4),
      ADD max_length integer, ADD pattern text, ADD privacy text NOT NULL DEFAULT 'NONE' CHECK (privacy IN ('NONE', 'PERSONAL', 'SENSITIVE')),
      ADD read_permission text, ADD write_permission text, ADD indexed boolean NOT NULL DEFAULT false, ADD indexed_at timestamptz, ADD index_problem text`);
    await runner.query(
      'ALTER TABLE custom_field_definitions ALTER "unique" DROP DEFAULT, ALTER privacy DROP DEFAULT, ALTER indexed DROP DEFAULT',
    );
    await runner.query(`CREATE TABLE custom_unique_values (organization_id uuid NOT NULL, definition_id uuid NOT NULL, value text NOT NULL, record_id uuid NOT NULL,
      PRIMARY KEY (organization_id, definition_id, value),
      FOREIGN KEY (organization_id, definition_id) REFERENCES custom_field_definitions (organization_id, id))`);
    await runner.query(
      'CREATE INDEX custom_unique_values_record_idx ON custom_unique_values (organization_id, record_id, definition_id)',
    );
    await runner.query('UPDATE roles SET permissions = $1::jsonb || permissions WHERE key = $2', [
      JSON.stringify(GRANTS),
      'SALES_MANAGER',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE custom_unique_values');
    await runner.query(`ALTER TABLE custom_field_definitions DROP "unique", DROP reference_to, DROP default_value, DROP minimum, DROP maximum, DROP max_length,
      DROP pattern, DROP privacy, DROP read_permission, DROP write_permission, DROP indexed, DROP indexed_at, DROP index_problem`);
    for (const permission of Object.keys(GRANTS))
      await runner.query('UPDATE roles SET permissions = permissions - $1::text', [permission]);
  }
}
