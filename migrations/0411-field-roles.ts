import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantToBuiltIn } from './grantToBuiltIn.js';

const RIGHTS = ['read', 'write'];
const RETIRED = ['customField.viewRestricted', 'customField.setRestricted'];
const EXPORT = 'customField.exportPersonal';

/** The scope that a role has of the permission which a field asked for: by its name, by `noun.*` or by `*`. */
const scopeOf = (permission: string) =>
  `coalesce(r.permissions ->> ${permission}, r.permissions ->> (split_part(${permission}, '.', 1) || '.*'), r.permissions ->> '*', 'NONE')`;

/** Custom fields are for roles rather than for those with a permission; personal ones leave only with a right of their own. */
export class FieldRoles1764000000411 implements MigrationInterface {
  name = 'FieldRoles1764000000411';

  async up(runner: QueryRunner): Promise<void> {
    for (const right of RIGHTS) {
      const asked = `d.${right}_permission`;
      await runner.query(
        `ALTER TABLE custom_field_definitions ADD ${right}_role_ids text[] NOT NULL DEFAULT '{}'`,
      );
      // Those who had the permission keep the field; where nobody had it, it stays with owners and admins.
      await runner.query(`UPDATE custom_field_definitions d SET ${right}_role_ids = ARRAY(
        SELECT r.id::text FROM roles r WHERE r.organization_id = d.organization_id AND r.deleted_at IS NULL
          AND (r.key IN ('OWNER', 'ADMIN') OR ${scopeOf(asked)} <> 'NONE') ORDER BY r.id) WHERE ${asked} IS NOT NULL`);
      await runner.query(
        `ALTER TABLE custom_field_definitions DROP ${right}_permission, ALTER ${right}_role_ids DROP DEFAULT`,
      );
    }
    for (const permission of RETIRED)
      await runner.query('UPDATE roles SET permissions = permissions - $1::text', [permission]);
    await grantToBuiltIn(runner, { SALES_MANAGER: { [EXPORT]: 'ALL' } });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('UPDATE roles SET permissions = permissions - $1::text', [EXPORT]);
    await grantToBuiltIn(runner, {
      SALES_MANAGER: Object.fromEntries(RETIRED.map((permission) => [permission, 'ALL'])),
    });
    for (const [at, right] of RIGHTS.entries()) {
      await runner.query(`ALTER TABLE custom_field_definitions ADD ${right}_permission text`);
      await runner.query(
        `UPDATE custom_field_definitions SET ${right}_permission = $1 WHERE ${right}_role_ids <> '{}'`,
        [RETIRED[at]],
      );
      await runner.query(`ALTER TABLE custom_field_definitions DROP ${right}_role_ids`);
    }
  }
}
