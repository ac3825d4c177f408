import type { Page } from 'playwright-core';
import { mailedLink } from './mailbox.js';
import { PASSWORD as DEMO_PASSWORD, follow, startSuite } from './suite.js';

const suite = startSuite();

const PASSWORD = 'a quiet sentence about boats';

/** A page of somebody who is not signed in. */
async function stranger(path: string): Promise<Page> {
  const page = await suite.stranger();
  await page.goto(path);
  return page;
}
const password = (page: Page) => page.getByRole('textbox', { name: /password/i });
const home = (page: Page) => page.getByRole('heading', { level: 1, name: /^Good/ }).waitFor();

async function signIn(page: Page, email: string, secret: string) {
  await page.goto('/login');
  await page.getByLabel('Email').fill(email);
  await password(page).fill(secret);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

test('somebody signs up and owns an empty organization', async () => {
  const page = await stranger('/login');
  await page.getByRole('link', { name: /organization/i }).click();
  await page.getByLabel('Organization').fill('Harbour Tools');
  await page.getByLabel('Your name').fill('Ida Harbour');
  await page.getByLabel('Email').fill('ida@harbour.example');
  await password(page).fill('short');
  await page.getByRole('button', { name: 'Create organization' }).click();
  await page.getByRole('alert').waitFor();
  await password(page).fill(PASSWORD);
  await page.getByRole('button', { name: 'Create organization' }).click();
  await home(page);
  await page.getByRole('banner').getByText('Harbour Tools').waitFor();
  await follow(page, '/clients');
  await page.getByText('No clients yet').waitFor();
  await follow(page, '/settings/users');
  await page.getByText('ida@harbour.example').waitFor();
});

test('an invitation leads into the organization, once', async () => {
  const page = await suite.page();
  await page.goto('/settings/users');
  await page.getByRole('button', { name: 'Invite user' }).click();
  const form = page.getByRole('dialog', { name: 'Invite user' });
  await form.getByLabel('Email').fill('nora@northwind.example');
  await form.getByLabel('Name').fill('Nora New');
  await form.getByRole('button', { name: 'Send invitation' }).click();
  await page.getByText('Invitation sent to nora@northwind.example').waitFor();

  const link = await mailedLink(suite.rapport.mailFolder, 'nora@northwind.example', 'invite');
  const nora = await stranger(link);
  await password(nora).fill(PASSWORD);
  await nora.getByRole('button', { name: 'Accept invitation' }).click();
  await home(nora);
  await nora.getByRole('banner').getByText('Northwind Demo').waitFor();
  await nora.getByRole('button', { name: 'Account of Nora New' }).waitFor();
  await nora.context().close();

  const again = await stranger(link);
  await password(again).fill(PASSWORD);
  await again.getByRole('button', { name: 'Accept invitation' }).click();
  await again.getByRole('alert').waitFor();
  expect(again.url()).toContain('/invite/');
  await again.context().close();
});

test('a forgotten password is set anew by mail: the old one and the link are worth nothing then', async () => {
  const page = await stranger('/login');
  await page.getByRole('link', { name: /forgot/i }).click();
  // The sign-in has a field of the same name.
  await page.getByRole('heading', { name: 'Forgot your password?' }).waitFor();
  await page.getByLabel('Email').fill('rep@example.com');
  await page.getByRole('button', { name: 'Send link' }).click();
  await page.getByText('a link is on its way').waitFor();

  const link = await mailedLink(suite.rapport.mailFolder, 'rep@example.com', 'reset');
  await page.goto(link);
  await password(page).fill(PASSWORD);
  await page.getByRole('button', { name: 'Set password' }).click();
  await page.getByText('Your password is set').waitFor();
  await signIn(page, 'rep@example.com', DEMO_PASSWORD);
  await page.getByRole('alert').filter({ hasText: 'the password is wrong' }).waitFor();
  await signIn(page, 'rep@example.com', PASSWORD);
  await home(page);

  await page.goto(link);
  await password(page).fill('another quiet sentence');
  await page.getByRole('button', { name: 'Set password' }).click();
  await page.getByRole('alert').waitFor();
});
