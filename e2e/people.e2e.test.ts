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

  test('a role is copied, changed, compared; a user shows what it comes to; an invitation is sent again and taken back', async () => {
    const page = await openPage(browser, rapport.url, 'demo');
    await page.goto('/settings/roles');
    await page.getByRole('link', { name: 'Service rep' }).click();
    await page.getByRole('button', { name: 'Copy' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('Field service');
    await page.getByRole('button', { name: 'Create role' }).click();
    await page.getByRole('heading', { name: 'Field service' }).waitFor();
    await page.getByRole('radio', { name: 'Client, delete: all', exact: true }).check();
    await page.getByRole('button', { name: 'Save permissions' }).click();
    await page.getByText('Field service saved').waitFor();
    await page.getByRole('link', { name: 'Compare' }).click();
    await page.getByRole('combobox', { name: 'Roles' }).click();
    await page.getByRole('option', { name: 'Service rep', exact: true }).click();
    await page.keyboard.press('Escape');
    const differences = page.getByRole('table', { name: 'Client', exact: true });
    await differences.getByRole('row', { name: 'Delete All None' }).waitFor();
    expect(await differences.getByRole('row').count()).toBe(2);
    await page.getByRole('switch', { name: 'Differences only' }).uncheck({ force: true });
    await differences.getByRole('row', { name: 'View All All' }).waitFor();

    const { users } = await ask(
      page,
      '{ users(filter: { email: { eq: "service@example.com" } }) { nodes { id } } }',
    );
    await page.goto(`/settings/users/${users.nodes[0].id}`);
    await page.getByRole('searchbox', { name: 'Search permissions' }).fill('client view');
    await page.getByRole('row', { name: 'Client: view All Service rep' }).waitFor();

    await page.goto('/settings/users/invite');
    await page.getByLabel('Email').fill('nora@example.com');
    await page.getByRole('dialog').getByLabel('Name').fill('Nora New');
    await page.getByRole('button', { name: 'Send invitation' }).click();
    const open = page.getByRole('list', { name: 'Open invitations' });
    await open.getByText('invited by Dana Demo').waitFor();
    await open.getByRole('button', { name: 'Send again' }).click();
    await page.getByText('Invited Nora New again').waitFor();
    await open.getByRole('button', { name: 'Take back' }).click();
    await page.getByRole('button', { name: 'Take the invitation back' }).click();
    await open.waitFor({ state: 'detached' });
    await page.context().close();
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
    await page.getByRole('heading', { level: 1, name: /^Good/ }).waitFor();
    await page.goto('/settings/audit?name=view.started');
    await page.getByRole('list', { name: 'Audit' }).getByText('Looks as Read only').waitFor();
    await page.context().close();
  });
});
