import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser } from '../server/testing/browser.js';
import { ask } from './ask.js';
import { type RunningRapport, startRapport } from './rapport.js';

/** The password of everybody in the demo organization. */
export const PASSWORD = 'rapport-demo';

/** What the tests of a file share. */
export interface Suite {
  readonly rapport: RunningRapport;
  readonly browser: Browser;
  /**
   * The page of a demo user ("rep" is rep@example.com), at this width. It is made once and stays open, as people's do:
   * a test finds what the app remembers cleared and goes where it wants to. Do not close it, sign out or cut its line.
   */
  page(who?: string, width?: number): Promise<Page>;
  /** A page of a demo user for one test alone, which closes its context. */
  ownPage(who?: string, options?: BrowserContextOptions): Promise<Page>;
  /** A page of somebody who is not signed in; the test closes its context. */
  stranger(options?: BrowserContextOptions): Promise<Page>;
}

/** Starts Rapport and a browser before the tests of a file, and stops both after them. */
export function startSuite(): Suite {
  let rapport: RunningRapport;
  let browser: Browser;
  const kept = new Map<string, Page>();
  beforeAll(async () => {
    [rapport, browser] = await Promise.all([startRapport(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await rapport?.stop();
  });

  const suite: Suite = {
    get rapport() {
      return rapport;
    },
    get browser() {
      return browser;
    },
    async page(who = 'demo', width = 1280) {
      const page = kept.get(who) ?? (await suite.ownPage(who));
      kept.set(who, page);
      await page.unrouteAll();
      await page.setViewportSize({ width, height: 800 });
      if (page.url().startsWith(rapport.url))
        await page.evaluate(() => {
          localStorage.clear();
          sessionStorage.clear();
        });
      return page;
    },
    async ownPage(who = 'demo', options = {}) {
      const page = await openPage(options);
      await ask(page, 'mutation ($input: LoginInput!) { login(input: $input) { user { id } } }', {
        input: { email: `${who}@example.com`, password: PASSWORD },
      });
      return page;
    },
    stranger: (options = {}) => openPage(options),
  };

  async function openPage(options: BrowserContextOptions): Promise<Page> {
    const context = await browser.newContext({
      baseURL: rapport.url,
      viewport: { width: 1280, height: 800 },
      reducedMotion: 'reduce',
      ...options,
    });
    context.setDefaultTimeout(30_000);
    return context.newPage();
  }
  return suite;
}

/** To another screen as a link leads there, without loading the app anew; the page shows a screen already. */
export async function follow(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    window.history.pushState(null, '', to);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, path);
}
