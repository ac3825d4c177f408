/** The columns of an interaction that are searched. */
const SEARCHED = ['subject', 'outcome', 'body'];

const UNKNOWN =
  'NOT EXISTS (SELECT 1 FROM search_words k WHERE k.organization_id = r.organization_id AND k.word = w)';

/**
 * The texts of interactions follow them: many inserted rows with one statement, a changed row only when what is searched
 * changed. `people`: whether texts tell whose they are.
 */
export function followInteractions({ people = false } = {}): string[] {
  const into = `search_texts (organization_id, id, words${people ? ', people' : ''})`;
  const lexemes = `search_lexemes(concat_ws(' ', ${SEARCHED.map((column) => `r.${column}`).join(', ')}))`;
  const text = `r.organization_id, r.id, ${lexemes}${people ? ', array_remove(ARRAY[r.owner_id], NULL)' : ''}`;
  const written = ['words', ...(people ? ['people'] : [])];
  const columns = [...SEARCHED, ...(people ? ['owner_id'] : []), 'deleted_at'];
  return [
    `CREATE FUNCTION search_interactions_added() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       INSERT INTO ${into} SELECT ${text} FROM added r WHERE r.deleted_at IS NULL;
       INSERT INTO search_words SELECT DISTINCT r.organization_id, w FROM added r CROSS JOIN search_split(search_fold(r.subject)) w WHERE ${UNKNOWN};
       RETURN NULL; END $$`,
    `CREATE FUNCTION search_interactions_changed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       IF NEW.deleted_at IS NULL THEN
         INSERT INTO ${into} SELECT ${text} FROM (SELECT NEW.*) r
         ON CONFLICT (organization_id, id) DO UPDATE SET ${written.map((column) => `${column} = excluded.${column}`).join(', ')}
         WHERE ${written.map((column) => `search_texts.${column} <> excluded.${column}`).join(' OR ')};
         INSERT INTO search_words SELECT r.organization_id, w FROM (SELECT NEW.*) r CROSS JOIN search_split(search_fold(r.subject)) w WHERE ${UNKNOWN};
       ELSE DELETE FROM search_texts WHERE organization_id = NEW.organization_id AND id = NEW.id; END IF;
       RETURN NULL; END $$`,
    `CREATE FUNCTION search_interactions_removed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       DELETE FROM search_texts e USING removed r WHERE e.organization_id = r.organization_id AND e.id = r.id;
       RETURN NULL; END $$`,
    `CREATE TRIGGER search_added AFTER INSERT ON interactions REFERENCING NEW TABLE AS added
       FOR EACH STATEMENT EXECUTE FUNCTION search_interactions_added()`,
    `CREATE TRIGGER search_changed AFTER UPDATE OF ${columns.join(', ')} ON interactions FOR EACH ROW
       WHEN (${columns.map((column) => `OLD.${column} IS DISTINCT FROM NEW.${column}`).join(' OR ')}) EXECUTE FUNCTION search_interactions_changed()`,
    `CREATE TRIGGER search_removed AFTER DELETE ON interactions REFERENCING OLD TABLE AS removed
       FOR EACH STATEMENT EXECUTE FUNCTION search_interactions_removed()`,
  ];
}

/** The texts no longer follow; those that are there stay. */
export const unfollowInteractions = (): string[] => [
  ...['search_added', 'search_changed', 'search_removed'].map(
    (trigger) => `DROP TRIGGER ${trigger} ON interactions`,
  ),
  'DROP FUNCTION search_interactions_added, search_interactions_changed, search_interactions_removed',
];
