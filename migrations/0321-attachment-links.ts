import type { MigrationInterface, QueryRunner } from 'typeorm';

const OLD = ['client_id', 'contact_id', 'opportunity_id', 'interaction_id'];
const NEW = [
  ['lead_id', 'leads'],
  ['activity_id', 'activities'],
] as const;

const EXPORTERS: Record<string, string> = { SALES_MANAGER: 'ALL', SALES_REP: 'OWN', MARKETER: 'ALL' };

/** Leads and activities carry files, too. What a lead became has its files beside the lead itself. */
export class AttachmentLinks1764000000321 implements MigrationInterface {
  name = 'AttachmentLinks1764000000321';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE attachments DROP CONSTRAINT attachments_check');
    for (const [column, table] of NEW) {
      await runner.query(
        `ALTER TABLE attachments ADD ${column} uuid, ADD FOREIGN KEY (organization_id, ${column}) REFERENCES ${table} (organization_id, id)`,
      );
      await runner.query(
        `CREATE INDEX attachments_${column} ON attachments (organization_id, ${column}, id DESC)`,
      );
    }
    const others = [...OLD, 'activity_id'].join(', ');
    await runner.query(
      `ALTER TABLE attachments ADD CONSTRAINT attachments_check CHECK (num_nonnulls(${others}) = 1 OR num_nonnulls(${others}) = 0 AND lead_id IS NOT NULL)`,
    );
    for (const [key, scope] of Object.entries(EXPORTERS))
      await runner.query(
        `UPDATE roles SET permissions = jsonb_build_object('lead.export', $2::text, 'activity.export', $2::text) || permissions WHERE key = $1`,
        [key, scope],
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE attachments DROP CONSTRAINT attachments_check');
    await runner.query(`DELETE FROM attachments WHERE num_nonnulls(${OLD.join(', ')}) <> 1`);
    await runner.query('ALTER TABLE attachments DROP lead_id, DROP activity_id');
    await runner.query(
      `ALTER TABLE attachments ADD CONSTRAINT attachments_check CHECK (num_nonnulls(${OLD.join(', ')}) = 1)`,
    );
  }
}
