import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartupError } from './startupError.js';

export const ROLES = ['all', 'api', 'worker', 'migrate', 'seed', 'doctor'] as const;
/** What a process does: everything, only the API, only the jobs, or one task. */
export type Role = (typeof ROLES)[number];

const MODES = ['production', 'development', 'test'] as const;
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Where files go when not into the data folder: a bucket of any storage that speaks the S3 protocol. */
export interface S3Settings {
  endpoint: string | null;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** The bucket stands in the path instead of the host name, as most storages other than Amazon's want it. */
  pathStyle: boolean;
}

export interface Config {
  mode: (typeof MODES)[number];
  host: string;
  port: number;
  /** Where people reach Rapport, without a slash at the end; links in mail begin with it. */
  publicUrl: string;
  databaseUrl: string;
  redisUrl: string | null;
  /** Folder for uploads and, when DATABASE_URL is unset, for the database. */
  dataDir: string;
  /** Null: files are kept in the data folder. */
  s3: S3Settings | null;
  /** Signs links and encrypts stored credentials. */
  secret: string;
  smtpUrl: string | null;
  mailFrom: string;
  logLevel: (typeof LOG_LEVELS)[number];
  /** What whoever collects the metrics sends; null: there are none. */
  metricsToken: string | null;
  /** Whether an empty database is filled with the demo organization. */
  demo: boolean;
}

/** The configuration before a database is known: `databaseUrl` is null when Rapport is to start its own. */
export type Settings = Omit<Config, 'databaseUrl'> & { databaseUrl: string | null };

/** Reads the settings from environment variables; throws a StartupError that names everything wrong at once. */
export function loadConfig(env: NodeJS.ProcessEnv): Settings {
  const problems: string[] = [];
  const text = (name: string) => env[name]?.trim() || null;
  const url = (name: string, protocols: string[]) => checkedUrl(name, text(name), protocols, problems);

  const mode = oneOf('NODE_ENV', text('NODE_ENV') ?? 'development', MODES, problems);
  const production = mode === 'production';
  const dataDir = path.resolve(text('DATA_DIR') ?? '.data');
  const port = portNumber(text('PORT') ?? '4000', problems);
  const databaseUrl = url('DATABASE_URL', ['postgres:', 'postgresql:']);
  if (production && !text('DATABASE_URL')) {
    problems.push(
      'DATABASE_URL is missing. Set it to a PostgreSQL 15 or newer: postgresql://user:password@host:5432/rapport',
    );
  }
  const secret = text('SECRET');
  if (production || secret) problems.push(...weaknesses(secret));

  if ((text('METRICS_TOKEN')?.length ?? 16) < 16)
    problems.push('METRICS_TOKEN is too short. Set it to 16 or more random characters.');

  const settings: Settings = {
    mode,
    host: text('HOST') ?? (production ? '0.0.0.0' : '127.0.0.1'),
    port,
    publicUrl: (url('PUBLIC_URL', ['http:', 'https:']) ?? `http://localhost:${port}`).replace(/\/+$/, ''),
    databaseUrl,
    redisUrl: url('REDIS_URL', ['redis:', 'rediss:']),
    dataDir,
    s3: s3Settings(text, url('S3_ENDPOINT', ['http:', 'https:']), problems),
    secret: secret ?? '',
    smtpUrl: url('SMTP_URL', ['smtp:', 'smtps:']),
    mailFrom: text('MAIL_FROM') ?? 'Rapport <rapport@localhost>',
    logLevel: oneOf('LOG_LEVEL', text('LOG_LEVEL') ?? 'info', LOG_LEVELS, problems),
    metricsToken: text('METRICS_TOKEN'),
    demo: flag('DEMO', text('DEMO'), mode === 'development', problems),
  };
  if (problems.length) throw new StartupError(problems.join('\n'));
  return { ...settings, secret: secret ?? ownSecret(dataDir) };
}

/** Complete, or none at all: half a configuration would scatter files over two places. */
function s3Settings(
  text: (name: string) => string | null,
  endpoint: string | null,
  problems: string[],
): S3Settings | null {
  const bucket = text('S3_BUCKET');
  if (!bucket) {
    if (endpoint) problems.push('S3_BUCKET is missing. Set it to the bucket that files go to.');
    return null;
  }
  const required = (name: string) => {
    const value = text(name);
    if (!value) problems.push(`${name} is missing. S3_BUCKET is set, so the storage needs its keys, too.`);
    return value ?? '';
  };
  return {
    endpoint,
    bucket,
    region: text('S3_REGION') ?? 'us-east-1',
    accessKeyId: required('S3_ACCESS_KEY_ID'),
    secretAccessKey: required('S3_SECRET_ACCESS_KEY'),
    pathStyle: flag('S3_PATH_STYLE', text('S3_PATH_STYLE'), endpoint !== null, problems),
  };
}

/** The secret of a development copy: made once and kept in the data folder, readable by its owner alone. */
function ownSecret(dataDir: string): string {
  const file = path.join(dataDir, 'secret');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8');
}

function weaknesses(secret: string | null): string[] {
  const advice = 'Set it to 32 or more random characters, for example the output of: openssl rand -base64 32';
  if (!secret) return [`SECRET is missing. ${advice}`];
  if (secret.length < 32) return [`SECRET has ${secret.length} characters. ${advice}`];
  const sample = /change.?me|replace|example|secret|password|rapport|0123456789|abcdefgh/i;
  if (sample.test(secret) || new Set(secret).size < 10)
    return [`SECRET is a known sample or too regular. ${advice}`];
  return [];
}

function checkedUrl(
  name: string,
  value: string | null,
  protocols: string[],
  problems: string[],
): string | null {
  if (value === null) return null;
  if (!URL.canParse(value) || !protocols.includes(new URL(value).protocol)) {
    problems.push(
      `${name} is not an address that begins with ${protocols.map((it) => `${it}//`).join(' or ')}`,
    );
  }
  return value;
}

function oneOf<T extends string>(name: string, value: string, allowed: readonly T[], problems: string[]): T {
  if (!allowed.includes(value as T))
    problems.push(`${name} is "${value}", but must be one of ${allowed.join(', ')}`);
  return value as T;
}

function portNumber(value: string, problems: string[]): number {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    problems.push(`PORT is "${value}", but must be a number from 0 to 65535`);
  return port;
}

function flag(name: string, value: string | null, otherwise: boolean, problems: string[]): boolean {
  if (value === null) return otherwise;
  return oneOf(name, value.toLowerCase(), ['true', 'false'], problems) === 'true';
}
