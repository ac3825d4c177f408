import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { follow, startSuite } from './suite.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SCREENS: [path: string, shown: string][] = [
  ['/home', 'text=Soon to close'],
  ['/clients', '[role=grid], article'],
  ['/clients?new=client', '[role=dialog] form'],
  ['/contacts', '[role=grid], article'],
  ['/pipeline', '[data-card]'],
  ['/pipeline?layout=list', '[role=grid], article'],
  ['/pipeline?layout=calendar', '[data-entry]'],
  ['/clients?layout=board', '[data-card]'],
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
  ['/calendar?view=people&span=week', '[data-entry]'],
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

/** The serious faults of what is on the screen, as "rule: where"; only of these rules, when some are named. */
async function faults(page: Page, rules?: string[]): Promise<string[]> {
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axe);
  const options = { resultTypes: ['violations'], ...(rules && { runOnly: rules }) };
  const found = (await page.evaluate(
    `axe.run(document, ${JSON.stringify(options)}).then((result) => result.violations)`,
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

/** What colours decide; all else is the same in the light and in the dark. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** Tests that no screen has a serious fault at a size, light and dark; of long lists, the rows that fit are looked at. */
export function testEveryScreen(width: number, height: number): void {
  const suite = startSuite();

  test(`${width} px: no screen has a serious fault, in the light and in the dark`, async () => {
    const page = await suite.page('demo', width);
    await page.setViewportSize({ width, height });
    const all: Record<string, string[]> = {};
    const look = async (name: string, of = page) => {
      const found = await faults(of);
      await of.emulateMedia({ colorScheme: 'dark' });
      found.push(...(await faults(of, COLOUR_RULES)).map((fault) => `dark: ${fault}`));
      await of.emulateMedia({ colorScheme: 'light' });
      if (found.length) all[name] = found;
    };
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto('/nowhere');
    for (const [path, shown] of SCREENS) {
      await follow(page, '/nowhere');
      await page.getByRole('heading', { level: 1, name: 'Not found' }).waitFor();
      await follow(page, path);
      await page.locator(shown).first().waitFor();
      await look(path);
    }
    await follow(page, `/clients?f=${encodeURIComponent(NESTED)}`);
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
    await follow(page, '/pipeline');
    await page.locator('[data-card] a').first().click();
    await page.getByRole('tab', { name: 'Line items' }).click();
    await look('opportunity');
    const stranger = await suite.stranger();
    await stranger.goto('/login');
    await stranger.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
    await look('/login', stranger);
    await stranger.context().close();
    expect(all).toEqual({});
  }, 300_000);
}
