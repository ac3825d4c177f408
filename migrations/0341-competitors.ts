import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantToBuiltIn } from './grantToBuiltIn.js';

const RECORD = `organization_id uuid NOT NULL, id uuid NOT NULL, created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL,
  deleted_at timestamptz, version integer NOT NULL, PRIMARY KEY (organization_id, id)`;

const reference = (column: string, table: string) =>
  `FOREIGN KEY (organization_id, ${column}) REFERENCES ${table} (organization_id, id)`;

const UP = [
  `CREATE TABLE competitors (${RECORD}, name text NOT NULL, website text, strengths text, weaknesses text, notes text, active boolean NOT NULL,
    search_text text GENERATED ALWAYS AS (coalesce(name, '')) STORED)`,
  'CREATE UNIQUE INDEX competitors_name_key ON competitors (organization_id, lower(name)) WHERE deleted_at IS NULL',
  'CREATE INDEX competitors_name_idx ON competitors (organization_id, name, id) WHERE deleted_at IS NULL',
  'CREATE INDEX competitors_created_idx ON competitors (organization_id, created_at, id) WHERE deleted_at IS NULL',
  'CREATE INDEX competitors_search_idx ON competitors USING gin (organization_id, search_text gin_trgm_ops)',
  `CREATE TABLE opportunity_competitors (${RECORD}, opportunity_id uuid NOT NULL, competitor_id uuid NOT NULL,
    ${reference('opportunity_id', 'opportunities')}, ${reference('competitor_id', 'competitors')})`,
  'CREATE UNIQUE INDEX opportunity_competitors_key ON opportunity_competitors (organization_id, opportunity_id, competitor_id) WHERE deleted_at IS NULL',
  'CREATE INDEX opportunity_competitors_opportunity_idx ON opportunity_competitors (organization_id, opportunity_id, id)',
  'CREATE INDEX opportunity_competitors_competitor_idx ON opportunity_competitors (organization_id, competitor_id, opportunity_id)',
  `ALTER TABLE opportunities ADD lost_to_competitor_id uuid, ADD CONSTRAINT opportunities_lost_to_competitor_fkey ${reference('lost_to_competitor_id', 'competitors')}`,
  'CREATE INDEX opportunities_lost_to_idx ON opportunities (organization_id, lost_to_competitor_id)',
  // Each name, whatever its letter case and outer spaces, becomes a competitor of its organization, in its most frequent spelling.
  `INSERT INTO competitors (organization_id, id, created_at, updated_at, version, name, active)
   SELECT n.organization_id, gen_random_uuid(), now(), now(), 1, mode() WITHIN GROUP (ORDER BY btrim(n.name) COLLATE "C"), true FROM (
     SELECT organization_id, unnest(competitors) AS name FROM opportunities
     UNION ALL SELECT organization_id, lost_to_competitor FROM opportunities WHERE lost_to_competitor IS NOT NULL) n
   WHERE btrim(n.name) <> '' GROUP BY n.organization_id, lower(btrim(n.name))`,
  `INSERT INTO opportunity_competitors (organization_id, id, created_at, updated_at, version, opportunity_id, competitor_id)
   SELECT n.organization_id, gen_random_uuid(), now(), now(), 1, n.id, c.id
   FROM (SELECT DISTINCT o.organization_id, o.id, lower(btrim(named.name)) AS name FROM opportunities o, unnest(o.competitors) named(name)) n
   JOIN competitors c ON c.organization_id = n.organization_id AND lower(c.name) = n.name`,
  `UPDATE opportunities o SET lost_to_competitor_id = c.id FROM competitors c
   WHERE c.organization_id = o.organization_id AND lower(c.name) = lower(btrim(o.lost_to_competitor))`,
  'ALTER TABLE opportunities DROP competitors, DROP lost_to_competitor',
  `UPDATE pipeline_stages SET required_fields = array_replace(array_remove(required_fields, 'competitors'), 'lostToCompetitor', 'lostToCompetitorId')
   WHERE required_fields && ARRAY['competitors', 'lostToCompetitor']`,
];

const DOWN = [
  "ALTER TABLE opportunities ADD competitors text[] NOT NULL DEFAULT '{}', ADD lost_to_competitor text",
  'ALTER TABLE opportunities ALTER competitors DROP DEFAULT',
  `UPDATE opportunities o SET competitors = n.names FROM (
     SELECT l.organization_id, l.opportunity_id, array_agg(c.name ORDER BY l.id) AS names FROM opportunity_competitors l
     JOIN competitors c ON c.organization_id = l.organization_id AND c.id = l.competitor_id WHERE l.deleted_at IS NULL GROUP BY 1, 2) n
   WHERE n.organization_id = o.organization_id AND n.opportunity_id = o.id`,
  `UPDATE opportunities o SET lost_to_competitor = c.name FROM competitors c WHERE c.organization_id = o.organization_id AND c.id = o.lost_to_competitor_id`,
  `UPDATE pipeline_stages SET required_fields = array_replace(required_fields, 'lostToCompetitorId', 'lostToCompetitor')
   WHERE 'lostToCompetitorId' = ANY(required_fields)`,
  'ALTER TABLE opportunities DROP lost_to_competitor_id',
  'DROP TABLE opportunity_competitors',
  'DROP TABLE competitors',
];

const LOOK = { 'competitor.view': 'ALL' };
const EVERYTHING = {
  ...LOOK,
  'competitor.create': 'ALL',
  'competitor.update': 'ALL',
  'competitor.delete': 'ALL',
  'competitor.export': 'ALL',
};
/** What the built-in roles of existing organizations may do with competitors; Owner and Admin may everything. */
const GRANTS = {
  SALES_MANAGER: EVERYTHING,
  SALES_REP: LOOK,
  SERVICE_REP: LOOK,
  MARKETER: LOOK,
  READ_ONLY: LOOK,
};

/** Competitors as records; the names on opportunities become links to them. */
export class Competitors1764000000341 implements MigrationInterface {
  name = 'Competitors1764000000341';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
    await grantToBuiltIn(runner, GRANTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
