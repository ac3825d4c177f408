import { jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../server/testing/browser.js';
import { signedIn } from './pages.js';
import { type RunningRapport, startRapport } from './rapport.js';

let rapport: RunningRapport;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [rapport, browser] = await Promise.all([startRapport(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await rapport?.stop();
});
beforeEach(async () => {
  ({ page } = await signedIn(browser, rapport.url));
  await openBoard(page);
});
afterEach(() => page.context().close());
jest.setTimeout(120_000);

async function openBoard(of: Page) {
  await of.goto('/pipeline');
  await of.locator('[data-card]').first().waitFor();
}
const column = (of: Page, index: number) => of.locator('[data-column]').nth(index);

test('two boards: what one moves, the other sees', async () => {
  const other = await signedIn(browser, rapport.url, { email: 'manager@example.com' });
  await openBoard(other.page);
  const card = column(page, 0).locator('[data-card]').first();
  const id = await card.getAttribute('data-card');
  await card.focus();
  await page.keyboard.press('.');
  await column(page, 1).locator(`[data-card="${id}"]`).waitFor();
  await column(other.page, 1).locator(`[data-card="${id}"]`).waitFor();
  await other.context.close();
});

test('a card is lifted, carried and dropped by keys, and says so', async () => {
  const card = column(page, 0).locator('[data-card]').first();
  const id = await card.getAttribute('data-card');
  await card.focus();
  await page.keyboard.press(' ');
  await page.keyboard.press('ArrowRight');
  await column(page, 1).locator(`[data-card="${id}"][data-lifted="true"]`).waitFor();
  await page.keyboard.press(' ');
  await page
    .getByTestId('announcer')
    .getByText(/moved to .*, position 1 of/)
    .waitFor();
  await page.locator(`[data-column] [data-card="${id}"]:focus`).waitFor();
});

test('a card is dragged to another column', async () => {
  const card = column(page, 0).locator('[data-card]').first();
  const id = await card.getAttribute('data-card');
  const from = await card.boundingBox();
  const to = await column(page, 1).locator('[data-card]').nth(1).boundingBox();
  if (!from || !to) throw new Error('There is nothing to drag');
  await page.mouse.move(from.x + 60, from.y + 20);
  await page.mouse.down();
  await page.mouse.move(from.x + 100, from.y + 40, { steps: 5 });
  await page.mouse.move(to.x + 60, to.y + 10, { steps: 15 });
  await page.mouse.up();
  await column(page, 1).locator(`[data-card="${id}"]`).waitFor();
});

test('losing asks for the reason, and can be undone', async () => {
  const card = column(page, 0).locator('[data-card]').first();
  const id = await card.getAttribute('data-card');
  await card.focus();
  await page.keyboard.press('Shift+L');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Mark as lost' }).click();
  await dialog.getByText('Reason lost is needed.').first().waitFor();
  await dialog.getByLabel('Reason lost').fill('Too dear');
  await dialog.getByRole('button', { name: 'Mark as lost' }).click();
  await page
    .getByText(/moved to /)
    .first()
    .waitFor();
  await dialog.waitFor({ state: 'detached' });
  await page.keyboard.press('u');
  await page.getByText('Undone.').waitFor();
  await column(page, 0).locator(`[data-card="${id}"]`).waitFor();
});
