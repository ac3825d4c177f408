import type { Page } from 'playwright-core';

/** Asks the API in the name of the page; answers the data, throws what the server said. */
// biome-ignore lint/suspicious/noExplicitAny: a test knows what it has asked for
export async function ask<Data = Record<string, any>>(
  page: Page,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Data> {
  const response = await page.request.post('/graphql', {
    headers: { 'apollo-require-preflight': 'true' },
    data: { query, variables },
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: { message: string }[] };
  if (errors?.length) throw new Error(errors.map(({ message }) => message).join('\n'));
  return data;
}

/** Creates a record through the API; answers its id. */
export async function create(page: Page, noun: string, input: Record<string, unknown>): Promise<string> {
  const data = await ask(
    page,
    `mutation ($input: Create${noun}Input!) { create${noun}(input: $input) { id } }`,
    { input },
  );
  return data[`create${noun}`].id;
}
