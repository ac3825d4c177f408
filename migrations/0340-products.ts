import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantToBuiltIn } from './grantToBuiltIn.js';

const RECORD = `organization_id uuid NOT NULL, id uuid NOT NULL, created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL,
  deleted_at timestamptz, version integer NOT NULL, PRIMARY KEY (organization_id, id)`;

const reference = (column: string, table: string) =>
  `FOREIGN KEY (organization_id, ${column}) REFERENCES ${table} (organization_id, id)`;

const UP = [
  `CREATE TABLE products (${RECORD}, name text NOT NULL, sku text, category text, unit text, price numeric(18,4), currency text NOT NULL, cost_price numeric(18,4),
    tax_percent numeric(18,4) NOT NULL, active boolean NOT NULL, description text, external_id text, custom_fields jsonb NOT NULL,
    search_text text GENERATED ALWAYS AS (coalesce(name, '') || ' ' || coalesce(sku, '')) STORED)`,
  'CREATE UNIQUE INDEX products_sku_key ON products (organization_id, lower(sku)) WHERE deleted_at IS NULL',
  'CREATE UNIQUE INDEX products_external_id_key ON products (organization_id, external_id) WHERE deleted_at IS NULL',
  'CREATE INDEX products_sku_idx ON products (organization_id, sku, id)',
  'CREATE INDEX products_name_idx ON products (organization_id, name, id) WHERE deleted_at IS NULL',
  'CREATE INDEX products_category_idx ON products (organization_id, category, id) WHERE deleted_at IS NULL',
  'CREATE INDEX products_price_idx ON products (organization_id, price, id) WHERE deleted_at IS NULL',
  'CREATE INDEX products_created_idx ON products (organization_id, created_at, id) WHERE deleted_at IS NULL',
  'CREATE INDEX products_search_idx ON products USING gin (organization_id, search_text gin_trgm_ops)',
  `CREATE TABLE price_lists (${RECORD}, name text NOT NULL, currency text NOT NULL, valid_from date, valid_until date, active boolean NOT NULL, is_default boolean NOT NULL,
    search_text text GENERATED ALWAYS AS (coalesce(name, '')) STORED)`,
  'CREATE UNIQUE INDEX price_lists_name_key ON price_lists (organization_id, lower(name)) WHERE deleted_at IS NULL',
  'CREATE UNIQUE INDEX price_lists_default_key ON price_lists (organization_id, currency) WHERE is_default AND deleted_at IS NULL',
  'CREATE INDEX price_lists_search_idx ON price_lists USING gin (organization_id, search_text gin_trgm_ops)',
  `CREATE TABLE price_list_entries (${RECORD}, price_list_id uuid NOT NULL, product_id uuid NOT NULL, min_quantity numeric(18,4) NOT NULL, unit_price numeric(18,4) NOT NULL,
    ${reference('price_list_id', 'price_lists')}, ${reference('product_id', 'products')})`,
  'CREATE UNIQUE INDEX price_list_entries_key ON price_list_entries (organization_id, price_list_id, product_id, min_quantity) WHERE deleted_at IS NULL',
  'CREATE INDEX price_list_entries_list_idx ON price_list_entries (organization_id, price_list_id, id)',
  'CREATE INDEX price_list_entries_product_idx ON price_list_entries (organization_id, product_id, min_quantity)',
  'ALTER TABLE opportunity_line_items RENAME product TO name',
  `ALTER TABLE opportunity_line_items ADD product_id uuid, ADD unit text, ADD CONSTRAINT opportunity_line_items_product_fkey ${reference('product_id', 'products')}`,
  'CREATE INDEX opportunity_line_items_product_idx ON opportunity_line_items (organization_id, product_id, opportunity_id)',
];

const LOOK = { 'product.view': 'ALL', 'priceList.view': 'ALL' };
const EVERYTHING = {
  ...LOOK,
  'product.viewCost': 'ALL',
  'product.export': 'ALL',
  ...Object.fromEntries(
    ['product', 'priceList'].flatMap((noun) =>
      ['create', 'update', 'delete'].map((verb) => [`${noun}.${verb}`, 'ALL']),
    ),
  ),
};
/** What the built-in roles of existing organizations may do with products; Owner and Admin may everything. */
const GRANTS = {
  SALES_MANAGER: EVERYTHING,
  SALES_REP: LOOK,
  SERVICE_REP: LOOK,
  MARKETER: LOOK,
  READ_ONLY: LOOK,
};

/** Products, price lists, and line items that name a product. */
export class Products1764000000340 implements MigrationInterface {
  name = 'Products1764000000340';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
    await grantToBuiltIn(runner, GRANTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE opportunity_line_items DROP product_id, DROP unit');
    await runner.query('ALTER TABLE opportunity_line_items RENAME name TO product');
    for (const table of ['price_list_entries', 'price_lists', 'products'])
      await runner.query(`DROP TABLE ${table}`);
  }
}
