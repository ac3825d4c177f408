import http from 'node:http';

/** What a round of load measured; times in milliseconds. */
export interface Round {
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
  failed: number;
  bytes: number;
}

export interface Target {
  url: string;
  cookie: string;
  /** The body of the n-th request, or null for a GET with ?n=. */
  body: ((n: number) => string) | null;
}

/** Asks over a number of keep-alive connections for a time, one request after the other on each. */
export async function load(
  target: Target,
  connections: number,
  milliseconds: number,
  offset: number,
): Promise<Round> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  let failed = 0;
  let bytes = 0;
  let n = offset;
  const end = performance.now() + milliseconds;
  const started = performance.now();
  const worker = async () => {
    while (performance.now() < end) {
      const from = performance.now();
      const answer = await ask(agent, target, n++);
      times.push(performance.now() - from);
      bytes = answer.length;
      if (answer.includes('"errors"')) failed++;
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { perSecond: times.length / seconds, p50: at(0.5), p95: at(0.95), p99: at(0.99), failed, bytes };
}

/** One request; resolves with the text of the answer. */
export function ask(agent: http.Agent, target: Target, n: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const body = target.body?.(n);
    const url = body ? target.url : `${target.url}?n=${n}`;
    const headers = body
      ? {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          cookie: target.cookie,
        }
      : {};
    const request = http.request(url, { method: body ? 'POST' : 'GET', agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response
        .on('data', (chunk) => chunks.push(chunk))
        .on('end', () => resolve(Buffer.concat(chunks).toString()))
        .on('error', reject);
    });
    request.on('error', reject).end(body);
  });
}
