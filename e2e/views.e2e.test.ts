import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { ask, create } from './ask.js';
import { follow, startSuite } from './suite.js';

const suite = startSuite();

const views = (page: Page) => page.getByRole('group', { name: 'Views' });
const customers = encodeURIComponent(JSON.stringify({ status: { eq: 'CUSTOMER' } }));
const count = async (page: Page) => {
  const text = await page.getByText(/^\d+ of \d+ clients$/).textContent();
  return text?.split(' ')[2];
};

test('a view is saved, changed, reset, opened from its link and made the first one', async () => {
  const page = await suite.page();
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
  await follow(page, '/home');
  await tab.waitFor({ state: 'detached' });
  await page.goto(link);
  await views(page).getByRole('button', { name: 'Views', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Open first' }).click();
  await page.goto('/clients');
  await page.waitForURL(/view=/);
  await page.getByText(`of ${shown} clients`).waitFor();
});

test('a view opened from its link is exported with its rows, order and columns', async () => {
  const page = await suite.page();
  const config = { columns: ['name', 'industry'], sort: '-name', filter: { status: { eq: 'CUSTOMER' } } };
  const { createSavedView } = await ask(
    page,
    'mutation ($input: CreateSavedViewInput!) { createSavedView(input: $input) { id } }',
    { input: { subjectType: 'Client', name: 'To send', ...config } },
  );
  const { clients } = await ask(
    page,
    'query ($filter: ClientFilter) { clients(filter: $filter, first: 100, orderBy: { field: name, direction: DESC }) { nodes { id name industry } } }',
    { filter: config.filter },
  );
  await page.goto(`/clients?view=${createSavedView.id}`);
  await page.getByText(`of ${clients.nodes.length} clients`).waitFor();
  await page.getByRole('button', { name: 'Export these clients' }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'CSV' }).click();
  const text = await readFile(await (await downloading).path(), 'utf8');
  const [head, ...rows] = parse(text, { bom: true }) as string[][];
  expect(head).toEqual(['Name', 'Industry', 'ID']);
  expect(rows).toEqual(
    clients.nodes.map(({ name, industry, id }: Record<string, string | null>) => [name, industry ?? '', id]),
  );
});

test('fields of one’s own are defined, filled in, grouped by and added up; a saved view brings it all back', async () => {
  const page = await suite.page();
  await page.goto('/settings/custom-fields/client');
  const dialog = page.getByRole('dialog');
  const define = async (name: string, type: string, more = async () => {}) => {
    await page.getByRole('button', { name: 'Create field' }).click();
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
    await dialog.getByRole('combobox', { name: 'Type' }).click();
    await page.getByRole('option', { name: type, exact: true }).click();
    await more();
    await dialog.getByRole('button', { name: 'Create field' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page
      .getByRole('list', { name: 'Fields of client' })
      .getByRole('button', { name, exact: true })
      .waitFor();
  };
  await define('Yearly budget', 'Money');
  await define('Introduced by', 'Reference', async () => {
    await dialog.getByRole('combobox', { name: 'Leads to' }).click();
    await page.getByRole('option', { name: 'Client', exact: true }).click();
  });
  await define('Tier', 'Select', async () => {
    for (const option of ['Gold', 'Tin']) {
      await dialog.getByRole('textbox', { name: 'New option' }).fill(option);
      await dialog.getByRole('textbox', { name: 'New option' }).press('Enter');
    }
  });
  await page.getByRole('button', { name: 'Move Tier up' }).click();
  const names = page.getByRole('list', { name: 'Fields of client' }).getByRole('listitem');
  await names.nth(1).filter({ hasText: 'Tier' }).waitFor();

  for (const [name, budget, tier] of [
    ['Zebra One', '1000', 'Gold'],
    ['Zebra Two', '500', 'Gold'],
    ['Zebra Three', '200', 'Tin'],
  ] as const) {
    await follow(page, '/clients?new=client');
    await dialog.getByRole('textbox', { name: 'Company name' }).fill(name);
    await dialog.getByRole('textbox', { name: 'Yearly budget', exact: true }).fill(budget);
    await dialog.getByRole('combobox', { name: 'Tier' }).click();
    await page.getByRole('option', { name: tier, exact: true }).click();
    if (name === 'Zebra Two') {
      await dialog.getByRole('combobox', { name: 'Introduced by' }).fill('Zebra One');
      await page.getByRole('option', { name: 'Zebra One' }).click();
    }
    await dialog.getByRole('button', { name: 'Create client' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 1, name }).waitFor();
  }

  await follow(
    page,
    '/clients?q=Zebra&c=name,customFields.tier,customFields.yearlyBudget,customFields.introducedBy',
  );
  await page
    .getByRole('row', { name: /Zebra Two/ })
    .getByText('Zebra One')
    .waitFor();
  await page.getByRole('button', { name: 'Display' }).click();
  await page.getByLabel('Total of yearly budget').selectOption('Sum');
  await page.getByRole('row', { name: 'Totals' }).getByText('1,700').waitFor();
  await page.getByLabel('Group by').selectOption('Tier');
  await page.getByText('Compact', { exact: true }).click();
  await page.keyboard.press('Escape');
  const group = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) });
  await group('Gold').filter({ hasText: '1,500' }).waitFor();
  await group('Tin').filter({ hasText: '200' }).waitFor();
  await views(page).getByRole('button', { name: 'Save as view' }).click();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Zebras by tier');
  await dialog.getByRole('button', { name: 'Save view' }).click();
  await page.waitForURL(/view=/);
  await follow(page, '/clients?view=all');
  await views(page).getByRole('button', { name: 'Zebras by tier' }).click();
  await page.reload();
  await group('Gold').filter({ hasText: '1,500' }).waitFor();
  await group('Gold').click();
  await page.getByRole('link', { name: 'Zebra Two' }).waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Zebra Three' }).waitFor();
  expect(await page.getByText('(changed)').count()).toBe(0);
});

test('a list is a calendar: an entry is dragged, moved by keys and brought back; a view keeps the layout and its date', async () => {
  const page = await suite.page();
  const { clients } = await ask(page, '{ clients(first: 1) { nodes { id } } }');
  const deal = (name: string, expectedCloseOn: string | null) =>
    create(page, 'Opportunity', { name, clientId: clients.nodes[0].id, amount: '700', expectedCloseOn });
  const id = await deal('Calendar deal', '2031-05-14');
  await deal('Some day, no Calendar', null);
  const on = (day: string) => page.locator(`[data-day="${day}"]`);
  const entry = (day: string) => on(day).getByRole('button', { name: /^Calendar deal/ });
  await page.goto('/pipeline?layout=calendar&on=2031-05-14&q=Calendar');
  await entry('2031-05-14').dragTo(on('2031-05-20'));
  await page.getByText('Expected close of Calendar deal changed').waitFor();
  await entry('2031-05-20').focus();
  await page.keyboard.press('Shift+ArrowDown');
  await page.getByTestId('announcer').getByText('Calendar deal moved to').waitFor({ state: 'attached' });
  await entry('2031-05-27').focus();
  await page.keyboard.press('m');
  await page.getByRole('dialog').getByRole('button', { name: 'A day later' }).click();
  await page
    .getByTestId('announcer')
    .getByText(/Calendar deal moved to .*28/)
    .waitFor({ state: 'attached' });
  await entry('2031-05-28').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await entry('2031-05-27').waitFor();
  const closes = 'query ($id: ID!) { opportunity(id: $id) { expectedCloseOn } }';
  const { opportunity } = await ask(page, closes, { id });
  expect(opportunity.expectedCloseOn).toBe('2031-05-27');
  await entry('2031-05-27').focus();
  for (const key of ['Left', 'Left', 'Up']) await page.keyboard.press(`Shift+Arrow${key}`);
  await entry('2031-05-18').waitFor();
  await page.getByRole('link', { name: '1 without a date' }).click();
  await page.getByRole('link', { name: 'Some day, no Calendar' }).waitFor();
  await page.goBack();
  await entry('2031-05-18').waitFor();

  await page.getByRole('combobox', { name: 'Date' }).selectOption('Created');
  await views(page).getByRole('button', { name: 'Save as view' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('By creation');
  await page.getByRole('dialog').getByRole('button', { name: 'Save view' }).click();
  await page.waitForURL(/view=(?!all)/);
  const view = new URL(page.url()).searchParams.get('view');
  await page.goto(`/pipeline?view=${view}`);
  await page.waitForURL(/layout=calendar/);
  expect(await page.getByRole('combobox', { name: 'Date' }).inputValue()).toBe('createdAt');
  await page.getByRole('radiogroup', { name: 'Layout' }).getByText('Board').click();
  await views(page).getByText('(changed)').waitFor({ state: 'attached' });
});
