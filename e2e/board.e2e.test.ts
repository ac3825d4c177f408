import type { Page } from 'playwright-core';
import { ask } from './ask.js';
import { liveLine } from './sockets.js';
import { startSuite } from './suite.js';

const suite = startSuite();
let page: Page;
beforeEach(async () => {
  page = await suite.page();
  await openBoard(page);
});

async function openBoard(of: Page) {
  await of.goto('/pipeline');
  await of.locator('[data-card]').first().waitFor();
}
const column = (of: Page, index: number) => of.locator('[data-column]').nth(index);

test('two boards: what one moves, the other sees', async () => {
  const other = await suite.page('manager');
  await openBoard(other);
  const card = column(page, 0).locator('[data-card]').first();
  const id = await card.getAttribute('data-card');
  await card.focus();
  await page.keyboard.press('.');
  await column(page, 1).locator(`[data-card="${id}"]`).waitFor();
  await column(other, 1).locator(`[data-card="${id}"]`).waitFor();
});

test('a card says what is planned as soon as it is, and when it is overdue', async () => {
  const card = page.locator('[data-card]').filter({ hasText: 'No next step' }).first();
  const id = await card.getAttribute('data-card');
  await ask(page, 'mutation ($input: CreateActivityInput!) { createActivity(input: $input) { id } }', {
    input: { type: 'CALL', subject: 'Chase them', dueOn: '2026-01-05', opportunityId: id },
  });
  const planned = page.locator(`[data-card="${id}"]`);
  await planned.getByText('Overdue: Chase them').waitFor();
  await page.reload();
  await planned.getByText('Overdue: Chase them').waitFor();
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

/** Somebody else moves a card to a column, without this page being told. */
async function moveByManager(cardId: string, stageId: string) {
  const other = await suite.page('manager');
  await ask(other, 'mutation ($input: MoveOpportunityInput!) { moveOpportunity(input: $input) { id } }', {
    input: { id: cardId, stageId },
  });
}
const stageOf = async (index: number) => (await column(page, index).getAttribute('data-column')) ?? '';
const firstCard = async () =>
  (await column(page, 0).locator('[data-card]').first().getAttribute('data-card')) ?? '';

test('a board that was cut off catches up by itself', async () => {
  // High enough for the end of a column, where cards arrive.
  await page.setViewportSize({ width: 1280, height: 2000 });
  const line = await liveLine(page);
  await openBoard(page);
  const id = await firstCard();
  const reconnecting = page.getByText('Reconnecting…');
  await line.cut();
  await reconnecting.waitFor();
  await moveByManager(id, await stageOf(2));
  await column(page, 0).locator(`[data-card="${id}"]`).waitFor();
  await line.mend();
  await column(page, 2).locator(`[data-card="${id}"]`).waitFor();
  await reconnecting.waitFor({ state: 'detached' });
  expect(line.asked('OpportunityChanged').at(-1)).toMatch(/^\d+$/);
});

describe('a card that somebody else has moved meanwhile', () => {
  let id: string;
  beforeEach(async () => {
    const line = await liveLine(page);
    await openBoard(page);
    id = await firstCard();
    await line.cut();
    await moveByManager(id, await stageOf(2));
    await page.locator(`[data-card="${id}"]`).focus();
    await page.keyboard.press('.');
  });
  const question = () => page.getByRole('dialog', { name: 'Somebody else moved this meanwhile' });

  test('is moved again when one still wants it', async () => {
    await question().getByText('Mara Manager moved').waitFor();
    await question()
      .getByRole('button', { name: /^Move to/ })
      .click();
    await column(page, 1).locator(`[data-card="${id}"]`).waitFor();
    await page
      .getByText(/moved to /)
      .first()
      .waitFor();
  });

  test('stays where they have put it otherwise', async () => {
    await question()
      .getByRole('button', { name: /^Leave in/ })
      .click();
    await column(page, 2).locator(`[data-card="${id}"]`).waitFor();
    expect(await column(page, 1).locator(`[data-card="${id}"]`).count()).toBe(0);
  });
});

test('two moves are undone one by one', async () => {
  const id = await firstCard();
  const card = (at: number) => column(page, at).locator(`[data-card="${id}"]`);
  await card(0).focus();
  for (const [at, stage] of [
    [1, 'Qualification'],
    [2, 'Proposal'],
  ] as const) {
    await page.keyboard.press('.');
    await card(at).and(page.locator(':focus')).waitFor();
    await page.locator('.mantine-Notification-root', { hasText: `moved to ${stage}` }).waitFor();
  }
  await page.keyboard.press('u');
  await card(1).waitFor();
  await page.keyboard.press('u');
  await card(0).waitFor();
});

test.each([1280, 390])('the undo toast covers no control at %i px', async (width) => {
  await page.setViewportSize({ width, height: 800 });
  await column(page, 0).locator('[data-card]').first().focus();
  await page.keyboard.press('.');
  await page.getByRole('button', { name: /^Undo/ }).waitFor();
  const add = await page.getByRole('button', { name: 'Add opportunity' }).first().boundingBox();
  const toast = await page.locator('.mantine-Notification-root').first().boundingBox();
  expect(add && toast && add.y + add.height <= toast.y).toBe(true);
});
