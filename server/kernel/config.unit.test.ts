import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadConfig } from './config.js';

const dataDir = mkdtempSync(path.join(tmpdir(), 'rapport-config-'));
const load = (env: NodeJS.ProcessEnv) => loadConfig({ DATA_DIR: dataDir, ...env });
const production = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgresql://app:pw@db:5432/crm',
  SECRET: 'q8Jv2mXz0LrT5yBn7cWk4dHs9gFp1aEu',
};

afterAll(() => rmSync(dataDir, { recursive: true }));

describe('Configuration', () => {
  test('needs nothing in development and keeps a secret of its own', () => {
    const first = load({});
    expect(first).toMatchObject({
      mode: 'development',
      port: 4000,
      host: '127.0.0.1',
      databaseUrl: null,
      demo: true,
    });
    expect(first.secret).toHaveLength(43);
    expect(load({}).secret).toBe(first.secret);
    expect(statSync(path.join(dataDir, 'secret')).mode & 0o777).toBe(0o600);
  });

  test('accepts a complete production setting', () => {
    expect(load(production)).toMatchObject({ mode: 'production', host: '0.0.0.0', demo: false });
  });

  test('names everything that production lacks at once', () => {
    expect(() => load({ NODE_ENV: 'production' })).toThrow(/DATABASE_URL is missing[\s\S]*SECRET is missing/);
  });

  test.each([
    ['short', 'tooshort'],
    ['a sample', 'please-change-me-to-something-long-and-random'],
    ['regular', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'],
  ])('refuses a secret that is %s', (_what, secret) => {
    expect(() => load({ ...production, SECRET: secret })).toThrow('SECRET');
    expect(() => load({ ...production, SECRET: secret })).not.toThrow(secret);
  });

  test.each([
    ['PORT', '70000'],
    ['PORT', 'http'],
    ['NODE_ENV', 'staging'],
    ['LOG_LEVEL', 'loud'],
    ['METRICS_TOKEN', 'short'],
    ['DEMO', 'maybe'],
    ['DATABASE_URL', 'mysql://db/crm'],
    ['REDIS_URL', 'localhost:6379'],
    ['PUBLIC_URL', 'crm.example.com'],
  ])('names %s when it is %s', (name, value) => {
    expect(() => load({ [name]: value })).toThrow(name);
  });

  test('drops the slash at the end of PUBLIC_URL', () => {
    expect(load({ PUBLIC_URL: 'https://crm.example.com/' }).publicUrl).toBe('https://crm.example.com');
  });
});
