import { jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../server/testing/browser.js';
import { signedIn } from './pages.js';
import { type RunningRapport, startRapport } from './rapport.js';

let rapport: RunningRapport;
let browser: Browser;

beforeAll(async () => {
  [rapport, browser] = await Promise.all([startRapport(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await rapport?.stop();
});
jest.setTimeout(120_000);

const views = (page: Page) => page.getByRole('group', { name: 'Views' });
const customers = encodeURIComponent(JSON.stringify({ status: { eq: 'CUSTOMER' } }));
const count = async (page: Page) => {
  const text = await page.getByText(/^\d+ of \d+ clients$/).textContent();
  return text?.split(' ')[2];
};

test('a view is saved, changed, reset, shared, opened by a colleague from its link and made the first one', async () => {
  const { page } = await signedIn(browser, rapport.url);
  await page.goto(`/clients?f=${customers}&s=-name&c=name,status`);
  await page.getByRole('grid').waitFor();
  const shown = await count(page);
  await views(page).getByRole('button', { name: 'Save as view' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('textbox', { name: 'Name' }).fill('Best customers');
  await drawer.getByRole('combobox', { name: 'Who finds it' }).click();
  await page.getByRole('option', { name: 'Everyone' }).click();
  await drawer.getByRole('button', { name: 'Save view' }).click();
  const tab = views(page).getByRole('button', { name: /Best customers/ });
  await tab.waitFor();
  await page.waitForURL(/view=/);
  const link = page.url();

  await page
    .getByRole('searchbox')
    .or(page.getByPlaceholder(/search/i))
    .first()
    .fill('zzzz');
  await page
    .getByText('Nothing matches')
    .or(page.getByText(/No clients/i))
    .first()
    .waitFor();
  await views(page).getByText('(changed)').waitFor({ state: 'attached' });
  await views(page).getByRole('button', { name: 'Reset' }).click();
  await page.getByRole('grid').waitFor();
  expect(await count(page)).toBe(shown);

  await views(page).getByRole('button', { name: 'All clients' }).click();
  await page.waitForURL(/view=all/);
  await page.goto('/home');
  await tab.waitFor({ state: 'detached' });
  await page.goto(link);
  await views(page).getByRole('button', { name: 'Views', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Open first' }).click();
  await page.goto('/clients');
  await page.waitForURL(/view=/);
  expect(await count(page)).toBe(shown);
  await page.context().close();

  const rep = await signedIn(browser, rapport.url, { email: 'rep@example.com' });
  await rep.page.goto(link);
  await rep.page.getByRole('grid').waitFor();
  expect(await count(rep.page)).toBe(shown);
  expect(await rep.page.getByRole('columnheader').allTextContents()).toEqual(
    expect.arrayContaining([expect.stringContaining('Name'), expect.stringContaining('Status')]),
  );
  await rep.page.context().close();
});
