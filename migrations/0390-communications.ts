import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantToBuiltIn } from './grantToBuiltIn.js';

const RECORD = `organization_id uuid NOT NULL, id uuid NOT NULL, created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL,
  deleted_at timestamptz, version integer NOT NULL, PRIMARY KEY (organization_id, id)`;

/** The records whose timelines show what is pinned. */
const HOMES = ['client', 'contact', 'opportunity', 'lead'];

const UP = [
  'CREATE INDEX interactions_thread_idx ON interactions (organization_id, thread_id, occurred_at DESC, id DESC) WHERE thread_id IS NOT NULL AND deleted_at IS NULL',
  ...HOMES.map(
    (home) =>
      `CREATE INDEX interactions_pinned_${home}_idx ON interactions (organization_id, ${home}_id, occurred_at DESC, id DESC) WHERE pinned AND deleted_at IS NULL`,
  ),
  `CREATE TABLE call_scripts (${RECORD}, name text NOT NULL, body_html text NOT NULL, position integer NOT NULL, active boolean NOT NULL,
    search_text text GENERATED ALWAYS AS (coalesce(name, '')) STORED)`,
  'CREATE UNIQUE INDEX call_scripts_name_key ON call_scripts (organization_id, lower(name)) WHERE deleted_at IS NULL',
  'CREATE INDEX call_scripts_position_idx ON call_scripts (organization_id, position, id) WHERE deleted_at IS NULL',
];

const DOWN = [
  'DROP TABLE call_scripts',
  'DROP INDEX interactions_thread_idx',
  ...HOMES.map((home) => `DROP INDEX interactions_pinned_${home}_idx`),
];

const LOOK = { 'callScript.view': 'ALL' };
/** What the built-in roles of existing organizations may do; Owner and Admin may everything. */
const GRANTS = {
  SALES_MANAGER: {
    ...LOOK,
    'callScript.create': 'ALL',
    'callScript.update': 'ALL',
    'callScript.delete': 'ALL',
    'interaction.pin': 'ALL',
  },
  SALES_REP: { ...LOOK, 'interaction.pin': 'TEAM' },
  SERVICE_REP: { ...LOOK, 'interaction.pin': 'ALL' },
  MARKETER: LOOK,
  READ_ONLY: LOOK,
};

/** Conversations and what is pinned are found by indexes; scripts for calls. */
export class Communications1764000000390 implements MigrationInterface {
  name = 'Communications1764000000390';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
    await grantToBuiltIn(runner, GRANTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
