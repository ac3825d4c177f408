import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantToBuiltIn } from './grantToBuiltIn.js';

const LISTED = ['clients', 'opportunities', 'opportunity_line_items'];

/** Clients and opportunities have a price list, and lines remember where their price came from. */
export class PriceListsOnDeals1764000000405 implements MigrationInterface {
  name = 'PriceListsOnDeals1764000000405';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of LISTED) {
      await runner.query(
        `ALTER TABLE ${table} ADD price_list_id uuid,
           ADD CONSTRAINT ${table}_price_list_fkey FOREIGN KEY (organization_id, price_list_id) REFERENCES price_lists (organization_id, id)`,
      );
      await runner.query(`CREATE INDEX ${table}_price_list_idx ON ${table} (organization_id, price_list_id)`);
    }
    await runner.query('ALTER TABLE opportunity_line_items ADD price_source text');
    await grantToBuiltIn(runner, { SALES_MANAGER: { 'priceList.export': 'ALL' } });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE opportunity_line_items DROP price_source');
    for (const table of LISTED) await runner.query(`ALTER TABLE ${table} DROP price_list_id`);
  }
}
