import type { Page } from 'playwright-core';
import { ask } from './ask.js';
import { startSuite } from './suite.js';

const suite = startSuite();

const BOM = '\uFEFF';
const FILE = [
  'Company name;Email;Status;Annual revenue;Internal note',
  'Zebra Werke GmbH;info@zebra-werke.example;Customer;"1.200,50";call "Ada"',
  '"Zephyr; Söhne";post@zephyr.example;Prospect;900,00;',
  'Zirkel AG;not an address;Customer;10,00;bad row',
  'Zenit OHG;hallo@zenit.example;Lead;;',
].join('\r\n');

const send = (page: Page, name: string, text: string) =>
  page
    .getByLabel('File', { exact: true })
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
const count = async (page: Page, key: string) => Number(await page.getByTestId(`count-${key}`).textContent());
const clientsNamed = async (page: Page, name: string): Promise<number> =>
  (
    await ask(page, 'query ($name: String!) { clients(filter: { name: { eq: $name } }) { totalCount } }', {
      name,
    })
  ).clients.totalCount;

async function choose(page: Page, label: string, option: string) {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

describe('imports', () => {
  test('a file with BOM, semicolons and a bad row comes in, and goes out again', async () => {
    const page = await suite.page();
    await page.goto('/imports');
    await page.getByRole('link', { name: 'Import a file' }).first().click();
    await page.getByRole('button', { name: 'Choose a file' }).waitFor();
    await send(page, 'Kunden.csv', BOM + FILE);

    const preview = page.getByRole('region', { name: 'File', exact: true });
    await preview.getByText('separated by semicolon').waitFor();
    expect(await preview.getByRole('columnheader').allTextContents()).toEqual([
      'Company name',
      'Email',
      'Status',
      'Annual revenue',
      'Internal note',
    ]);
    await preview.getByRole('cell', { name: 'Zephyr; Söhne' }).waitFor();

    await choose(page, 'Each row is a', 'Client');
    await page.getByRole('button', { name: 'Map columns' }).click();
    const field = (column: string) => page.getByRole('combobox', { name: `Field for ${column}` });
    await field('Email').waitFor();
    expect(await field('Email').inputValue()).toMatch(/^E-?mail/i);
    expect(await field('Internal note').inputValue()).toBe('Ignore this column');
    await page.getByRole('button', { name: 'Check the rows' }).click();

    await page.getByRole('button', { name: 'Import 3 rows' }).waitFor();
    expect(await count(page, 'created')).toBe(3);
    expect(await count(page, 'failed')).toBe(1);
    const problems = page.getByRole('region', { name: 'Problems' });
    expect(await problems.textContent()).toContain('not an address');
    expect(await clientsNamed(page, 'Zenit OHG')).toBe(0);

    await page.getByRole('button', { name: 'Import 3 rows' }).click();
    await page.getByText('Done', { exact: true }).waitFor();
    expect(await count(page, 'created')).toBe(3);
    expect(await count(page, 'failed')).toBe(1);
    expect(await clientsNamed(page, 'Zephyr; Söhne')).toBe(1);
    expect(await clientsNamed(page, 'Zirkel AG')).toBe(0);

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Rows that failed' }).click(),
    ]);
    const failed = await textOf(download);
    expect(failed).toContain('Zirkel AG');
    expect(failed).not.toContain('Zenit');

    await page.reload();
    const rows = page.getByRole('region', { name: 'Rows' });
    await rows.getByRole('link', { name: 'Zephyr; Söhne' }).waitFor();
    await rows.getByRole('tab', { name: 'Failed 1' }).click();
    await rows.getByRole('row', { name: /^4 .*not an address/ }).waitFor();
    await page.getByRole('button', { name: 'Undo import' }).click();
    await page.getByRole('button', { name: 'Undo 3 rows' }).click();
    await page.getByText('This import has been undone').waitFor();
    expect(await clientsNamed(page, 'Zephyr; Söhne')).toBe(0);
  });

  test('fields get one value for all rows or several columns, and each row leads to its record', async () => {
    const page = await suite.page();
    const upload = async () => {
      await page.goto('/imports/new');
      await send(page, 'two.csv', 'Given,Family,Town\nAda,Quagga,Ulm\nBob,Quokka,Bonn\n');
      await choose(page, 'Each row is a', 'Contact');
      await page.getByRole('button', { name: 'Map columns' }).click();
    };
    await upload();
    await choose(page, 'Field for Given', 'First name');
    await choose(page, 'Field for Family', 'Last name');
    await choose(page, 'Field for Town', 'Ignore this column');
    const more = page.getByRole('region', { name: 'More fields' });
    const add = async (label: string) => {
      await more.getByRole('button', { name: 'Add a field' }).click();
      const row = more.getByRole('group', { name: 'More: new field' });
      await row.getByRole('combobox', { name: 'Field' }).click();
      await page.getByRole('option', { name: label, exact: true }).click();
      return more.getByRole('group', { name: `More: ${label}` });
    };
    await (await add('Job title')).getByLabel('Value of Job title').fill('Buyer');
    const department = await add('Department');
    await department.getByText('From columns').click();
    await department.getByLabel('Value of Department').fill('Office in ');
    await department.getByRole('button', { name: 'Insert a column' }).click();
    await page.getByRole('menuitem', { name: 'Town' }).click();
    await page.getByRole('button', { name: 'Check the rows' }).click();
    await page.getByRole('button', { name: 'Import 2 rows' }).click();
    await page.getByRole('region', { name: 'Rows' }).getByRole('link', { name: 'Bob Quokka' }).click();
    await page.getByRole('heading', { name: 'Bob Quokka' }).waitFor();
    const { contacts } = await ask(
      page,
      '{ contacts(filter: { lastName: { in: ["Quagga", "Quokka"] } }, orderBy: { field: lastName }) { nodes { jobTitle department } } }',
    );
    expect(contacts.nodes).toEqual([
      { jobTitle: 'Buyer', department: 'Office in Ulm' },
      { jobTitle: 'Buyer', department: 'Office in Bonn' },
    ]);

    await upload();
    await more.getByRole('group', { name: 'More: Department' }).waitFor();
    expect(await more.getByLabel('Value of Department').inputValue()).toBe('Office in {{Town}}');
  });

  test('who may not import is told so', async () => {
    const page = await suite.page('readonly');
    await page.goto('/imports/new');
    await page.getByText("You don't have access").waitFor();
  });
});

async function textOf(download: { createReadStream(): Promise<NodeJS.ReadableStream> }): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}
