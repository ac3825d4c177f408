/** What of a noun can be found: the column that names it, further columns with words, and columns with phone numbers. */
export interface Searched {
  table: string;
  noun: string;
  title: string;
  words: string[];
  phones: string[];
  /** Whose row it is: the columns that tell, and SQL for an array of their ids; missing before entries told it. */
  people?: { columns: string[]; sql: (row: string) => string };
}

/**
 * A letter before every word. So the index tells where words begin even of two letters, and the ends of e-mail
 * addresses, which it takes for words as well, are none of them.
 */
export const MARK = 'ǀ';
const columnsOf = ({ people }: Searched) =>
  `organization_id, id, noun, title, words${people ? ', people' : ''}`;

const UNKNOWN =
  'NOT EXISTS (SELECT 1 FROM search_words k WHERE k.organization_id = e.organization_id AND k.word = w)';

/** The entry of a row: its name, and all its words in lower case without accents, each after a space and the mark. */
const entryOf = ({ noun, title, words, phones, people }: Searched, row: string) => {
  const text = [title, ...words].map((column) => `${row}.${column}`).join(', ');
  const numbers = phones.map((column) => `regexp_replace(${row}.${column}, '\\D', '', 'g')`);
  const everything = `search_fold(left(concat_ws(' ', ${text}), 1000))${numbers.length ? `, ${numbers.join(', ')}` : ''}`;
  return `${row}.organization_id, ${row}.id, '${noun}', search_fold(left(${row}.${title}, 200)),
    regexp_replace(concat_ws(' ', '', ${everything}), '\\s+', ' ${MARK}', 'g')${people ? `, array_remove(${people.sql(row)}, NULL)` : ''}`;
};

/** Entries follow the rows: many inserted rows with one statement, a changed row only when what is searched changed. */
export function follow(searched: Searched): string[] {
  const { table, title, words, phones, people } = searched;
  const columns = [title, ...words, ...phones, ...(people?.columns ?? []), 'deleted_at'];
  const written = people ? ['title', 'words', 'people'] : ['title', 'words'];
  const changed = columns.map((column) => `OLD.${column} IS DISTINCT FROM NEW.${column}`).join(' OR ');
  return [
    `CREATE FUNCTION search_${table}_added() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       INSERT INTO search_entries (${columnsOf(searched)}) SELECT ${entryOf(searched, 'r')} FROM added r WHERE r.deleted_at IS NULL;
       INSERT INTO search_words SELECT DISTINCT e.organization_id, w
         FROM added r JOIN search_entries e ON e.organization_id = r.organization_id AND e.id = r.id CROSS JOIN search_split(e.words) w WHERE ${UNKNOWN};
       RETURN NULL; END $$`,
    `CREATE FUNCTION search_${table}_changed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       IF NEW.deleted_at IS NULL THEN
         INSERT INTO search_entries (${columnsOf(searched)}) VALUES (${entryOf(searched, 'NEW')})
         ON CONFLICT (organization_id, id) DO UPDATE SET ${written.map((column) => `${column} = excluded.${column}`).join(', ')}
         WHERE ${written.map((column) => `search_entries.${column} <> excluded.${column}`).join(' OR ')};
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

/** Enters the rows that are there already; what is deleted is not found. */
export const enter = (searched: Searched): string =>
  `INSERT INTO search_entries (${columnsOf(searched)}) SELECT ${entryOf(searched, 'r')} FROM ${searched.table} r WHERE r.deleted_at IS NULL`;

/** Remembers the words of entries that were entered so, of the noun or of all. */
export const enterWords = (noun?: string): string =>
  `INSERT INTO search_words SELECT DISTINCT e.organization_id, w FROM search_entries e CROSS JOIN search_split(e.words) w
   WHERE ${noun ? `e.noun = '${noun}' AND ` : ''}${UNKNOWN}`;

/** Entries no longer follow the rows; those that are there stay. */
export const unfollow = ({ table }: Pick<Searched, 'table'>): string[] => [
  ...['search_added', 'search_changed', 'search_removed'].map(
    (trigger) => `DROP TRIGGER ${trigger} ON ${table}`,
  ),
  `DROP FUNCTION search_${table}_added, search_${table}_changed`,
];
