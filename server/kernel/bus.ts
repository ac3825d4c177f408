import { EventEmitter } from 'node:events';
import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { StartupError } from './startupError.js';

/** What the relay tells about a committed event: names and ids, never values. */
export interface LiveMessage {
  seq: string;
  name: string;
  type: string;
  id: string;
  organizationId: string;
  keys: Record<string, string[]>;
}

/** Progress of a job, for `jobProgressed`. */
export interface JobMessage {
  id: string;
  organizationId: string;
  name: string;
  status: string;
  done: number;
  total: number | null;
  message: string | null;
  counts: Record<string, number> | null;
}

/** Sessions or rights changed; caches and open sockets look again. */
export interface AccessMessage {
  organizationId: string | null;
  accountId: string | null;
}

export interface BusMessages {
  change: LiveMessage;
  job: JobMessage;
  access: AccessMessage;
}

/** Carries messages to every process of the installation. */
export interface Bus {
  publish<K extends keyof BusMessages>(topic: K, message: BusMessages[K]): void;
  subscribe<K extends keyof BusMessages>(topic: K, listener: (message: BusMessages[K]) => void): () => void;
  close(): Promise<void>;
}

/** A bus within this process. */
export function localBus(): Bus {
  const emitter = new EventEmitter().setMaxListeners(0);
  return {
    publish: (topic, message) => void emitter.emit(topic, message),
    subscribe: (topic, listener) => {
      emitter.on(topic, listener);
      return () => void emitter.off(topic, listener);
    },
    close: async () => void emitter.removeAllListeners(),
  };
}

const CHANNEL = 'rapport:bus';

/**
 * A bus over Redis for installations of several processes. While Redis is away, messages stay within the process; only
 * at the start it has to be there, else a StartupError says why it cannot be used.
 */
export async function redisBus(url: string, log: Logger): Promise<Bus> {
  const local = localBus();
  const options = { lazyConnect: true, maxRetriesPerRequest: 1 };
  const sender = new Redis(url, { ...options, enableOfflineQueue: false, commandTimeout: 1000 });
  const receiver = new Redis(url, { ...options, maxRetriesPerRequest: null });
  let problem = 'it closed the connection';
  for (const connection of [sender, receiver])
    connection.on('error', (error) => {
      problem = error.message;
      log.warn({ error: problem }, 'Redis is not reachable');
    });
  try {
    await Promise.all([sender.connect(), receiver.connect()]);
    await receiver.subscribe(CHANNEL);
  } catch {
    sender.disconnect();
    receiver.disconnect();
    throw new StartupError(`Redis at ${new URL(url).host} (REDIS_URL) cannot be used: ${problem}`);
  }
  receiver.on('message', (_channel, text) => {
    const { topic, message } = JSON.parse(text);
    local.publish(topic, message);
  });
  return {
    publish: (topic, message) => {
      sender.publish(CHANNEL, JSON.stringify({ topic, message })).catch(() => local.publish(topic, message));
    },
    subscribe: local.subscribe,
    close: async () => {
      sender.disconnect();
      receiver.disconnect();
      await local.close();
    },
  };
}
