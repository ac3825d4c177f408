import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** A page of somebody who is signed in to the demo organization. */
export async function openPage(
  browser: Browser,
  url: string,
  who: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, ...options });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  await ask(page, 'mutation ($input: LoginInput!) { login(input: $input) { user { id } } }', {
    input: { email: `${who}@example.com`, password: 'rapport-demo' },
  });
  return page;
}

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
