import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What of a noun can be found: the column that names it, further columns with words, and columns with phone numbers. */
interface Searched {
  table: string;
  noun: string;
  title: string;
  words: string[];
  phones: string[];
}

const SEARCHED: Searched[] = [
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

/**
 * A letter before every word. So the index tells where words begin even of two letters, and the ends of e-mail
 * addresses, which it takes for words as well, are none of them.
 */
const MARK = 'ǀ';
const COLUMNS = 'organization_id, id, noun, title, words';

const UNKNOWN =
  'NOT EXISTS (SELECT 1 FROM search_words k WHERE k.organization_id = e.organization_id AND k.word = w)';

/** The entry of a row: its name, and all its words in lower case without accents, each after a space and the mark. */
const entryOf = ({ noun, title, words, phones }: Searched, row: string) => {
  const text = [title, ...words].map((column) => `${row}.${column}`).join(', ');
  const numbers = phones.map((column) => `regexp_replace(${row}.${column}, '\\D', '', 'g')`);
  const everything = `search_fold(left(concat_ws(' ', ${text}), 1000))${numbers.length ? `, ${numbers.join(', ')}` : ''}`;
  return `${row}.organization_id, ${row}.id, '${noun}', search_fold(left(${row}.${title}, 200)),
    regexp_replace(concat_ws(' ', '', ${everything}), '\\s+', ' ${MARK}', 'g')`;
};

/** Entries follow the rows: many inserted rows with one statement, a changed row only when what is searched changed. */
function follow(searched: Searched): string[] {
  const { table, title, words, phones } = searched;
  const columns = [title, ...words, ...phones, 'deleted_at'];
  const changed = columns.map((column) => `OLD.${column} IS DISTINCT FROM NEW.${column}`).join(' OR ');
  return [
    `CREATE FUNCTION search_${table}_added() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       INSERT INTO search_entries (${COLUMNS}) SELECT ${entryOf(searched, 'r')} FROM added r WHERE r.deleted_at IS NULL;
       INSERT INTO search_words SELECT DISTINCT e.organization_id, w
         FROM added r JOIN search_entries e ON e.organization_id = r.organization_id AND e.id = r.id CROSS JOIN search_split(e.words) w WHERE ${UNKNOWN};
       RETURN NULL; END $$`,
    `CREATE FUNCTION search_${table}_changed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       IF NEW.deleted_at IS NULL THEN
         INSERT INTO search_entries (${COLUMNS}) VALUES (${entryOf(searched, 'NEW')})
         ON CONFLICT (organization_id, id) DO UPDATE SET title = excluded.title, words = excluded.words
         WHERE search_entries.title <> excluded.title OR search_entries.words <> excluded.words;
         INSERT INTO search_words SELECT DISTINCT e.organization_id, w FROM search_entries e CROSS JOIN search_split(e.words) w
           WHERE e.organization_id = NEW.organization_id AND e.id = NEW.id AND ${UNKNOWN};
       ELSE DELETE FROM search_entries WHERE organization_id = NEW.organization_id AND id = NEW.id; END IF;
       RETURN NULL; END $$`,
    `CREATE TRIGGER search_added AFTER INSERT ON ${table} REFERENCING NEW TABLE AS added
       FOR EACH STATEMENT EXECUTE FUNCTION search_${table}_added()`,
    `CREATE TRIGGER search_changed AFTER UPDATE OF ${columns.join(', ')} ON ${table}
       FOR EACH ROW WHEN (${changed}) EXECUTE FUNCTION search_${table}_changed()`,
    `CREATE TRIGGER search_removed AFTER DELETE ON ${table} REFERENCING OLD TABLE AS removed
       FOR EACH STATEMENT EXECUTE FUNCTION search_removed()`,
  ];
}

const UP = [
  'CREATE EXTENSION IF NOT EXISTS unaccent',
  'CREATE FUNCTION search_fold(value text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT lower(unaccent(value)) $$',
  // The words in which a typing error is looked for: letters only, and enough of them to tell.
  `CREATE FUNCTION search_split(words text) RETURNS SETOF text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
     SELECT w FROM regexp_split_to_table(words, '[\\s,;()/&"${MARK}-]+') w WHERE length(w) BETWEEN 4 AND 40 AND w !~ '[0-9@.]' $$`,
  `CREATE TABLE search_entries (organization_id uuid NOT NULL, id uuid NOT NULL, noun text NOT NULL, title text NOT NULL, words text NOT NULL,
    PRIMARY KEY (organization_id, id))`,
  ...SEARCHED.map(
    (searched) =>
      `INSERT INTO search_entries (${COLUMNS}) SELECT ${entryOf(searched, 'r')} FROM ${searched.table} r WHERE r.deleted_at IS NULL`,
  ),
  'CREATE INDEX search_entries_title_idx ON search_entries (organization_id, noun, title text_pattern_ops, id)',
  'CREATE INDEX search_entries_words_idx ON search_entries USING gin (organization_id, noun, words gin_trgm_ops) WITH (gin_pending_list_limit = 512)',
  // Words may stand here twice: a unique key would let imports wait for each other.
  'CREATE TABLE search_words (organization_id uuid NOT NULL, word text COLLATE "C" NOT NULL)',
  `INSERT INTO search_words SELECT DISTINCT e.organization_id, w FROM search_entries e, search_split(e.words) w`,
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
    for (const { table } of SEARCHED) {
      for (const trigger of ['search_added', 'search_changed', 'search_removed'])
        await runner.query(`DROP TRIGGER ${trigger} ON ${table}`);
      await runner.query(`DROP FUNCTION search_${table}_added, search_${table}_changed`);
    }
    await runner.query('DROP FUNCTION search_removed');
    for (const table of ['search_entries', 'search_words']) await runner.query(`DROP TABLE ${table}`);
    for (const name of ['search_split', 'search_fold']) await runner.query(`DROP FUNCTION ${name}`);
    await runner.query('DROP EXTENSION unaccent');
  }
}
