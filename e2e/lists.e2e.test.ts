import { readFile } from 'node:fs/promises';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { copies } from '../server/testing/copies.js';
import { ask } from './ask.js';
import { follow, startSuite } from './suite.js';

const suite = startSuite();
let page: Page;
beforeEach(async () => {
  page = await suite.page();
});

const rows = (of: Page) => of.getByRole('grid').locator('[data-cell$="-1"]');
const filterText = (filter: object) => encodeURIComponent(JSON.stringify(filter));

async function choose(label: string, option: string) {
  await page.getByRole('combobox', { name: label, exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

test('a custom field is made, filled in, shown, edited in place and filtered by', async () => {
  await page.goto('/settings/custom-fields/client');
  for (const [name, type] of [
    ['Seats', 'Number'],
    ['Plan', 'Select'],
  ] as const) {
    await page.getByRole('button', { name: 'Create field' }).first().click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('textbox', { name: 'Name' }).fill(name);
    await choose('Type', type);
    await drawer.getByRole('textbox', { name: 'Help' }).fill(`About ${name}`);
    if (type === 'Select')
      for (const option of ['Gold', 'Silver']) {
        await drawer.getByRole('textbox', { name: 'New option' }).fill(option);
        await page.keyboard.press('Enter');
      }
    await drawer.getByRole('button', { name: 'Create field' }).click();
    await drawer.waitFor({ state: 'detached' });
  }

  await follow(page, '/clients?new=client');
  const form = page.getByRole('dialog');
  const own = form.getByRole('group', { name: 'Custom fields' });
  // A new form waits for what is typed first.
  await form.locator('input[data-autofocus]:focus').waitFor();
  await page.keyboard.type('Quokka Ltd');
  await own.getByText('About Seats').waitFor();
  await own.getByLabel('Seats').fill('42');
  await choose('Plan', 'Gold');
  await form.getByRole('button', { name: 'Create client' }).click();
  await page.getByRole('heading', { level: 1, name: 'Quokka Ltd' }).waitFor();

  await follow(page, '/clients?q=Quokka');
  await rows(page).first().waitFor();
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Seats' }).check();
  await page.getByRole('checkbox', { name: 'Plan' }).check();
  await page.keyboard.press('Escape');
  await page.getByRole('gridcell', { name: 'Gold', exact: true }).waitFor();
  const seats = page.getByRole('gridcell', { name: '42', exact: true });
  await seats.dblclick();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('43');
  await page.keyboard.press('Enter');
  await page.getByText('Seats of Quokka Ltd changed').waitFor();
  await page.getByRole('gridcell', { name: '43', exact: true }).waitFor();

  await follow(page, '/clients');
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Seats' }).click();
  await page.getByLabel('Seats: value').fill('43');
  await page.getByRole('button', { name: 'Done' }).click();
  await page.waitForURL(/customFields/);
  await page.getByText('1 of 1 client').waitFor();
  expect(await rows(page).allInnerTexts()).toEqual(['Quokka Ltd']);
  await page.reload();
  await page.getByRole('button', { name: 'Seats at least 43' }).waitFor();
  await page.getByText('1 of 1 client').waitFor();
  expect(await rows(page).allInnerTexts()).toEqual(['Quokka Ltd']);
});

test('what the server refuses is said at the custom field', async () => {
  await ask(
    page,
    'mutation ($input: CreateCustomFieldDefinitionInput!) { createCustomFieldDefinition(input: $input) { id } }',
    {
      input: { subjectType: 'Contact', key: 'homepage', label: 'Homepage', type: 'URL', section: 'Online' },
    },
  );
  await page.goto('/contacts?new=contact');
  const form = page.getByRole('dialog');
  await form.getByLabel('Last name').fill('Quill');
  await form.getByRole('group', { name: 'Online' }).getByLabel('Homepage').fill('no address');
  await form.getByRole('button', { name: 'Create contact' }).click();
  await form.getByText('Please look at these fields').waitFor();
  const input = form.getByLabel('Homepage');
  expect(await input.getAttribute('aria-invalid')).toBe('true');
  await input.fill('quill.example');
  await form.getByRole('button', { name: 'Create contact' }).click();
  await page.getByRole('heading', { level: 1, name: 'Quill' }).waitFor();
});

test('a nested filter from a link shows the right rows and says itself', async () => {
  const filter = {
    or: [
      { and: [{ status: { in: ['CUSTOMER'] } }, { opportunities: { some: { status: { in: ['WON'] } } } }] },
      { and: [{ status: { in: ['LEAD'] } }, { not: { contacts: { some: { isPrimary: { eq: true } } } } }] },
    ],
  };
  const { clients } = await ask(
    page,
    'query ($filter: ClientFilter) { clients(filter: $filter, orderBy: { field: name }, first: 5) { totalCount nodes { name } } }',
    { filter },
  );
  expect(clients.totalCount).toBeGreaterThan(0);
  await page.goto(`/clients?f=${filterText(filter)}`);
  await page.getByText(`of ${clients.totalCount} clients`).waitFor();
  const expected = clients.nodes.map(({ name }: { name: string }) => name);
  expect((await rows(page).allInnerTexts()).slice(0, expected.length)).toEqual(expected);
  await page
    .getByRole('button', { name: /^\(Status is any of Customer and at least one of the opportunities/ })
    .click();
  const drawer = page.getByRole('dialog', { name: 'Advanced filter' });
  await drawer.getByRole('group').nth(3).waitFor();
});

test('a nested filter is built by keyboard, on a phone as well', async () => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto('/clients');
  await page.getByRole('button', { name: 'Advanced', exact: true }).press('Enter');
  const drawer = page.getByRole('dialog', { name: 'Advanced filter' });
  const pick = async (label: string, text: string) => {
    const box = drawer.getByRole('combobox', { name: label, exact: true }).last();
    await box.fill(text);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
  };
  await drawer.getByRole('button', { name: 'Group' }).press('Enter');
  await pick('Field', 'Industry');
  await drawer.getByLabel('Industry: value').fill('Media');
  await drawer.getByRole('button', { name: 'Related' }).first().press('Enter');
  await page.getByRole('menuitem', { name: 'Contacts' }).waitFor();
  await page.waitForFunction(() => document.activeElement?.closest('[role=menu]'));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await drawer.getByText('Contacts', { exact: true }).waitFor();
  await drawer.getByText('Industry contains Media', { exact: false }).first().waitFor();
  await drawer.getByRole('button', { name: 'Apply' }).press('Enter');
  await drawer.waitFor({ state: 'detached' });
  await page.waitForURL(/industry/);
  const shared = new URL(page.url()).searchParams.get('f') ?? '';
  expect(JSON.parse(shared)).toEqual({
    and: [{ or: [{ industry: { contains: 'Media' } }, { contacts: { some: {} } }] }],
  });
});

test('opportunities are changed together in the list of the pipeline, and undone together', async () => {
  await page.goto('/pipeline?layout=list');
  await page.getByRole('grid').waitFor();
  const withStep = async () =>
    (
      await ask(
        page,
        'query ($filter: OpportunityFilter) { opportunities(filter: $filter) { totalCount } }',
        {
          filter: { nextStep: { eq: 'Call everybody' } },
        },
      )
    ).opportunities.totalCount;
  for (const index of [0, 1]) await page.locator(`[data-cell="${index}-0"]`).getByRole('checkbox').check();
  const bar = page.getByLabel('Selected rows');
  await bar.getByText('2 selected').waitFor();
  await bar.getByRole('button', { name: 'Edit field' }).click();
  const drawer = page.getByRole('dialog', { name: 'Edit 2 opportunities' });
  await choose('Field', 'Next step');
  await drawer.getByLabel('Next step').fill('Call everybody');
  await drawer.getByRole('button', { name: 'Change 2 opportunities' }).click();
  await page.getByText('2 opportunities changed').waitFor();
  expect(await withStep()).toBe(2);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Undone.').waitFor();
  expect(await withStep()).toBe(0);
});

test('all that match are selected, deleted, and brought back', async () => {
  await page.goto('/pipeline?layout=list');
  await page.getByRole('grid').waitFor();
  const count = async () =>
    (await ask(page, '{ opportunities(filter: { pipeline: { isDefault: { eq: true } } }) { totalCount } }'))
      .opportunities.totalCount;
  const before = await count();
  await page.locator('[data-cell="0-0"]').getByRole('checkbox').check();
  await page.getByRole('button', { name: `Select all ${before}` }).click();
  const bar = page.getByLabel('Selected rows');
  await bar.getByText(`${before} selected`).waitFor();
  await bar.getByRole('button', { name: 'Delete' }).click();
  await page.getByText(`${before} opportunities deleted`).waitFor();
  expect(await count()).toBe(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Undone.').waitFor();
  expect(await count()).toBe(before);
});

test('more than 500 are changed by a job that goes on from page to page, and all of it is undone', async () => {
  const { createClient } = await ask(
    page,
    'mutation { createClient(input: { companyName: "Many Ltd", industry: "Trade fairs" }) { id } }',
  );
  const pool = new pg.Pool({ connectionString: suite.rapport.databaseUrl });
  await copies(pool, 'clients', createClient.id, 699);
  await pool.end();
  const inIndustry = async (industry: string) =>
    (
      await ask(page, 'query ($i: String!) { clients(filter: { industry: { eq: $i } }) { totalCount } }', {
        i: industry,
      })
    ).clients.totalCount;
  await page.goto('/clients?q=Many');
  await page.locator('[data-cell="0-0"]').getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Select all 700' }).click();
  await page.locator('[data-cell="2-0"]').getByRole('checkbox').uncheck();
  const bar = page.getByLabel('Selected rows');
  await bar.getByText('699 selected').waitFor();
  await bar.getByRole('button', { name: 'Edit field' }).click();
  const drawer = page.getByRole('dialog', { name: 'Edit 699 clients' });
  await choose('Field', 'Industry');
  await drawer.getByLabel('Industry', { exact: true }).fill('Mail order');
  await drawer.getByRole('button', { name: 'Change 699 clients' }).click();
  await page.getByText(/^(Changing 699 clients…|699 clients changed)$/).waitFor();
  await page.getByRole('link', { name: 'Contacts', exact: true }).click();
  await page.getByText('699 clients changed').waitFor({ timeout: 60_000 });
  expect(await inIndustry('Mail order')).toBe(699);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText(/^(Undone\.|699 changes undone)$/).waitFor({ timeout: 60_000 });
  expect(await inIndustry('Trade fairs')).toBe(700);

  await follow(page, '/clients?q=Many');
  await page.locator('[data-cell="0-0"]').getByRole('checkbox').check();
  await page.locator('[data-cell="1-0"]').getByRole('checkbox').check();
  await bar.getByRole('button', { name: 'Tag' }).click();
  await page.getByRole('dialog').getByLabel('Add tags').fill('fair');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('heading').first().click();
  await page.getByRole('button', { name: 'Tag 2 clients' }).click();
  await page.getByText('2 clients tagged').waitFor();
});

test('what could not be changed is named with the reason, and leaves as CSV', async () => {
  await ask(page, 'mutation { createClient(input: { companyName: "Partly theirs" }) { id } }');
  const rep = await suite.ownPage('rep');
  const { me } = await ask(rep, '{ me { user { id } } }');
  await ask(rep, 'mutation ($input: CreateClientInput!) { createClient(input: $input) { id } }', {
    input: { companyName: 'Partly mine', ownerId: me.user.id },
  });
  await rep.goto('/clients?q=Partly&s=name');
  for (const row of [0, 1]) await rep.locator(`[data-cell="${row}-0"]`).getByRole('checkbox').check();
  await rep.getByLabel('Selected rows').getByRole('button', { name: 'Tag' }).click();
  await rep.getByRole('dialog').getByLabel('Add tags').fill('shared');
  await rep.keyboard.press('Enter');
  await rep.getByRole('dialog').getByRole('heading').first().click();
  await rep.getByRole('button', { name: 'Tag 2 clients' }).click();
  await rep.getByRole('button', { name: 'Show why' }).click();
  const list = rep.getByRole('dialog', { name: 'What could not be changed' });
  await list.getByText('Partly theirs').waitFor();
  const downloading = rep.waitForEvent('download');
  await list.getByRole('link', { name: 'Download as CSV' }).click();
  const file = await readFile(await (await downloading).path(), 'utf8');
  expect(file).toMatch(/^\uFEFFRecord,Reason,ID\r\nPartly theirs,/);
  await rep.context().close();
});

test('more than ten thousand are all counted when one asks for it', async () => {
  const { createProduct } = await ask(
    page,
    'mutation { createProduct(input: { name: "Rivet", currency: "USD" }) { id } }',
  );
  const pool = new pg.Pool({ connectionString: suite.rapport.databaseUrl });
  await copies(pool, 'products', createProduct.id, 10_049);
  await pool.end();
  const filter = filterText({ name: { eq: 'Rivet' } });
  await page.goto(`/products?f=${filter}`);
  await page.getByText('50 of 10,000+ products').waitFor();
  await page.getByRole('button', { name: 'Count all' }).click();
  await page.getByText('50 of 10,050 products').waitFor();
  expect(await page.getByRole('button', { name: 'Count all' }).count()).toBe(0);
});
