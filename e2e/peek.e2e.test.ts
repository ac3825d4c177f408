import type { Page } from 'playwright-core';
import { startSuite } from './suite.js';

const suite = startSuite();

const panel = (page: Page) => page.getByRole('complementary', { name: 'Peek panel' });
const shows = (page: Page, name: string) => panel(page).getByRole('heading', { level: 2, name }).waitFor();
const gone = (page: Page) => panel(page).waitFor({ state: 'detached' });
const nameIn = (page: Page, row: number) => page.locator(`[data-cell="${row}-1"] a`).innerText();
const focused = (page: Page, row: number) => page.locator(`[data-cell="${row}-1"]:focus`).waitFor();

async function openList(path: string): Promise<Page> {
  const page = await suite.page();
  await page.goto(path);
  await page.getByRole('grid').waitFor();
  return page;
}

test.each(['/clients', '/contacts', '/pipeline?layout=list'])(
  'Space peeks at a row of %s, keys walk on',
  async (path) => {
    const page = await openList(path);
    const [first, second] = [await nameIn(page, 0), await nameIn(page, 1)];
    await page.locator('[data-cell="0-1"]').focus();
    await page.keyboard.press(' ');
    await shows(page, first);
    await panel(page).getByRole('tab').first().waitFor();
    expect(page.url()).toMatch(/peek=(client|contact|opportunity)/);

    await page.keyboard.press('j');
    await shows(page, second);
    await focused(page, 1);
    await page.keyboard.press('ArrowUp');
    await shows(page, first);
    await panel(page).getByRole('button', { name: 'Next record' }).click();
    await shows(page, second);

    await panel(page).getByRole('button', { name: 'Close the peek panel' }).click();
    await gone(page);
    await focused(page, 1);
    await page.keyboard.press(']');
    await shows(page, second);
    await page.goBack();
    await gone(page);
  },
);

test('Escape returns to the row, Enter opens the page', async () => {
  const page = await openList('/clients');
  const name = await nameIn(page, 2);
  await page.locator('[data-cell="2-1"]').focus();
  await page.keyboard.press(' ');
  await shows(page, name);
  await page.keyboard.press('Escape');
  await gone(page);
  await focused(page, 2);
  await page.keyboard.press(' ');
  await shows(page, name);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name }).waitFor();
});

test('a fact is changed in the panel, and the row shows it', async () => {
  const page = await openList('/clients');
  await page.locator('[data-cell="0-1"]').focus();
  await page.keyboard.press(' ');
  const industry = panel(page).getByRole('button', { name: 'Edit industry' });
  await industry.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Beekeeping');
  await page.keyboard.press('Enter');
  await page.locator('[data-cell="0-6"]', { hasText: 'Beekeeping' }).waitFor();
});

test('a card of the board is peeked at by a click, and by ]', async () => {
  const page = await suite.page();
  await page.goto('/pipeline');
  const cards = page.locator('[data-column]').first().locator('[data-card]');
  const name = (at: number) => cards.nth(at).locator('a').first().innerText();
  const [first, second] = [await name(0), await name(1)];
  await cards.first().getByText(/\d/).last().click();
  await shows(page, first);
  await page.keyboard.press('ArrowDown');
  await shows(page, second);
  await page.keyboard.press('Escape');
  await gone(page);
  await page.locator('[data-card]:focus').waitFor();
  await page.keyboard.press(']');
  await shows(page, second);
});

test('on a phone the panel fills the screen, and gives the focus back', async () => {
  const page = await suite.page('demo', 390);
  await page.goto('/clients');
  await page
    .getByRole('button', { name: /^Peek at/ })
    .first()
    .click();
  const drawer = page.getByRole('dialog', { name: 'Peek panel' });
  await drawer.getByRole('tab', { name: 'Timeline' }).waitFor();
  expect((await drawer.boundingBox())?.width).toBe(390);
  await drawer.getByRole('button', { name: 'Next record' }).click();
  await drawer.getByText(/^2 of/).waitFor();
  await drawer.getByRole('button', { name: 'Close the peek panel' }).click();
  await drawer.waitFor({ state: 'detached' });
  await page.locator('[data-row]').nth(1).locator('button:focus').waitFor();
});
