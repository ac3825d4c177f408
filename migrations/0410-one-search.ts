import type { MigrationInterface, QueryRunner } from 'typeorm';
import { enter, enterWords, follow, type Searched, unfollow } from './searchEntries.js';
import { followInteractions, unfollowInteractions } from './searchTexts.js';

const named = (table: string, noun: string, ...words: string[]): Searched => ({
  table,
  noun,
  title: 'name',
  words,
  phones: [],
});

/** What lists could search in but no entry told of. */
const NEW: Searched[] = [
  named('users', 'User', 'email', 'job_title'),
  named('teams', 'Team'),
  named('roles', 'Role'),
  named('tags', 'Tag'),
  named('price_lists', 'PriceList'),
  named('call_scripts', 'CallScript'),
];

/** Activities are found by what is written about them, too. */
export const ACTIVITIES: Searched = {
  table: 'activities',
  noun: 'Activity',
  title: 'subject',
  words: ['description'],
  phones: [],
};
const BEFORE: Searched = { ...ACTIVITIES, words: [] };

/** The columns in which lists searched until now, and whether they had an index. */
const COLUMNS: [table: string, columns: string[], indexed: boolean][] = [
  ['clients', ['name', 'company_name', 'email', 'phone'], true],
  ['contacts', ['name', 'job_title', 'email', 'phone'], true],
  ['leads', ['name', 'company_name', 'email', 'phone'], true],
  ['opportunities', ['name'], true],
  ['interactions', ['subject'], true],
  ['activities', ['subject'], true],
  ['attachments', ['file_name', 'description'], true],
  ['products', ['name', 'sku'], true],
  ['price_lists', ['name'], true],
  ['competitors', ['name'], true],
  ['users', ['name', 'email'], false],
  ['teams', ['name'], false],
  ['roles', ['name'], false],
  ['tags', ['name'], false],
  ['call_scripts', ['name'], false],
];

/** A noun whose entries are written in another way from now on. */
const replace = (before: Searched, after: Searched): string[] => [
  ...unfollow(before),
  `DELETE FROM search_entries WHERE noun = '${after.noun}'`,
  enter(after),
  enterWords(after.noun),
  ...follow(after),
];

const UP = [
  ...NEW.flatMap((searched) => [enter(searched), enterWords(searched.noun), ...follow(searched)]),
  ...replace(BEFORE, ACTIVITIES),
  // The words of a long text, without accents; where they stand does not matter. Whatever is no letter or digit parts them.
  `CREATE FUNCTION search_lexemes(value text) RETURNS tsvector LANGUAGE sql STABLE PARALLEL SAFE AS $$
     SELECT strip(to_tsvector('simple', search_fold(translate(left(value, 50000), '@./\\-_:+#&<>=~%''"', '                 ')))) $$`,
  `CREATE TABLE search_texts (organization_id uuid NOT NULL, id uuid NOT NULL, words tsvector NOT NULL, PRIMARY KEY (organization_id, id))`,
  `INSERT INTO search_texts SELECT organization_id, id, search_lexemes(concat_ws(' ', subject, outcome, body)) FROM interactions WHERE deleted_at IS NULL`,
  'CREATE INDEX search_texts_words_idx ON search_texts USING gin (organization_id, words) WITH (gin_pending_list_limit = 512)',
  `INSERT INTO search_words SELECT DISTINCT i.organization_id, w FROM interactions i CROSS JOIN search_split(search_fold(i.subject)) w
   WHERE i.deleted_at IS NULL AND NOT EXISTS (SELECT 1 FROM search_words k WHERE k.organization_id = i.organization_id AND k.word = w)`,
  ...followInteractions(),
  // Dropping a column drops its index. Websites are words of the entries.
  ...COLUMNS.map(([table]) => `ALTER TABLE ${table} DROP COLUMN search_text`),
  'DROP INDEX clients_website_idx',
  ...['search_entries', 'search_words', 'search_texts'].map((table) => `ANALYZE ${table}`),
];

const DOWN = [
  ...COLUMNS.flatMap(([table, columns, indexed]) => [
    `ALTER TABLE ${table} ADD search_text text GENERATED ALWAYS AS (${columns.map((column) => `coalesce(${column}, '')`).join(" || ' ' || ")}) STORED`,
    ...(indexed
      ? [`CREATE INDEX ${table}_search_idx ON ${table} USING gin (organization_id, search_text gin_trgm_ops)`]
      : []),
  ]),
  'CREATE INDEX clients_website_idx ON clients USING gin (organization_id, website gin_trgm_ops) WHERE website IS NOT NULL',
  ...unfollowInteractions(),
  'DROP TABLE search_texts',
  'DROP FUNCTION search_lexemes',
  ...replace(ACTIVITIES, BEFORE),
  ...NEW.flatMap((searched) => [
    ...unfollow(searched),
    `DELETE FROM search_entries WHERE noun = '${searched.noun}'`,
  ]),
];

/** Lists search in the entries of the global search, and long texts have words of their own: the search columns go. */
export class OneSearch1764000000410 implements MigrationInterface {
  name = 'OneSearch1764000000410';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
