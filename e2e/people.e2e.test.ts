import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../server/testing/browser.js';
import { ask, openPage } from './openPage.js';
import { type RunningRapport, startRapport } from './rapport.js';

let rapport: RunningRapport;
let browser: Browser;

beforeAll(async () => {
  [rapport, browser] = await Promise.all([startRapport(), launchBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await rapport?.stop();
}, 30_000);

describe('people', () => {
  test('somebody leaves: the records go to a colleague, and the audit tells it', async () => {
    const page = await openPage(browser, rapport.url, 'demo');
    const rep = await openPage(browser, rapport.url, 'rep');
    const { me } = await ask(rep, '{ me { user { id name } } }');
    const { users } = await ask(page, '{ users(first: 50) { nodes { id name email status } } }');
    const heir = users.nodes.find(
      ({ id, status, email }: { id: string; status: string; email: string }) =>
        id !== me.user.id && status === 'ACTIVE' && !email.startsWith('demo@'),
    );
    const owned = async () =>
      (
        await ask(page, 'query ($id: ID!) { clients(filter: { ownerId: { eq: $id } }) { totalCount } }', {
          id: me.user.id,
        })
      ).clients.totalCount;
    expect(await owned()).toBeGreaterThan(0);

    await page.goto(`/settings/users/${me.user.id}`);
    await page.getByRole('button', { name: 'Deactivate user' }).click();
    await page.getByRole('combobox', { name: 'Hand over to' }).fill(heir.name);
    await page.getByRole('option', { name: heir.name }).click();
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/deactivate.png` });
    await page.getByRole('button', { name: `Deactivate ${me.user.name}` }).click();
    await page.getByText(`${me.user.name} deactivated`).waitFor();
    expect(await owned()).toBe(0);
    await rep.goto('/clients');
    await rep.getByRole('button', { name: 'Sign in' }).waitFor();

    await page.goto('/settings/audit?name=deactivated');
    const log = page.getByRole('list', { name: 'Audit' });
    await log.getByText(`Deactivated user ${me.user.name}`).waitFor();
    await page.goto('/settings/audit?name=session.opened');
    await log.getByText('Signed in').first().waitFor();
    if (process.env.SHOTS) {
      await page.goto('/settings/audit');
      await log.getByRole('listitem').first().waitFor();
      await page.screenshot({ path: `${process.env.SHOTS}/audit.png` });
      await page.setViewportSize({ width: 390, height: 844 });
      await page.screenshot({ path: `${process.env.SHOTS}/audit-390.png` });
    }
    await page.context().close();
    await rep.context().close();
  });

  test('an owner sees the app as a colleague does, with one click back', async () => {
    const page = await openPage(browser, rapport.url, 'demo');
    await page.goto('/settings/roles');
    await page.getByRole('link', { name: 'Read only' }).click();
    await page.getByRole('button', { name: 'View as Read only' }).click();
    const banner = page.getByRole('status').filter({ hasText: 'You see Rapport as Read only' });
    await banner.waitFor();
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/view-as.png` });
    await page.goto('/settings/organization');
    await page.getByText("You don't have access").waitFor();
    await page.getByRole('button', { name: 'Back to yourself' }).click();
    await banner.waitFor({ state: 'detached' });
    await page.goto('/settings/audit?name=view.started');
    await page.getByRole('list', { name: 'Audit' }).getByText('Looks as Read only').waitFor();
    await page.context().close();
  });
});
