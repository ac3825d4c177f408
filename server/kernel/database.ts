import pg from 'pg';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { PipelinedReads } from './pipeline.js';

/** What a statement is run on: the pool, or one client inside a transaction. */
export interface Connection {
  query(config: pg.QueryArrayConfig): Promise<pg.QueryArrayResult>;
  query(config: pg.QueryConfig): Promise<pg.QueryResult>;
}

const asText = (value: string) => value;
/** `2026-03-01 09:30:00.5+00` → `2026-03-01T09:30:00.5Z`; sessions run in UTC, no digit is lost. */
const asInstant = (value: string) => `${value.slice(0, 10)}T${value.slice(11).replace(/\+00$/, 'Z')}`;
const PARSERS = new Map<number, (value: string) => unknown>([
  [pg.types.builtins.TIMESTAMPTZ, asInstant],
  [pg.types.builtins.DATE, asText],
  [pg.types.builtins.NUMERIC, asText],
  [pg.types.builtins.INT8, asText],
]);
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && PARSERS.get(oid)) || pg.types.getTypeParser(oid, format as 'text'),
};

/** How every connection is set up; to compile a statement takes longer than to run one of ours. */
const SESSION = {
  types,
  options:
    '-c timezone=UTC -c jit=off -c statement_timeout=30000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=30000',
  connectionTimeoutMillis: 5000,
};

const LANES = 4;

/** The pipelined connections for short reads. */
export const pipelinedReads = (url: string, log: Logger): PipelinedReads =>
  new PipelinedReads({ connectionString: url, ...SESSION } as pg.ClientConfig, LANES, log);

/** For migrations: what they change of a large database takes longer than a request may. */
export const UNHURRIED = { options: '-c timezone=UTC', query_timeout: 0 };

/** The TypeORM data source: entity metadata, migrations and the connection pool. Instants, days and decimals stay text. */
export function createDataSource(
  url: string,
  entities: unknown[],
  migrations: unknown[],
  session: object = {},
): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities: entities as never,
    migrations: migrations as never,
    migrationsTableName: 'migrations',
    synchronize: false,
    poolSize: 16,
    poolErrorHandler: () => undefined,
    extra: { ...SESSION, pipeline: true, query_timeout: 35_000, allowExitOnIdle: true, ...session },
  });
}

/** The pool below the data source; statements outside transactions go straight to it. A lost connection is no crash. */
export function poolOf(source: DataSource, log: Logger): pg.Pool {
  const pool = (source.driver as unknown as { master: pg.Pool }).master;
  const warn = (error: Error) => {
    if (!pool.ending) log.warn({ error: error.message }, 'A database connection was lost.');
  };
  pool.on('error', warn);
  pool.on('connect', (client) => void client.on('error', warn));
  return pool;
}

const NAMED_LIMIT = 500;
/** Plans that depend on values: patterns, what lists search for, and custom fields, whose indexes hold the rows of one organization. */
const OF_ITS_OWN = /ILIKE|custom_fields ->|search_\w+ found/;
const names = new Map<string, string>();

/** A name under which PostgreSQL keeps the plan of a statement with stable text; bounded. */
export function statementName(text: string): string | undefined {
  let name = names.get(text);
  if (!name && names.size < NAMED_LIMIT && !OF_ITS_OWN.test(text)) {
    name = `s${names.size}`;
    names.set(text, name);
  }
  return name;
}
