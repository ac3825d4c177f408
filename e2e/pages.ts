import type { Browser, BrowserContext, Page } from 'playwright-core';

export const DEMO = { email: 'demo@example.com', password: 'rapport-demo' };

/** A signed-in page in a browser context of its own. */
export async function signedIn(
  browser: Browser,
  url: string,
  { email = DEMO.email, width = 1280, colorScheme = 'light' as 'light' | 'dark' } = {},
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height: 800 },
    colorScheme,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto('/login');
  await page.getByLabel('Email').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(DEMO.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: /^Good/ }).waitFor();
  return { page, context };
}
