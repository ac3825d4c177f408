import { jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../server/testing/browser.js';
import { ask } from './openPage.js';
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

test('a deleted client waits in the bin and comes back', async () => {
  const { page } = await signedIn(browser, rapport.url);
  const { clients } = await ask(page, '{ clients(first: 1, search: "Alder") { nodes { id name } } }');
  const { id, name } = clients.nodes[0];
  await ask(page, `mutation { deleteClient(id: "${id}") { id } }`);

  await page.goto('/bin');
  const entry = page.getByRole('listitem').filter({ hasText: name });
  expect(await entry.textContent()).toContain('by Dana Demo');
  await page.getByRole('button', { name: `Restore ${name}` }).click();
  await entry.waitFor({ state: 'detached' });
  await page.goto('/clients?q=Alder');
  await page.getByRole('grid').getByText(name, { exact: true }).waitFor();
  await page.context().close();
});
