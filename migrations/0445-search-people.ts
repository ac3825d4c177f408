import type { MigrationInterface, QueryRunner } from 'typeorm';
import { SEARCHED } from './0360-search-entries.js';
import { ACTIVITIES } from './0410-one-search.js';
import { follow, type Searched, unfollow } from './searchEntries.js';
import { followInteractions, unfollowInteractions } from './searchTexts.js';

type People = NonNullable<Searched['people']>;

const columns = (...names: string[]): People => ({
  columns: names,
  sql: (row) => `ARRAY[${names.map((name) => `${row}.${name}`).join(', ')}]`,
});

const OWNER = columns('owner_id');
const TAKES_PART = columns('assignee_id', 'created_by_id');

/** Whose rows they are, of the nouns that people see by that: the users that the noun's policy asks for. */
export const PEOPLE: Record<string, People> = {
  Client: columns('owner_id', 'account_manager_id'),
  Contact: OWNER,
  Lead: OWNER,
  Opportunity: {
    ...OWNER,
    sql: (row) => `${OWNER.sql(row)} || (SELECT array_agg(m.user_id) FROM opportunity_team_members m
      WHERE m.organization_id = ${row}.organization_id AND m.opportunity_id = ${row}.id AND m.deleted_at IS NULL)`,
  },
  Activity: {
    columns: [...TAKES_PART.columns, 'attendee_refs'],
    sql: (row) => `${TAKES_PART.sql(row)} || (SELECT array_agg(split_part(a, ':', 2)::uuid)
      FROM unnest(${row}.attendee_refs) a WHERE a LIKE 'User:%')`,
  },
};

const BEFORE = [...SEARCHED.filter(({ noun }) => noun !== 'Activity' && noun in PEOPLE), ACTIVITIES];
const AFTER = BEFORE.map((searched) => ({ ...searched, people: PEOPLE[searched.noun]! }));

const people = ({ people: { sql } }: (typeof AFTER)[number], row: string) =>
  `array_remove(${sql(row)}, NULL)`;

const fill = (searched: (typeof AFTER)[number]) =>
  `UPDATE search_entries e SET people = ${people(searched, 'r')} FROM ${searched.table} r
   WHERE e.noun = '${searched.noun}' AND r.organization_id = e.organization_id AND r.id = e.id`;

/** Who joins or leaves the team of an opportunity finds it, or no longer. */
const FOLLOW_TEAMS = [
  `CREATE FUNCTION search_team_changed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
     UPDATE search_entries e SET people = ${people(AFTER.find(({ noun }) => noun === 'Opportunity')!, 'r')} FROM opportunities r
     WHERE r.organization_id = e.organization_id AND r.id = e.id
       AND (r.organization_id, r.id) IN (SELECT c.organization_id, c.opportunity_id FROM changed c);
     RETURN NULL; END $$`,
  ...[
    ['INSERT', 'NEW'],
    ['UPDATE', 'NEW'],
    ['DELETE', 'OLD'],
  ].map(
    ([
      event,
      rows,
    ]) => `CREATE TRIGGER search_team_${event!.toLowerCase()} AFTER ${event} ON opportunity_team_members
     REFERENCING ${rows} TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_team_changed()`,
  ),
];

const index = (columns: string) => [
  `CREATE INDEX search_entries_words_idx ON search_entries USING gin (organization_id, noun, ${columns}words gin_trgm_ops) WITH (gin_pending_list_limit = 512)`,
  `CREATE INDEX search_texts_words_idx ON search_texts USING gin (organization_id, ${columns}words) WITH (gin_pending_list_limit = 512)`,
];

const UP = [
  'DROP INDEX search_entries_words_idx, search_texts_words_idx',
  "ALTER TABLE search_entries ADD people uuid[] NOT NULL DEFAULT '{}'",
  "ALTER TABLE search_texts ADD people uuid[] NOT NULL DEFAULT '{}'",
  ...BEFORE.flatMap(unfollow),
  ...AFTER.flatMap(follow),
  ...AFTER.map(fill),
  ...unfollowInteractions(),
  ...followInteractions({ people: true }),
  `UPDATE search_texts e SET people = ARRAY[r.owner_id] FROM interactions r
   WHERE r.organization_id = e.organization_id AND r.id = e.id AND r.owner_id IS NOT NULL`,
  ...FOLLOW_TEAMS,
  ...index('people, '),
  'ANALYZE search_entries',
  'ANALYZE search_texts',
];

const DOWN = [
  'DROP INDEX search_entries_words_idx, search_texts_words_idx',
  ...['insert', 'update', 'delete'].map(
    (event) => `DROP TRIGGER search_team_${event} ON opportunity_team_members`,
  ),
  'DROP FUNCTION search_team_changed',
  ...unfollowInteractions(),
  ...followInteractions(),
  ...AFTER.flatMap(unfollow),
  ...BEFORE.flatMap(follow),
  'ALTER TABLE search_texts DROP COLUMN people',
  'ALTER TABLE search_entries DROP COLUMN people',
  ...index(''),
];

/** Entries and texts tell whose they are: who sees but few records finds them by an index. */
export class SearchPeople1764000000445 implements MigrationInterface {
  name = 'SearchPeople1764000000445';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
