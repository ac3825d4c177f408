import { createClient, type Client as SocketClient } from 'graphql-ws';
import { WebSocket } from 'ws';

/** An error answer of the API, as a test sees it. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly extensions: Record<string, unknown> = {},
  ) {
    super(`${code}: ${message}`);
  }

  get fields(): Record<string, string> {
    return (this.extensions.fields ?? {}) as Record<string, string>;
  }
}

export interface Answer<D> {
  data: D;
  headers: Headers;
  errors?: { message: string; extensions: { code: string } & Record<string, unknown> }[];
}

type Variables = Record<string, unknown>;
interface Row {
  id: string;
  version: number;
}

/** Somebody who is signed in and talks to the API over HTTP and WebSocket. */
export class Person {
  /** Change set of the latest mutation. */
  changeSetId: string | null = null;

  constructor(
    readonly url: string,
    readonly cookie: string,
    readonly userId: string,
    readonly organizationId: string,
  ) {}

  /** Runs an operation; throws a Refusal for the first error. */
  async run<D = Record<string, never>>(
    query: string,
    variables: Variables = {},
    headers: Record<string, string> = {},
  ): Promise<D> {
    const { data, errors } = await this.ask<D>(query, variables, headers);
    const [error] = errors ?? [];
    if (error) throw new Refusal(error.extensions?.code, error.message, error.extensions);
    return data;
  }

  /** Runs an operation and returns the whole answer. */
  async ask<D = Record<string, never>>(
    query: string,
    variables: Variables = {},
    headers: Record<string, string> = {},
  ): Promise<Answer<D>> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: this.cookie, ...headers },
      body: JSON.stringify({ query, variables }),
    });
    this.changeSetId = response.headers.get('x-change-set') ?? this.changeSetId;
    return { ...((await response.json()) as Answer<D>), headers: response.headers };
  }

  /** Creates a record of a noun and returns the selected fields. */
  async create<R = Row>(noun: string, input: Variables, selection = 'id version'): Promise<R> {
    const data = await this.run<Record<string, R>>(
      `mutation ($input: Create${noun}Input!) { create${noun}(input: $input) { ${selection} } }`,
      { input },
    );
    return data[`create${noun}`]!;
  }

  /** Changes a record of a noun and returns the selected fields. */
  async update<R = Row>(noun: string, input: Variables, selection = 'id version'): Promise<R> {
    const data = await this.run<Record<string, R>>(
      `mutation ($input: Update${noun}Input!) { update${noun}(input: $input) { ${selection} } }`,
      { input },
    );
    return data[`update${noun}`]!;
  }

  client(input: Variables = {}, selection?: string): Promise<Row> {
    return this.create('Client', { companyName: 'Acme', ...input }, selection);
  }

  /** An opportunity, in a stage of the default pipeline by its name. */
  async opportunity(
    { stage, ...input }: Variables & { stage?: string } = {},
    selection?: string,
  ): Promise<Row> {
    return this.create(
      'Opportunity',
      { name: 'Renewal', ...(stage ? { stageId: await this.stage(stage) } : {}), ...input },
      selection,
    );
  }

  /** Id of a stage of the default pipeline. */
  async stage(name: string): Promise<string> {
    const { defaultPipeline } = await this.run<{
      defaultPipeline: { stages: { id: string; name: string }[] };
    }>('{ defaultPipeline { stages { id name } } }');
    return defaultPipeline.stages.find((each) => each.name === name)!.id;
  }

  /** Opens a subscription; `next` waits for what comes. */
  subscribe<D>(query: string, variables: Variables = {}): Subscription<D> {
    return new Subscription<D>(this.socket(), query, variables);
  }

  /** A WebSocket client of this person. */
  socket(options: { url?: string; retryAttempts?: number } = {}): SocketClient {
    const { cookie } = this;
    class WithCookie extends WebSocket {
      constructor(address: string, protocols: string[]) {
        super(address, protocols, { headers: { cookie } });
      }
    }
    return createClient({
      url: `${(options.url ?? this.url).replace('http', 'ws')}/graphql`,
      webSocketImpl: WithCookie,
      retryAttempts: options.retryAttempts ?? 0,
      onNonLazyError: () => undefined,
      lazy: false,
    });
  }
}

/** What a subscription delivered, in order. */
export class Subscription<D> {
  private readonly queue: D[] = [];
  private readonly waiting: ((value: D) => void)[] = [];
  readonly ended: Promise<unknown>;
  readonly ready: Promise<void>;
  private readonly stop: () => void;

  constructor(
    private readonly client: SocketClient,
    query: string,
    variables: Variables,
  ) {
    let end: (reason: unknown) => void;
    this.ended = new Promise((resolve) => {
      end = resolve;
    });
    this.ready = new Promise((resolve) => client.on('connected', () => setTimeout(resolve, 50)));
    client.on('closed', (event) => end(event));
    this.stop = client.subscribe<D>(
      { query, variables },
      {
        next: ({ data, errors }) => (errors ? end(errors) : this.take(data as D)),
        error: (error) => end(error),
        complete: () => end('complete'),
      },
    );
  }

  /** The next message; waits for it. */
  next(): Promise<D> {
    const known = this.queue.shift();
    return known ? Promise.resolve(known) : new Promise((resolve) => this.waiting.push(resolve));
  }

  /** Messages that came and nobody took. */
  get pending(): readonly D[] {
    return this.queue;
  }

  async close(): Promise<void> {
    this.stop();
    await this.client.dispose();
  }

  private take(value: D) {
    const waiting = this.waiting.shift();
    if (waiting) waiting(value);
    else this.queue.push(value);
  }
}

/** The refusal with which an operation fails; the test fails when it succeeds. */
export async function refusal(operation: Promise<unknown>): Promise<Refusal> {
  try {
    await operation;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('The operation was expected to be refused, but it succeeded.');
}
