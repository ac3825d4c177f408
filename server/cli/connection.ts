/** A request that was refused; `message` is for people. */
export class RequestError extends Error {}

/** A running Rapport server, as a program talks to it. */
export class Connection {
  #headers: Record<string, string> = {};

  constructor(private readonly url: string) {}

  useKey(key: string): void {
    this.#headers = { authorization: `Bearer ${key}` };
  }

  /** Signs in and keeps the session cookie. */
  async signIn(email: string, password: string): Promise<void> {
    const response = await this.post('mutation ($input: LoginInput!) { login(input: $input) { demo } }', { input: { email, password } });
    await answerOf(response);
    const cookie = response.headers.get('set-cookie')?.split(';')[0];
    if (cookie) this.#headers = { cookie };
  }

  /** Runs an operation; throws RequestError with what the server said. */
  async run<D = unknown>(query: string, variables: Record<string, unknown> = {}): Promise<D> {
    return answerOf<D>(await this.post(query, variables));
  }

  /** Sends a file and returns the id of its import. */
  async upload(name: string, body: ReadableStream, options: Record<string, string>): Promise<string> {
    const query = new URLSearchParams({ name, ...options });
    const response = await this.ask(`/files/imports?${query}`, { method: 'PUT', body, duplex: 'half', headers: { ...this.#headers, 'content-type': 'application/octet-stream' } } as RequestInit);
    const answer = (await response.json()) as { importId?: string; message?: string };
    if (!answer.importId) throw new RequestError(answer.message ?? `The server answered ${response.status}.`);
    return answer.importId;
  }

  private post(query: string, variables: Record<string, unknown>): Promise<Response> {
    return this.ask('/graphql', { method: 'POST', headers: { ...this.#headers, 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }) });
  }

  private async ask(path: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch(this.url + path, init);
    } catch {
      throw new RequestError(`There is no Rapport at ${this.url}. Start it with npm start, or name another with --url.`);
    }
  }
}

interface GraphQLAnswer<D> {
  data: D;
  errors?: { message: string; extensions?: { fields?: Record<string, string> } }[];
}

async function answerOf<D>(response: Response): Promise<D> {
  const { data, errors } = (await response.json()) as GraphQLAnswer<D>;
  const [error] = errors ?? [];
  if (!error) return data;
  const fields = Object.entries(error.extensions?.fields ?? {}).map(([field, text]) => `\n  - ${field}: ${text}`);
  throw new RequestError(error.message + fields.join(''));
}
