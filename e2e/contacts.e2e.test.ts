import type { Page } from 'playwright-core';
import { create as createIn } from './ask.js';
import { follow, startSuite } from './suite.js';

const suite = startSuite();
let page: Page;
beforeEach(async () => {
  page = await suite.page();
});

const create = (noun: string, input: Record<string, unknown>) => createIn(page, noun, input);

test('a contact is linked with a further client, seen there with a mark, changed and taken away again', async () => {
  const home = await create('Client', { companyName: 'Observatory' });
  const other = await create('Client', { companyName: 'Telescope Makers' });
  const id = await create('Contact', { firstName: 'Caroline', lastName: 'Herschel', clientId: home });
  await page.goto(`/contacts/${id}`);
  const also = page.getByRole('region', { name: 'Also at' });
  await also.getByRole('button', { name: 'Link another client' }).click();
  const drawer = page.getByRole('dialog', { name: 'Caroline Herschel is also at' });
  await drawer.getByRole('combobox', { name: 'Client' }).fill('Observatory');
  await page.getByRole('option', { name: 'Observatory' }).click();
  await drawer.getByRole('button', { name: 'Link client' }).click();
  await drawer.getByText('Caroline Herschel belongs to this client.').first().waitFor();
  await drawer.getByRole('combobox', { name: 'Client' }).fill('Telescope');
  await page.getByRole('option', { name: 'Telescope Makers' }).click();
  await drawer.getByLabel('Job title there').fill('Adviser');
  await drawer.getByRole('button', { name: 'Link client' }).click();
  await page.getByText('Client linked').waitFor();
  await also.getByText('Adviser').waitFor();

  await follow(page, `/clients/${other}`);
  const people = page.getByRole('region', { name: 'Contacts' });
  await people.getByText('Also here').waitFor();
  await people.getByText('Adviser · main client Observatory').waitFor();
  await people.getByRole('link', { name: 'Caroline Herschel' }).click();
  await also.getByRole('button', { name: 'Edit Caroline Herschel at Telescope Makers' }).click();
  const there = page.getByRole('dialog', { name: 'Caroline Herschel at Telescope Makers' });
  await there.getByLabel('Job title there').fill('Owner');
  await there.getByRole('button', { name: 'Save' }).click();
  await also.getByText('Owner').waitFor();
  await also.getByRole('button', { name: /^Edit Caroline/ }).click();
  await there.getByRole('button', { name: 'Remove link' }).click();
  await there.getByRole('button', { name: 'Remove', exact: true }).click();
  await also.getByText('No other client.').waitFor();
  await page
    .getByRole('button', { name: /^Undo( U)?$/ })
    .last()
    .click();
  await also.getByRole('link', { name: 'Telescope Makers' }).waitFor();
});

test('a contact of another client is linked from the page of a client', async () => {
  const home = await create('Client', { companyName: 'Royal Institution' });
  const other = await create('Client', { companyName: 'Lamp Makers' });
  await create('Contact', { firstName: 'Michael', lastName: 'Faraday', clientId: home });
  await page.goto(`/clients/${other}`);
  const people = page.getByRole('region', { name: 'Contacts' });
  await people.getByRole('button', { name: 'Link a contact of another client' }).click();
  const drawer = page.getByRole('dialog', { name: 'Also at Lamp Makers' });
  await drawer.getByRole('combobox', { name: 'Contact' }).fill('Faraday');
  await page.getByRole('option', { name: /^Michael Faraday/ }).click();
  await drawer.getByRole('button', { name: 'Link contact' }).click();
  await people.getByText('main client Royal Institution').waitFor();
});
