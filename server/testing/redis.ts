import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Redis } from 'ioredis';
import { freePort } from '../kernel/port.js';

export interface TestRedis {
  url: string;
  stop(): Promise<void>;
}

/** A Redis for tests: the one of TEST_REDIS_URL, else a local one, else `redis-server` on PATH, else null. */
export async function findRedis(): Promise<TestRedis | null> {
  for (const url of [process.env.TEST_REDIS_URL, 'redis://127.0.0.1:6379']) {
    if (url && (await answers(url, 1))) return { url, stop: async () => undefined };
  }
  return startRedis();
}

/** A `describe` for tests that need Redis; without one they are listed as skipped, with the reason. */
export async function describeWithRedis(name: string, tests: (url: string) => void): Promise<void> {
  const redis = await findRedis();
  if (!redis) return describe.skip(`${name} (did not run: there is no Redis)`, () => tests(''));
  describe(name, () => {
    afterAll(() => redis.stop());
    tests(redis.url);
  });
}

async function startRedis(): Promise<TestRedis | null> {
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const child = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '']);
  const failed = once(child, 'error').then(() => false);
  if (!(await Promise.race([failed, answers(url, 50)]))) return null;
  const stop = async () => {
    child.kill();
    await once(child, 'exit');
  };
  return { url, stop };
}

async function answers(url: string, attempts: number): Promise<boolean> {
  const retryStrategy = (times: number) => (times < attempts ? 50 : null);
  const client = new Redis(url, { connectTimeout: 1000, maxRetriesPerRequest: attempts, retryStrategy });
  client.on('error', () => undefined);
  try {
    return (await client.ping()) === 'PONG';
  } catch {
    return false;
  } finally {
    client.disconnect();
  }
}
