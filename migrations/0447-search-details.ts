import type { MigrationInterface, QueryRunner } from 'typeorm';
import { PEOPLE } from './0445-search-people.js';

/** Where the details of a noun stand: columns with texts beside those of its entry, and whether it has custom fields. */
interface Detailed {
  table: string;
  noun: string;
  texts: string[];
  custom: boolean;
}

const DETAILED: Detailed[] = [
  { table: 'clients', noun: 'Client', texts: ['description'], custom: true },
  { table: 'contacts', noun: 'Contact', texts: ['notes'], custom: true },
  { table: 'leads', noun: 'Lead', texts: ['description'], custom: true },
  { table: 'opportunities', noun: 'Opportunity', texts: ['description'], custom: true },
  { table: 'activities', noun: 'Activity', texts: ['notes'], custom: true },
  { table: 'products', noun: 'Product', texts: ['description'], custom: true },
  { table: 'competitors', noun: 'Competitor', texts: ['notes'], custom: false },
];

const watched = ({ noun, texts, custom }: Detailed) => [
  ...texts,
  ...(custom ? ['custom_fields'] : []),
  ...(PEOPLE[noun]?.columns ?? []),
  'deleted_at',
];

/** The details of the rows `from` where they stand: none of what is in the bin, or has no words of that kind. */
const detailsOf = ({ noun, texts, custom }: Detailed, from: string) => {
  const all = [
    ...texts.map((column) => `r.${column}`),
    ...(custom ? [`search_custom(r.organization_id, '${noun}', r.custom_fields)`] : []),
  ];
  const people = PEOPLE[noun] ? `array_remove(${PEOPLE[noun].sql('r')}, NULL)` : "'{}'::uuid[]";
  return `SELECT r.organization_id, r.id, '${noun}', ${people}, w.words FROM ${from} r
    CROSS JOIN LATERAL (SELECT search_lexemes(concat_ws(' ', ${all.join(', ')})) AS words OFFSET 0) w WHERE r.deleted_at IS NULL AND w.words <> ''::tsvector`;
};

const follow = (detailed: Detailed): string[] => {
  const { table } = detailed;
  const columns = watched(detailed);
  return [
    `CREATE FUNCTION search_${table}_detailed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       INSERT INTO search_details ${detailsOf(detailed, 'added')};
       RETURN NULL; END $$`,
    `CREATE FUNCTION search_${table}_detailed_anew() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       DELETE FROM search_details WHERE organization_id = NEW.organization_id AND id = NEW.id;
       INSERT INTO search_details ${detailsOf(detailed, '(SELECT NEW.*)')};
       RETURN NULL; END $$`,
    `CREATE TRIGGER search_detailed AFTER INSERT ON ${table} REFERENCING NEW TABLE AS added
       FOR EACH STATEMENT EXECUTE FUNCTION search_${table}_detailed()`,
    `CREATE TRIGGER search_detailed_anew AFTER UPDATE OF ${columns.join(', ')} ON ${table} FOR EACH ROW
       WHEN (${columns.map((column) => `OLD.${column} IS DISTINCT FROM NEW.${column}`).join(' OR ')})
       EXECUTE FUNCTION search_${table}_detailed_anew()`,
    `CREATE TRIGGER search_details_removed AFTER DELETE ON ${table} REFERENCING OLD TABLE AS removed
       FOR EACH STATEMENT EXECUTE FUNCTION search_details_removed()`,
    `INSERT INTO search_details ${detailsOf(detailed, table)}`,
    // Writes the next rows of an organization anew, and answers the last of them; null when there are no more.
    `CREATE FUNCTION search_describe_${table}(organization uuid, after uuid, most int) RETURNS uuid LANGUAGE plpgsql AS $$
     DECLARE batch uuid[]; BEGIN
       batch := ARRAY(SELECT id FROM ${table} WHERE organization_id = organization AND (after IS NULL OR id > after) ORDER BY id LIMIT most);
       DELETE FROM search_details WHERE organization_id = organization AND id = ANY(batch);
       INSERT INTO search_details ${detailsOf(detailed, `(SELECT * FROM ${table} WHERE organization_id = organization AND id = ANY(batch))`)}
       ON CONFLICT (organization_id, id) DO UPDATE SET people = excluded.people, words = excluded.words;
       RETURN batch[cardinality(batch)]; END $$`,
  ];
};

const UP = [
  // Of custom fields what anybody with the record may read, as text.
  `CREATE FUNCTION search_custom(organization uuid, noun text, fields jsonb) RETURNS text LANGUAGE sql STABLE AS $$
     SELECT string_agg(v.value, ' ') FROM jsonb_each_text(fields) v
     JOIN custom_field_definitions d ON d.organization_id = organization AND d.subject_type = noun AND d.key = v.key
     WHERE d.deleted_at IS NULL AND d.read_role_ids = '{}' AND d.privacy <> 'SENSITIVE'
       AND d.type IN ('TEXT', 'LONG_TEXT', 'NUMBER', 'DECIMAL', 'URL', 'EMAIL', 'PHONE') $$`,
  `CREATE TABLE search_details (organization_id uuid NOT NULL, id uuid NOT NULL, noun text NOT NULL, people uuid[] NOT NULL,
    words tsvector NOT NULL, PRIMARY KEY (organization_id, id))`,
  'CREATE INDEX search_details_words_idx ON search_details USING gin (organization_id, noun, people, words) WITH (gin_pending_list_limit = 512)',
  `CREATE FUNCTION search_details_removed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
     DELETE FROM search_details e USING removed r WHERE e.organization_id = r.organization_id AND e.id = r.id;
     RETURN NULL; END $$`,
  ...DETAILED.flatMap(follow),
  'ANALYZE search_details',
];

const DOWN = [
  ...DETAILED.flatMap(({ table }) => [
    ...['search_detailed', 'search_detailed_anew', 'search_details_removed'].map(
      (trigger) => `DROP TRIGGER ${trigger} ON ${table}`,
    ),
    `DROP FUNCTION search_describe_${table}, search_${table}_detailed, search_${table}_detailed_anew`,
  ]),
  'DROP FUNCTION search_details_removed, search_custom',
  'DROP TABLE search_details',
];

/** What is found by a description or a custom field, where nothing is by name. */
export class SearchDetails1764000000447 implements MigrationInterface {
  name = 'SearchDetails1764000000447';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
