import type pg from 'pg';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import type { Bus } from './bus.js';
import type { Config } from './config.js';
import type { Connection } from './database.js';
import type { Storage } from './storage.js';

/** What lives as long as the process and every context shares. */
export interface Services {
  config: Config;
  log: Logger;
  source: DataSource;
  pool: pg.Pool;
  /** For short reads outside transactions. */
  reads: Connection;
  bus: Bus;
  /** Where the bytes of files are kept. */
  storage: Storage;
  /** Every permission the schema asks for, sorted. */
  permissions: string[];
  /** Told after each commit that wrote events. */
  nudgeRelay: () => void;
}
