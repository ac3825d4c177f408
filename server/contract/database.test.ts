import { ScoringRules1764000000385 } from '../../migrations/0385-scoring-rules.js';
import { migrations } from '../../migrations/index.js';
import { createDataSource } from '../kernel/database.js';
import { Event } from '../kernel/event.entity.js';
import { fieldsOf } from '../kernel/field.js';
import { allNouns } from '../kernel/noun.js';
import { referencesOf } from '../kernel/reference.js';
import '../schema.js';
import { cloneDatabase } from '../testing/cloneDatabase.mjs';
import { type House, openHouse } from '../testing/house.js';

/** Tables that belong to no organization: sign-in happens before one is known. */
const GLOBAL = ['accounts', 'sessions', 'tokens', 'sign_in_attempts', 'migrations'];

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const rows = async <R>(sql: string, values: unknown[] = []) =>
  (await house.app.services.pool.query(sql, values)).rows as R[];

interface Key {
  table: string;
  name: string;
  columns: string[];
}

const keys = (kind: string) =>
  rows<Key>(
    `SELECT t.relname AS table, c.conname AS name, ARRAY(SELECT a.attname::text FROM unnest(c.conkey) WITH ORDINALITY k(n, i) JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.n ORDER BY i) AS columns
     FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid WHERE c.contype = $1 AND t.relnamespace = 'public'::regnamespace`,
    [kind],
  );

describe('PostgreSQL keeps organizations apart', () => {
  test('every primary key begins with the organization', async () => {
    const wrong = (await keys('p')).filter(
      ({ table, columns }) => !GLOBAL.includes(table) && columns[0] !== 'organization_id',
    );
    expect(wrong).toEqual([]);
  });

  test('every foreign key carries the organization', async () => {
    const wrong = (await keys('f')).filter(
      ({ name, columns }) => columns[0] !== 'organization_id' && !/account_id/.test(name),
    );
    expect(wrong).toEqual([]);
  });

  test('every unique index begins with the organization', async () => {
    const unique = await rows<{ table: string; name: string; first: string }>(
      `SELECT t.relname AS table, i.relname AS name, (SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attnum = x.indkey[0]) AS first
       FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid WHERE x.indisunique AND t.relnamespace = 'public'::regnamespace`,
    );
    const wrong = unique.filter(
      ({ table, name, first }) =>
        !GLOBAL.includes(table) && name !== 'events_seq_key' && first !== 'organization_id',
    );
    expect(wrong).toEqual([]);
  });

  test('every foreign key and every reference has an index that begins with it', async () => {
    const indexes = await rows<{ table: string; columns: string[] }>(
      `SELECT t.relname AS table, ARRAY(SELECT a.attname::text FROM unnest(x.indkey) WITH ORDINALITY k(n, i) JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.n ORDER BY i) AS columns
       FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid WHERE t.relnamespace = 'public'::regnamespace`,
    );
    const missing = (await keys('f')).filter(
      ({ table, columns }) =>
        !indexes.some(
          (index) => index.table === table && columns.every((column, i) => index.columns[i] === column),
        ),
    );
    expect(missing).toEqual([]);
  });
});

describe('Migrations and entities agree', () => {
  const TYPES: Record<string, string> = {
    ID: 'uuid',
    REFERENCE: 'uuid',
    TEXT: 'text',
    CHOICE: 'text',
    INTEGER: 'int4',
    DECIMAL: 'numeric',
    BOOLEAN: 'bool',
    DATE: 'date',
    INSTANT: 'timestamptz',
    TEXTS: '_text',
    JSON: 'jsonb',
  };
  test.each(allNouns().map((noun) => [noun.table, noun] as const))(
    '%s has exactly the columns of its entity',
    async (table, { Class }) => {
      const columns = await rows<{ name: string; type: string; nullable: boolean }>(
        `SELECT column_name AS name, udt_name AS type, is_nullable = 'YES' AS nullable FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1`,
        [table],
      );
      const stored = columns.map(({ name, type, nullable }) => `${name} ${type}${nullable ? ' null' : ''}`);
      const declared = [...fieldsOf(Class).values()].map(
        (field) => `${field.column} ${TYPES[field.type]}${field.nullable ? ' null' : ''}`,
      );
      expect(stored.sort()).toEqual(declared.sort());
    },
  );

  test('every reference has its foreign key', async () => {
    const foreign = (await keys('f')).map(({ table, columns }) => `${table}.${columns.join()}`);
    const declared = allNouns().flatMap(({ Class, table }) =>
      referencesOf(Class).map((field) => `${table}.organization_id,${field.column}`),
    );
    expect(declared.filter((each) => !foreign.includes(each))).toEqual([]);
  });

  test('what TypeORM knows is what the registry knows', () => {
    for (const { Class } of allNouns()) {
      const known = house.app.services.source
        .getMetadata(Class as never)
        .columns.map((column) => column.databaseName);
      expect(known.sort()).toEqual([...fieldsOf(Class).values()].map((field) => field.column).sort());
    }
    expect(house.app.services.source.getMetadata(Event).tableName).toBe('events');
  });

  test('a noun with a field that is searched has entries that follow its rows', async () => {
    const searchable = allNouns().filter(({ Class }) =>
      [...fieldsOf(Class).values()].some((field) => field.search),
    );
    const followed = await rows<{ table: string; columns: string[] }>(
      `SELECT t.relname AS table, ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attnum = ANY(g.tgattr)) AS columns
       FROM pg_trigger g JOIN pg_class t ON t.oid = g.tgrelid WHERE g.tgname = 'search_changed'`,
    );
    const missing = searchable.flatMap(({ Class, table }) => {
      const columns = followed.find((each) => each.table === table)?.columns ?? [];
      const searched = [...fieldsOf(Class).values()].filter(({ search }) => search);
      return searched.filter(({ column }) => !columns.includes(column)).map(({ key }) => `${table}.${key}`);
    });
    expect(missing).toEqual([]);
  });

  test('each migration goes down and up again', async () => {
    const database = await cloneDatabase(process.env.TEMPLATE_DATABASE_URL);
    const source = await createDataSource(database.url, [], migrations).initialize();
    const shape = async () =>
      source.query(
        `SELECT table_name, column_name, udt_name FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2`,
      );
    const before = await shape();
    for (const _migration of migrations) await source.undoLastMigration({ transaction: 'each' });
    expect(
      (await shape())
        .map((row: { table_name: string }) => row.table_name)
        .filter((name: string) => name !== 'migrations'),
    ).toEqual([]);
    await source.runMigrations({ transaction: 'each' });
    expect(await shape()).toEqual(before);
    await source.destroy();
    await database.drop();
  });
});

test('organizations older than scoring get its default rules; those that have or had rules keep them', async () => {
  const [old, fresh, bare] = await Promise.all([
    house.organization(),
    house.organization(),
    house.organization(),
  ]);
  await rows('DELETE FROM scoring_rules WHERE organization_id = $1', [old.owner.organizationId]);
  await rows('UPDATE scoring_rules SET deleted_at = now() WHERE organization_id = $1', [
    bare.owner.organizationId,
  ]);
  const runner = house.app.services.source.createQueryRunner();
  await new ScoringRules1764000000385().up(runner);
  await runner.release();
  const rulesOf = ({ owner }: typeof old) =>
    owner.run(
      '{ scoringRules(orderBy: { field: position }, first: 100) { nodes { name group subjectType condition points halfLifeDays active position } } }',
    );
  expect(await rulesOf(old)).toEqual(await rulesOf(fresh));
  expect(await rulesOf(bare)).toEqual({ scoringRules: { nodes: [] } });
});

describe('Every field is classified', () => {
  test.each(allNouns().map(({ Class }) => [Class.name, Class] as const))('%s', (_name, Class) => {
    const personal =
      /^(firstName|lastName|email|phone|mobilePhone|birthday|linkedinUrl|twitterHandle|address|participants|email(From|To|Cc))$/;
    const unclassified = [...fieldsOf(Class).values()].filter(
      (field) => personal.test(field.key) && (field.pii ?? 'NONE') === 'NONE',
    );
    expect(unclassified.map((field) => field.key)).toEqual([]);
  });
});
