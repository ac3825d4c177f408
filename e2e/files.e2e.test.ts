import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { PNG } from '../server/testing/files.js';
import { ask } from './ask.js';
import { follow, startSuite } from './suite.js';

const suite = startSuite();
let page: Page;

/** Opens the files of a new client. */
async function openFiles(width = 1280): Promise<void> {
  page = await suite.page('demo', width);
  const { createClient } = await ask(
    page,
    'mutation { createClient(input: { companyName: "Filing Ltd" }) { id } }',
  );
  await page.goto(`/clients/${createClient.id}/files`);
  await page.getByText('No files yet.').waitFor();
}

/** Drops files on the drop zone, as from the desktop. */
const drop = (files: { name: string; type: string; bytes: string }[]) =>
  page.getByTestId('drop-zone').evaluate((zone, dropped) => {
    const data = new DataTransfer();
    for (const { name, type, bytes } of dropped) {
      const content = Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0));
      data.items.add(new File([content], name, { type }));
    }
    for (const kind of ['dragover', 'drop'])
      zone.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
  }, files);

const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64');
const fileNamed = (name: string) => page.getByRole('button', { name, exact: true });

test('files are dropped, sent with progress, tried again, looked at, renamed and deleted', async () => {
  await openFiles();
  let hold: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    hold = resolve;
  });
  let broken = false;
  await page.route('**/files/uploads/**', async (route) => {
    await held;
    if (broken || !route.request().postData()?.startsWith('Hello')) return route.continue();
    broken = true;
    return route.abort();
  });
  await drop([
    { name: 'logo.png', type: 'image/png', bytes: base64(PNG) },
    { name: 'notes.txt', type: 'text/plain', bytes: base64('Hello files') },
    { name: 'fake.pdf', type: 'application/pdf', bytes: base64('no PDF at all') },
  ]);
  await page.getByRole('progressbar', { name: 'Upload of logo.png' }).waitFor({ state: 'attached' });
  const givenUp = page.waitForResponse(
    (response) => response.request().method() === 'DELETE' && response.status() === 204,
  );
  hold();
  await page.getByText('fake.pdf ends in .pdf').waitFor();
  await givenUp;
  await page.getByRole('button', { name: 'Leave fake.pdf' }).click();
  await page.getByRole('button', { name: 'Try notes.txt again' }).click();
  await fileNamed('logo.png').waitFor();
  await fileNamed('notes.txt').waitFor();
  expect(await page.getByRole('list', { name: 'Uploads' }).count()).toBe(0);

  const small = page.getByRole('listitem').filter({ hasText: 'logo.png' }).getByTestId('thumbnail');
  await page.waitForFunction(
    (element) => (element as HTMLImageElement).naturalWidth === 1,
    await small.elementHandle(),
  );
  expect(await page.getByTestId('thumbnail').count()).toBe(1);
  await fileNamed('notes.txt').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Hello files').waitFor();
  const next = dialog.getByRole('button', { name: 'Next file' });
  await ((await next.isEnabled()) ? next : dialog.getByRole('button', { name: 'Previous file' })).click();
  const image = dialog.getByRole('img', { name: 'logo.png' });
  await image.waitFor();
  await page.waitForFunction(
    (element) => (element as HTMLImageElement).naturalWidth === 1,
    await image.elementHandle(),
  );
  const downloading = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('logo.png');
  expect(await readFile(await download.path())).toEqual(PNG);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Actions for notes.txt' }).click();
  await page.getByRole('menuitem', { name: 'Edit name and description' }).click();
  await dialog.getByLabel('Name').fill('minutes.txt');
  await dialog.getByRole('button', { name: 'Save file' }).click();
  await fileNamed('minutes.txt').waitFor();
  await page.getByRole('button', { name: 'Actions for minutes.txt' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await fileNamed('minutes.txt').waitFor({ state: 'detached' });
  await page.getByRole('tab', { name: 'Timeline' }).click();
  await page.getByText('File added: logo.png').waitFor();
});

test('files are added on a phone, and found among all documents', async () => {
  await openFiles(390);
  const picker = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Add files' }).click();
  await (await picker).setFiles({
    name: 'unusual-name.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('a,b'),
  });
  await fileNamed('unusual-name.csv').waitFor();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
  await page.setViewportSize({ width: 1280, height: 800 });
  await follow(page, '/documents?q=unusual-name');
  await page.getByRole('row', { name: 'Totals' }).getByText('3 B').waitFor();
  await page.getByText('1 of 1 file').waitFor();
  await page.getByText(/ used$/).click();
  const storage = page.getByRole('dialog');
  await storage.getByRole('link', { name: 'Clients' }).waitFor();
  await storage.getByRole('link', { name: 'Spreadsheet' }).click();
  await page.getByRole('button', { name: /^Type is .*Spreadsheet/ }).waitFor();
  await follow(page, '/documents?q=unusual-name');
  await page.getByText('1 of 1 file').waitFor();
  await page.getByRole('grid').getByText('unusual-name.csv').click();
  await page.getByRole('dialog').getByText('a,b').waitFor();
});

test('a filtered list is exported as it is shown', async () => {
  page = await suite.page();
  const filter = { and: [{ status: { in: ['CUSTOMER'] } }] };
  const { clients } = await ask(
    page,
    'query ($filter: ClientFilter) { clients(filter: $filter, first: 100, orderBy: { field: name, direction: DESC }) { nodes { name } } }',
    { filter },
  );
  await page.goto(`/clients?s=-name&f=${encodeURIComponent(JSON.stringify(filter))}`);
  await page.getByRole('grid').waitFor();
  await page.getByRole('button', { name: 'Export these clients' }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'CSV' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^clients-.*\.csv$/);
  const rows = parse(await readFile(await download.path(), 'utf8'), { bom: true, columns: true }) as Record<
    string,
    string
  >[];
  expect(rows.map(({ Name }) => Name)).toEqual((clients.nodes as { name: string }[]).map(({ name }) => name));
  expect(new Set(rows.map(({ Status }) => Status))).toEqual(new Set(['Customer']));
});

test('tags are coloured, and two become one with an undo', async () => {
  page = await suite.page();
  await ask(
    page,
    'mutation { createClient(input: { companyName: "Tagged Ltd", tags: ["Partners"] }) { id } }',
  );
  await page.goto('/settings/tags');
  await page.getByRole('button', { name: 'Edit Partners' }).click();
  await page.getByRole('dialog').getByLabel('Colour').fill('#12b886');
  await page.getByRole('dialog').getByRole('button', { name: 'Save tag' }).click();
  await page.getByText('Tag saved').waitFor();
  await page.getByRole('checkbox', { name: 'Choose partner', exact: true }).click();
  await page.getByRole('checkbox', { name: 'Choose Partners' }).click();
  await page.getByRole('button', { name: 'Merge 2 tags' }).click();
  await page.getByRole('button', { name: 'Merge into partner' }).click();
  await page.getByText('1 tag merged into partner').waitFor();
  await page.getByRole('button', { name: 'Edit Partners' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /^Undo/ }).click();
  await page.getByRole('button', { name: 'Edit Partners' }).waitFor();
});
