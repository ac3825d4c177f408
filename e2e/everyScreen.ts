import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../server/testing/browser.js';
import { signedIn } from './pages.js';
import { type RunningRapport, startRapport } from './rapport.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SCREENS: [path: string, shown: string][] = [
  ['/home', 'text=Soon to close'],
  ['/clients', '[role=grid], article'],
  ['/clients?new=client', '[role=dialog] form'],
  ['/contacts', '[role=grid], article'],
  ['/pipeline', '[data-card]'],
  ['/pipeline?layout=list', '[role=grid], article'],
  ['/leads', '[role=grid], article'],
  ['/leads?layout=board', '[data-card]'],
  ['/leads?new=lead', '[role=dialog] form'],
  ['/leads/campaigns', 'table'],
  ['/products', '[role=grid], article'],
  ['/competitors', '[role=grid], article'],
  ['/settings/price-lists', '[aria-label="Price lists"]'],
  ['/settings/lead-scoring', 'form'],
  ['/settings/lead-assignment', 'main li'],
  ['/today', '[data-activity]'],
  ['/today?new=activity', '[role=dialog] form'],
  ['/today?log=CALL', '[role=dialog] form'],
  ['/calendar?view=week', '[data-event]'],
  ['/calendar?view=month', 'text=/^2[0-9]$/'],
  ['/calendar?view=agenda', 'text=Pipeline review'],
  ['/calendar?view=people', '[data-event]'],
  ['/activities', '[role=grid], article'],
  ['/inbox', 'text=Nothing new'],
  ['/documents', '[role=grid], article'],
  ['/settings/organization', 'form'],
  ['/settings/tags', '[aria-label=Tags]'],
  ['/settings/call-scripts', 'text=No call scripts yet'],
  ['/settings/custom-fields/client', 'main'],
  ['/clients?g=status&d=compact', 'section h2'],
];

const NESTED = JSON.stringify({
  or: [
    { and: [{ status: { in: ['CUSTOMER'] } }, { ownerId: { in: ['$me'] } }] },
    { contacts: { some: { and: [{ jobTitle: { contains: 'a' } }] } } },
  ],
});

interface Fault {
  id: string;
  impact: string;
  nodes: { target: string[] }[];
}

/** The serious faults of what is on the screen, as "rule: where". */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = (await page.evaluate(
    'axe.run(document, { resultTypes: ["violations"] }).then((result) => result.violations)',
  )) as Fault[];
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map(({ target }) => target.join(' '))
          .slice(0, 3)
          .join(', ')}`,
    );
}

/** To another screen as a link leads there, without loading the app anew. */
async function follow(page: Page, path: string) {
  await page.evaluate((to) => {
    window.history.pushState(null, '', to);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, path);
}

/** Tests that no screen has a serious fault at a width, light and dark. */
export function testEveryScreen(width: number): void {
  let rapport: RunningRapport;
  let browser: Browser;
  beforeAll(async () => {
    [rapport, browser] = await Promise.all([startRapport(), launchBrowser()]);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await rapport?.stop();
  });

  test.each(['light', 'dark'] as const)(
    `${width} px, %s: no screen has a serious fault`,
    async (colorScheme) => {
      const { page, context } = await signedIn(browser, rapport.url, { width, colorScheme });
      const all: Record<string, string[]> = {};
      const look = async (name: string) => {
        const found = await faults(page);
        if (found.length) all[name] = found;
      };
      for (const [path, shown] of SCREENS) {
        await follow(page, '/nowhere');
        await page.getByRole('heading', { level: 1, name: 'Not found' }).waitFor();
        await follow(page, path);
        await page.locator(shown).first().waitFor();
        await look(path);
      }
      await page.goto(`/clients?f=${encodeURIComponent(NESTED)}`);
      await page.getByRole('button', { name: 'Advanced', exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Related' }).first().waitFor();
      await look('advanced filter');
      await page.goto('/clients');
      await page
        .getByRole('button', { name: /^Peek at/ })
        .first()
        .click();
      await page.getByRole('tab', { name: 'Timeline' }).waitFor();
      await look('peek');
      await page.getByRole('button', { name: 'Close the peek panel' }).click();
      await page.locator('a[href^="/clients/"]').first().click();
      await page.getByRole('tab', { name: 'Timeline' }).waitFor();
      await look('client');
      await page.goto('/pipeline');
      await page.locator('[data-card] a').first().click();
      await page.getByRole('tab', { name: 'Line items' }).click();
      await look('opportunity');
      await context.clearCookies();
      await page.goto('/login');
      await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
      await look('/login');
      await context.close();
      expect(all).toEqual({});
    },
    240_000,
  );
}
