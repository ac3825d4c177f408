import type { Page } from 'playwright-core';
import { ask, create as createIn } from './ask.js';
import { follow, startSuite } from './suite.js';

const suite = startSuite();
let page: Page;
beforeEach(async () => {
  page = await suite.page();
});

const create = (noun: string, input: Record<string, unknown>) => createIn(page, noun, input);

test('the toast of a conversion takes it back too', async () => {
  const id = await create('Lead', { lastName: 'Lovelace', companyName: 'Engines' });
  await page.goto(`/leads/${id}?convert=${id}`);
  const dialog = page.getByRole('dialog', { name: 'Convert lead' });
  await dialog.getByRole('button', { name: 'Convert' }).click();
  await page.getByRole('button', { name: /^Undo( U)?$/ }).click();
  await page.getByText('Undone.').waitFor();
  const { lead, clients } = await ask(
    page,
    'query ($id: ID!) { lead(id: $id) { status } clients(search: "Engines") { totalCount } }',
    { id },
  );
  expect([lead.status, clients.totalCount]).toEqual(['NEW', 0]);
});

test('a lead shows why it has its score, and the score follows an answer', async () => {
  const id = await create('Lead', { lastName: 'Curie', companySize: 90, jobTitle: 'Head of research' });
  await page.goto(`/leads/${id}`);
  const score = page.getByRole('region', { name: 'Score' });
  await score.getByText('Company of 50 or more').waitFor();
  await score.getByText('Leading position').waitFor();
  await score.getByText('20', { exact: true }).first().waitFor();
  await page.getByRole('region', { name: 'Qualification' }).getByRole('combobox', { name: 'Budget' }).click();
  await page.getByRole('option', { name: 'Yes' }).click();
  await score.getByText('Budget is there').waitFor();
  await score.getByRole('button', { name: 'Score history' }).click();
  await score.getByText('20 → 32').waitFor();
  await score.getByText('+12 Budget is there').waitFor();
});

test('the board moves a lead to another status by keys', async () => {
  await create('Lead', { lastName: 'Zuse', companyName: 'Z4' });
  await page.goto('/leads?layout=board&q=Zuse');
  const card = page.getByRole('group', { name: /^Zuse, score/ });
  await card.focus();
  await page.keyboard.press('m');
  await page.getByRole('menuitem', { name: 'Nurturing' }).click();
  await page.getByText('Status of Zuse changed').waitFor();
  await page
    .getByRole('listitem', { name: /^Nurturing/ })
    .getByRole('group', { name: /^Zuse/ })
    .waitFor();
});

test('a scoring rule is written in the settings and counts', async () => {
  await page.goto('/settings/lead-scoring');
  await page.getByRole('button', { name: 'Create rule' }).click();
  const drawer = page.getByRole('dialog', { name: 'Create scoring rule' });
  await drawer.getByLabel('Name').fill('From the moon');
  await drawer.getByLabel('Points').fill('33');
  await drawer.getByRole('button', { name: 'Condition' }).click();
  await drawer.getByRole('combobox', { name: 'Field' }).click();
  await page.getByRole('option', { name: 'Industry' }).click();
  await drawer.getByRole('textbox', { name: 'Industry' }).fill('Moon');
  await drawer.getByRole('button', { name: 'Create rule' }).click();
  await page.getByText('From the moon created').waitFor();
  await page.getByText('Industry contains Moon').waitFor();
  const id = await create('Lead', { lastName: 'Armstrong', industry: 'Moon mining' });
  await follow(page, `/leads/${id}`);
  await page.getByRole('region', { name: 'Score' }).getByText('From the moon').waitFor();
});

test('a conversion asks for what the new client needs, and names what is wrong', async () => {
  const fieldId = await create('CustomFieldDefinition', {
    subjectType: 'Client',
    key: 'region',
    label: 'Sales region',
    type: 'TEXT',
    required: true,
  });
  const id = await create('Lead', { lastName: 'Noether', companyName: 'Rings' });
  await page.goto(`/leads/${id}?convert=${id}`);
  const dialog = page.getByRole('dialog', { name: 'Convert lead' });
  await dialog.getByRole('button', { name: 'Convert' }).click();
  await dialog.getByText('Sales region is required.').first().waitFor();
  await dialog.getByLabel('Sales region').fill('North');
  await dialog.getByLabel('Company name').fill('Rings and Ideals');
  await dialog.getByRole('radio', { name: 'Create a new opportunity' }).check();
  await dialog.getByRole('combobox', { name: 'Stage' }).click();
  await page.getByRole('option', { name: 'Proposal' }).click();
  await dialog.getByRole('button', { name: 'Convert' }).click();
  await dialog.getByText('Noether is converted.').waitFor();
  await dialog.getByRole('link', { name: 'Rings and Ideals' }).waitFor();
  const { lead } = await ask(
    page,
    'query ($id: ID!) { lead(id: $id) { convertedOpportunity { stage { name } } } }',
    {
      id,
    },
  );
  expect(lead.convertedOpportunity.stage.name).toBe('Proposal');
  await ask(page, 'mutation ($id: ID!) { deleteCustomFieldDefinition(id: $id) { id } }', { id: fieldId });
});

test('what a colleague does to leads is on the list and the board without asking', async () => {
  const id = await create('Lead', { lastName: 'Livingstone', companyName: 'Nile', nextStep: 'Wait' });
  const board = await suite.ownPage();
  await page.goto('/leads?q=Livingstone&c=name,nextStep');
  await board.goto('/leads?layout=board&q=Livingstone');
  await page.getByRole('gridcell', { name: 'Wait' }).waitFor();
  await board
    .getByRole('listitem', { name: /^New/ })
    .getByRole('group', { name: /^Livingstone/ })
    .waitFor();
  const colleague = await suite.page('manager');
  await ask(colleague, 'mutation ($input: UpdateLeadInput!) { updateLead(input: $input) { id } }', {
    input: { id, status: 'NURTURING', nextStep: 'Presume' },
  });
  await page.getByRole('gridcell', { name: 'Presume' }).waitFor();
  await board
    .getByRole('listitem', { name: /^Nurturing/ })
    .getByRole('group', { name: /^Livingstone/ })
    .waitFor();
  await ask(colleague, 'mutation ($input: CreateLeadInput!) { createLead(input: $input) { id } }', {
    input: { lastName: 'Livingstone the younger' },
  });
  const others = page.getByRole('button', { name: 'Others have changed this list – show' });
  await others.waitFor();
  expect(await page.getByText('1 of 1 lead').count()).toBeGreaterThan(0);
  await others.press('Enter');
  await page.getByText('2 of 2 leads').waitFor();
  await others.waitFor({ state: 'detached' });
  await board.context().close();
});

test('a client in the bin with the same address is restored for a conversion', async () => {
  const email = 'amelia@skyline.example';
  const clientId = await create('Client', { companyName: 'Skyline', email });
  await ask(page, 'mutation ($id: ID!) { deleteClient(id: $id) { id } }', { id: clientId });
  const id = await create('Lead', { lastName: 'Earhart', companyName: 'Skyline', email });
  await page.goto(`/leads/${id}?convert=${id}`);
  const dialog = page.getByRole('dialog', { name: 'Convert lead' });
  await dialog.getByRole('radio', { name: 'Create a new client' }).and(dialog.locator(':checked')).waitFor();
  await dialog.getByRole('button', { name: 'Restore Skyline' }).click();
  await dialog
    .getByRole('radio', { name: /^Use Skyline/ })
    .and(dialog.locator(':checked'))
    .waitFor();
  await dialog.getByRole('button', { name: 'Convert', exact: true }).click();
  await dialog.getByRole('link', { name: 'Skyline' }).click();
  await page.waitForURL(`**/clients/${clientId}`);
});

test('a lead becomes what exists: another client, a contact of a third one, an open opportunity', async () => {
  const home = await create('Client', { companyName: 'Analytical Society' });
  const clientId = await create('Client', { companyName: 'Harbour Works' });
  await create('Opportunity', { name: 'New cranes', clientId });
  const email = 'mary@society.example';
  const contactId = await create('Contact', { lastName: 'Somerville', email, clientId: home });
  const id = await create('Lead', { lastName: 'Somerville', email, companyName: 'Docks', jobTitle: 'Chair' });
  await page.goto(`/leads/${id}?convert=${id}`);
  const dialog = page.getByRole('dialog', { name: 'Convert lead' });
  await dialog.getByText('Not known yet: budget, authority, need, timeline, phone number.').waitFor();
  await dialog
    .getByText('Somerville stays at Analytical Society and is also linked to the new client.')
    .waitFor();
  await dialog.getByRole('radio', { name: 'Use a client that exists' }).check();
  await dialog.getByRole('button', { name: 'Convert', exact: true }).click();
  await dialog.getByText('Choose a client.').waitFor();
  await dialog.getByRole('combobox', { name: 'Which client' }).fill('Harbour');
  await page.getByRole('option', { name: 'Harbour Works' }).click();
  await dialog
    .getByText('Somerville stays at Analytical Society and is also linked to Harbour Works.')
    .waitFor();
  await dialog.getByRole('radio', { name: 'Use New cranes' }).check();
  await dialog.getByRole('button', { name: 'Convert', exact: true }).click();
  await dialog.getByText('Somerville is converted.').waitFor();
  await dialog.getByText('also linked to Harbour Works').waitFor();
  await dialog.getByRole('link', { name: 'New cranes' }).waitFor();
  await follow(page, `/contacts/${contactId}`);
  const also = page.getByRole('region', { name: 'Also at' });
  await also.getByRole('link', { name: 'Harbour Works' }).waitFor();
  await also.getByText('Chair').waitFor();
  await page.getByText('Also at: Harbour Works').waitFor();
  await follow(page, `/leads/${id}`);
  const qualification = page.getByRole('region', { name: 'Qualification' });
  await qualification.getByText('Unknown').first().waitFor();
  expect(await qualification.getByRole('combobox').count()).toBe(0);
  expect(await page.getByRole('button', { name: 'Create activity' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Undo conversion' }).click();
  await page.getByText('Somerville is a lead again').waitFor();
  await follow(page, `/contacts/${contactId}`);
  await page.getByRole('region', { name: 'Also at' }).getByText('No other client.').waitFor();
});

test('every number of a campaign opens its leads, the won ones too', async () => {
  await page.goto('/leads/campaigns?period=all');
  const row = page.getByRole('row').filter({ has: page.getByRole('cell', { name: 'Spring fair 2026' }) });
  const won = row.getByRole('link').nth(3);
  const count = Number(await won.textContent());
  expect(count).toBeGreaterThan(0);
  await won.click();
  await page.getByText('Opportunity it became').first().waitFor();
  await page.getByText(`${count} of ${count} lead`).waitFor();
});

test('on a phone a lead is called and written to from the list, unless it does not want that', async () => {
  await create('Lead', { lastName: 'Marconi', phone: '+390612345678', email: 'marconi@radio.example' });
  await create('Lead', { lastName: 'Marconi the silent', phone: '+390612345679', doNotCall: true });
  page = await suite.page('demo', 390);
  await page.goto('/leads?q=Marconi');
  await page.getByRole('link', { name: 'Email Marconi', exact: true }).waitFor();
  const call = page.getByRole('link', { name: 'Call Marconi', exact: true });
  expect(await call.getAttribute('href')).toBe('tel:+390612345678');
  expect(await page.getByRole('link', { name: 'Call Marconi the silent' }).count()).toBe(0);
});

test('the rules give a lead to somebody, and the toast says to whom and by which rule', async () => {
  const id = await create('Lead', { lastName: 'Columbus', industry: 'Logistics' });
  await page.goto(`/leads/${id}`);
  await page.getByRole('button', { name: 'Assign', exact: true }).click();
  await page.getByText('Columbus assigned to Rosa Rep by Goods and transport').waitFor();
});
