import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';

/** Who signs in: a person, or a program with an API key. */
export type SignIn = { email: string; password: string } | { apiKey: string };

/** An answer of the server that is no success, in its own words. */
export class ApiError extends Error {}

/** A signed-in conversation with a running server, over HTTP alone. */
export class Api {
  private constructor(
    private readonly url: string,
    private headers: Record<string, string>,
  ) {}

  /** Signs in; throws ApiError when the server is not there or says no. */
  static async open(url: string, signIn: SignIn): Promise<Api> {
    const base = url.replace(/\/+$/, '');
    if ('apiKey' in signIn) return new Api(base, { authorization: `Bearer ${signIn.apiKey}` });
    const api = new Api(base, {});
    const login = 'mutation ($input: LoginInput!) { login(input: $input) { user { id } } }';
    const response = await api.post(login, { input: signIn });
    await api.dataOf(response);
    const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
    api.headers = { cookie: cookies.join('; ') };
    return api;
  }

  /** Runs an operation; throws ApiError with the message of the first error. */
  async run<D>(query: string, variables: Record<string, unknown> = {}): Promise<D> {
    return this.dataOf<D>(await this.post(query, variables));
  }

  /** Sends a file as it is; answers the id of its import. */
  async upload(
    file: string,
    options: { encoding?: string | undefined; delimiter?: string | undefined },
  ): Promise<string> {
    const given = Object.entries(options).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    );
    const query = new URLSearchParams([['name', path.basename(file)], ...given]);
    const { size } = await stat(file);
    const response = await this.fetch(`/files/imports?${query}`, {
      method: 'PUT',
      body: Readable.toWeb(createReadStream(file)) as BodyInit,
      headers: { ...this.headers, 'content-type': 'text/csv', 'content-length': String(size) },
      duplex: 'half',
    } as RequestInit);
    const answer = (await response.json().catch(() => ({}))) as { importId?: string; message?: string };
    if (!answer.importId) throw new ApiError(answer.message ?? `The server answered ${response.status}.`);
    return answer.importId;
  }

  /** The full address of a path that the server named. */
  address(place: string): string {
    return new URL(place, this.url).href;
  }

  private post(query: string, variables: Record<string, unknown>): Promise<Response> {
    return this.fetch('/graphql', {
      method: 'POST',
      headers: { ...this.headers, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
  }

  private async fetch(place: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch(this.url + place, init);
    } catch (error) {
      const reason = ((error as Error).cause as Error | undefined)?.message ?? (error as Error).message;
      throw new ApiError(`No answer from ${this.url}: ${reason}`);
    }
  }

  private async dataOf<D>(response: Response): Promise<D> {
    const answer = (await response.json().catch(() => ({}))) as { data?: D; errors?: { message: string }[] };
    if (answer.errors?.[0]) throw new ApiError(answer.errors[0].message);
    if (!answer.data) throw new ApiError(`The server answered ${response.status}.`);
    return answer.data;
  }
}
