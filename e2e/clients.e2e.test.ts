import type { Page } from 'playwright-core';
import { startSuite } from './suite.js';

const suite = startSuite();
let page: Page;
beforeEach(async () => {
  page = await suite.page();
});

const firstCell = (column: number) => page.locator(`[data-cell="0-${column}"]`);

test('a wrong password is refused in words, and says nothing about the account', async () => {
  const stranger = await suite.stranger();
  await stranger.goto('/login');
  await stranger.getByLabel('Email').fill('demo@example.com');
  await stranger.getByRole('textbox', { name: 'Password' }).fill('not the password');
  await stranger.getByRole('button', { name: 'Sign in', exact: true }).click();
  await stranger.getByRole('alert').waitFor();
  expect(stranger.url()).toContain('/login');
  await stranger.context().close();
});

test('a cell is edited in place and taken back with U', async () => {
  await page.goto('/clients');
  await page.getByRole('grid').waitFor();
  const before = await firstCell(6).innerText();
  await firstCell(6).click();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Robotics');
  await page.keyboard.press('Enter');
  await page.getByText(/^Industry of .* changed$/).waitFor();
  expect(await firstCell(6).innerText()).toBe('Robotics');
  await page.keyboard.press('u');
  await page.getByText('Undone.').waitFor();
  await page.locator('[data-cell="0-6"]', { hasText: before }).waitFor();
});

test('a search narrows the list and stays in the address', async () => {
  await page.goto('/clients');
  await page.getByRole('grid').waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('zzzz', { delay: 60 });
  await page.getByText('No clients match').waitFor();
  await page.waitForURL(/q=zzzz/);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await page.getByRole('grid').waitFor();
});

test('a client is created by keyboard, with the server judging the fields', async () => {
  await page.goto('/home');
  await page.getByRole('heading', { level: 1, name: /^Good/ }).waitFor();
  await page.keyboard.press('c');
  await page.keyboard.press('c');
  const form = page.getByRole('dialog');
  await form.getByLabel('Company name').fill('Zebra Works');
  await form.getByLabel('Email').fill('not an address');
  await page.keyboard.press('Control+Enter');
  await form.getByText('Please look at these fields').waitFor();
  await form.getByLabel('Email').fill('hello@zebra.example');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { level: 1, name: 'Zebra Works' }).waitFor();
});

test('two people change the same cell: the second chooses theirs or mine', async () => {
  await page.goto('/clients');
  await page.getByRole('grid').waitFor();
  const other = await suite.page('manager');
  await other.goto('/clients');
  await other.getByRole('grid').waitFor();
  const edit = async (of: Page, text: string) => {
    await of.locator('[data-cell="0-6"]').click();
    await of.keyboard.press('Enter');
    await of.keyboard.press('Control+a');
    await of.keyboard.type(text);
    await of.keyboard.press('Enter');
  };
  await edit(other, 'Theirs');
  await other.getByText(/^Industry of .* changed$/).waitFor();
  await edit(page, 'Mine');
  const dialog = page.getByRole('dialog', { name: 'Somebody else changed this meanwhile' });
  await dialog.getByText('Theirs', { exact: true }).last().waitFor();
  await dialog.getByRole('button', { name: 'Save my choice' }).click();
  await page.getByText(/^Industry of .* changed$/).waitFor();
  expect(await firstCell(6).innerText()).toBe('Mine');
});
