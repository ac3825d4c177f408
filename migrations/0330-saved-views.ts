import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantToBuiltIn } from './grantToBuiltIn.js';

const RECORD = `organization_id uuid NOT NULL, id uuid NOT NULL, created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL,
  deleted_at timestamptz, version integer NOT NULL, PRIMARY KEY (organization_id, id)`;

const OWN = {
  'savedView.view': 'ALL',
  'savedView.create': 'OWN',
  'savedView.update': 'OWN',
  'savedView.delete': 'OWN',
};
const SHARED = {
  'savedView.view': 'ALL',
  'savedView.create': 'ALL',
  'savedView.update': 'ALL',
  'savedView.delete': 'ALL',
  'savedView.share': 'ALL',
};
/** What the built-in roles of existing organizations may do with views; Owner and Admin may everything. */
const GRANTS = { SALES_MANAGER: SHARED, SALES_REP: OWN, SERVICE_REP: OWN, MARKETER: OWN, READ_ONLY: OWN };

/** Saved views of lists, and which of them a user pinned or opens first. */
export class SavedViews1764000000330 implements MigrationInterface {
  name = 'SavedViews1764000000330';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE saved_views (${RECORD}, subject_type text NOT NULL, name text NOT NULL,
      visibility text NOT NULL CHECK (visibility IN ('PRIVATE', 'TEAM', 'EVERYONE')), team_id uuid, owner_id uuid NOT NULL,
      layout text NOT NULL CHECK (layout IN ('TABLE', 'BOARD', 'CALENDAR')), search text, filter jsonb, sort text, columns text[] NOT NULL, pipeline_id uuid,
      FOREIGN KEY (organization_id, team_id) REFERENCES teams (organization_id, id),
      FOREIGN KEY (organization_id, pipeline_id) REFERENCES pipelines (organization_id, id),
      FOREIGN KEY (organization_id, owner_id) REFERENCES users (organization_id, id))`);
    await runner.query(
      'CREATE INDEX saved_views_subject_idx ON saved_views (organization_id, subject_type, name)',
    );
    await runner.query('CREATE INDEX saved_views_owner_idx ON saved_views (organization_id, owner_id)');
    await runner.query('CREATE INDEX saved_views_pipeline_idx ON saved_views (organization_id, pipeline_id)');
    await runner.query('CREATE INDEX saved_views_team_idx ON saved_views (organization_id, team_id)');
    await runner.query(`CREATE TABLE saved_view_choices (${RECORD}, view_id uuid NOT NULL, user_id uuid NOT NULL, pinned boolean NOT NULL,
      is_default boolean NOT NULL,
      FOREIGN KEY (organization_id, view_id) REFERENCES saved_views (organization_id, id),
      FOREIGN KEY (organization_id, user_id) REFERENCES users (organization_id, id))`);
    await runner.query(
      'CREATE UNIQUE INDEX saved_view_choices_key ON saved_view_choices (organization_id, view_id, user_id)',
    );
    await runner.query(
      'CREATE INDEX saved_view_choices_user_idx ON saved_view_choices (organization_id, user_id)',
    );
    await grantToBuiltIn(runner, GRANTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE saved_view_choices');
    await runner.query('DROP TABLE saved_views');
  }
}
