import type { MigrationInterface, QueryRunner } from 'typeorm';
import { enter, enterWords, follow, MARK, type Searched, unfollow } from './searchEntries.js';

export const SEARCHED: Searched[] = [
  {
    table: 'clients',
    noun: 'Client',
    title: 'name',
    words: ['company_name', 'email', 'external_id', 'website'],
    phones: ['phone'],
  },
  {
    table: 'contacts',
    noun: 'Contact',
    title: 'name',
    words: ['job_title', 'email', 'external_id'],
    phones: ['phone', 'mobile_phone'],
  },
  {
    table: 'leads',
    noun: 'Lead',
    title: 'name',
    words: ['company_name', 'email', 'external_id', 'website'],
    phones: ['phone', 'mobile_phone'],
  },
  { table: 'opportunities', noun: 'Opportunity', title: 'name', words: ['external_id'], phones: [] },
  { table: 'activities', noun: 'Activity', title: 'subject', words: [], phones: [] },
  { table: 'attachments', noun: 'Attachment', title: 'file_name', words: ['description'], phones: [] },
  {
    table: 'products',
    noun: 'Product',
    title: 'name',
    words: ['sku', 'category', 'external_id'],
    phones: [],
  },
  { table: 'competitors', noun: 'Competitor', title: 'name', words: ['website'], phones: [] },
];

const UP = [
  'CREATE EXTENSION IF NOT EXISTS unaccent',
  'CREATE FUNCTION search_fold(value text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT lower(unaccent(value)) $$',
  // The words in which a typing error is looked for: letters only, and enough of them to tell.
  `CREATE FUNCTION search_split(words text) RETURNS SETOF text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
     SELECT w FROM regexp_split_to_table(words, '[\\s,;()/&"${MARK}-]+') w WHERE length(w) BETWEEN 4 AND 40 AND w !~ '[0-9@.]' $$`,
  `CREATE TABLE search_entries (organization_id uuid NOT NULL, id uuid NOT NULL, noun text NOT NULL, title text NOT NULL, words text NOT NULL,
    PRIMARY KEY (organization_id, id))`,
  ...SEARCHED.map(enter),
  'CREATE INDEX search_entries_title_idx ON search_entries (organization_id, noun, title text_pattern_ops, id)',
  'CREATE INDEX search_entries_words_idx ON search_entries USING gin (organization_id, noun, words gin_trgm_ops) WITH (gin_pending_list_limit = 512)',
  // Words may stand here twice: a unique key would let imports wait for each other.
  'CREATE TABLE search_words (organization_id uuid NOT NULL, word text COLLATE "C" NOT NULL)',
  enterWords(),
  'CREATE INDEX search_words_key_idx ON search_words (organization_id, word)',
  'CREATE INDEX search_words_similar_idx ON search_words USING gin (organization_id, word gin_trgm_ops) WITH (gin_pending_list_limit = 512)',
  `CREATE FUNCTION search_removed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
     DELETE FROM search_entries e USING removed r WHERE e.organization_id = r.organization_id AND e.id = r.id;
     RETURN NULL; END $$`,
  ...SEARCHED.flatMap(follow),
  // Without figures about them the first searches would take the wrong way.
  'ANALYZE search_entries',
  'ANALYZE search_words',
];

/** One table of everything that can be found by name, e-mail address, phone number or external id, and one of its words. */
export class SearchEntries1764000000360 implements MigrationInterface {
  name = 'SearchEntries1764000000360';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of SEARCHED.flatMap(unfollow)) await runner.query(statement);
    await runner.query('DROP FUNCTION search_removed');
    for (const table of ['search_entries', 'search_words']) await runner.query(`DROP TABLE ${table}`);
    for (const name of ['search_split', 'search_fold']) await runner.query(`DROP FUNCTION ${name}`);
    await runner.query('DROP EXTENSION unaccent');
  }
}
