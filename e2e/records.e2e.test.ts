import type { Page } from 'playwright-core';
import { ask } from './ask.js';
import { follow, startSuite } from './suite.js';

const suite = startSuite();
let page: Page;
beforeEach(async () => {
  page = await suite.page();
});

/** Creates a record and opens its page. */
async function open(noun: 'Client' | 'Opportunity', path: string, input: Record<string, unknown>) {
  const data = await ask(
    page,
    `mutation ($input: Create${noun}Input!) { create${noun}(input: $input) { id } }`,
    {
      input,
    },
  );
  const { id } = data[`create${noun}`];
  await page.goto(`${path}/${id}`);
  await page.getByRole('heading', { level: 1, name: String(input.name ?? input.companyName) }).waitFor();
  return id as string;
}

test('a note is on the timeline at once, and a call is written by keys alone', async () => {
  await open('Client', '/clients', { companyName: 'Lighthouse' });
  await page.getByRole('textbox', { name: 'Text' }).fill('They like the blue one.');
  await page.getByRole('button', { name: 'Log note' }).click();
  await page.getByText('Logged').waitFor();
  await page.getByText('They like the blue one.').first().waitFor();
  await page.getByRole('heading', { level: 1 }).focus();
  await page.keyboard.press('l');
  await page.keyboard.type('Asked about delivery');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Asked about delivery').first().waitFor();
});

test('emails of one conversation are one entry, a pin is on top for everybody, and what a colleague writes is announced', async () => {
  const id = await open('Client', '/clients', { companyName: 'Semaphore' });
  const write = (who: Page, input: object) =>
    ask(who, 'mutation ($input: CreateInteractionInput!) { createInteraction(input: $input) { id } }', {
      input: { clientId: id, ...input },
    });
  const mail = { type: 'EMAIL', emailFrom: 'demo@example.com', emailTo: ['bo@example.com'] };
  for (const word of ['Offer', 'AW: Offer', 'Re: Offer']) await write(page, { ...mail, subject: word });
  await page.reload();
  await page.getByRole('radiogroup', { name: 'Kind' }).getByText('Email').click();
  await page.getByRole('textbox', { name: 'Subject' }).fill('Re: Offer');
  const to = page.getByRole('combobox', { name: 'To' });
  await to.fill('nobody');
  await page.getByRole('button', { name: 'Log email' }).click();
  await page.getByText('“nobody” is not an e-mail address.').waitFor();
  await to.press('Backspace');
  await to.fill('Bo Beacon <bo@example.com>');
  await page.getByRole('button', { name: 'Log email' }).click();
  await page.getByText('4 messages').waitFor();
  await page.getByRole('button', { name: 'Show 3 earlier messages' }).click();
  const earlier = page.getByRole('list', { name: 'Earlier messages of Re: Offer' });
  await earlier.getByText('AW: Offer').waitFor();
  await page.getByRole('button', { name: 'Show 1 more' }).click();
  await earlier.getByText('Offer', { exact: true }).waitFor();

  const manager = await suite.page('manager');
  await manager.goto(`/clients/${id}`);
  await manager.getByText('4 messages').waitFor();
  await write(page, { type: 'NOTE', subject: 'Never before ten' });
  await manager.getByRole('button', { name: '1 new' }).click();
  await manager.getByText('Never before ten').waitFor();
  await manager.getByRole('button', { name: 'Actions for Never before ten' }).click();
  await manager.getByRole('menuitem', { name: 'Pin' }).click();
  await page.getByRole('region', { name: 'Pinned' }).getByText('Never before ten').waitFor();

  const show = page.getByRole('group', { name: 'Show' });
  await show.getByText('Emails 4').click();
  await page.getByText('Never before ten').first().waitFor({ state: 'detached' });
  await show.getByText('Emails 4').click();
  await page.getByRole('button', { name: 'More filters' }).click();
  await page.getByRole('searchbox', { name: 'Search the timeline' }).fill('nothing like it');
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await page.getByText('4 messages').waitFor();
});

test('a deleted record leads back to the list, and undo brings it back', async () => {
  const id = await open('Client', '/clients', { companyName: 'Lantern' });
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Delete client' }).click();
  await page.getByText('Lantern deleted').waitFor();
  await page.getByRole('heading', { level: 1, name: 'Clients' }).waitFor();
  await follow(page, `/clients/${id}`);
  await page.getByText('This client is deleted').waitFor();
  await page.getByRole('button', { name: 'Restore' }).click();
  await page.getByText('Lantern restored').waitFor();
  await page.getByText('This client is deleted').waitFor({ state: 'detached' });
});

test('what changed is in the history, with the values before and after', async () => {
  await open('Client', '/clients', { companyName: 'Beacon Hill', industry: 'Fishing' });
  await page.getByRole('button', { name: 'Edit industry' }).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Shipping');
  await page.keyboard.press('Enter');
  await page.getByText('Industry of Beacon Hill changed').waitFor();
  await page.getByRole('tab', { name: 'History' }).click();
  await page.getByRole('listitem').filter({ hasText: 'Fishing → Shipping' }).waitFor();
});

test('the amount of an opportunity is that of its line items', async () => {
  await open('Opportunity', '/opportunities', { name: 'Two boats', currency: 'USD' });
  await page.getByRole('tab', { name: 'Line items' }).click();
  await page.getByRole('button', { name: 'Add line' }).click();
  await page.getByRole('combobox', { name: 'Product of line 1' }).fill('Boat');
  await page.getByLabel('Quantity of line 1').fill('2');
  await page.getByLabel('Unit price of line 1').fill('1500');
  await page.getByRole('button', { name: 'Save line items' }).click();
  await page.getByText('Line items saved').waitFor();
  await page.getByRole('region', { name: 'Value' }).getByText('$3,000').first().waitFor();
});

test('a product of the catalogue fills a line with the price of the list for so many', async () => {
  await page.goto('/products?new=product');
  const form = page.getByRole('dialog');
  await form.getByLabel('Name').fill('Anchor chain');
  await form.getByLabel('SKU').fill('AC-1');
  await form.getByLabel('Unit').fill('metre');
  await form.getByLabel('Price').fill('20');
  await form.getByRole('button', { name: 'Create product' }).click();
  await page.getByRole('heading', { level: 1, name: 'Anchor chain' }).waitFor();
  const product = page.url();
  await follow(page, '/settings/price-lists');
  await page.getByRole('button', { name: 'Create price list' }).click();
  await form.getByLabel('Name').fill('Harbours');
  await form.getByLabel('Default of its currency').check();
  await form.getByRole('button', { name: 'Create price list' }).click();
  await page.getByRole('heading', { level: 1, name: 'Harbours' }).waitFor();
  await page.getByRole('button', { name: 'Add price' }).click();
  await form.getByRole('combobox', { name: 'Product' }).fill('anchor');
  await page.getByRole('option', { name: 'Anchor chain' }).click();
  await form.getByLabel('From quantity').fill('10');
  await form.getByLabel('Price of one in USD').fill('15.50');
  await form.getByRole('button', { name: 'Add price' }).click();
  await page.getByRole('list', { name: 'Prices' }).getByText('$15.50').waitFor();

  await open('Opportunity', '/opportunities', { name: 'New moorings', currency: 'USD' });
  await page.getByRole('tab', { name: 'Line items' }).click();
  await page.getByRole('button', { name: 'Add line' }).click();
  await page.getByRole('combobox', { name: 'Product of line 1' }).fill('AC-1');
  await page.getByRole('option', { name: /Anchor chain/ }).click();
  const priced = (value: string) =>
    page.waitForFunction(
      (wanted) =>
        document.querySelector<HTMLInputElement>('[aria-label="Unit price of line 1"]')?.value === wanted,
      value,
    );
  await priced('20');
  expect(await page.getByLabel('Unit of line 1').inputValue()).toBe('metre');
  await page.getByLabel('Quantity of line 1').fill('12');
  await priced('15.5');
  await page.getByRole('button', { name: 'Save line items' }).click();
  await page.getByRole('region', { name: 'Value' }).getByText('$186').first().waitFor();
  const lines = page.getByRole('list', { name: 'Line items' });
  expect(await lines.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);

  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await form.getByRole('button', { name: 'More fields' }).click();
  await form.getByRole('combobox', { name: 'Price list' }).fill('harb');
  await page.getByRole('option', { name: 'Harbours' }).click();
  await form.getByRole('button', { name: 'Save opportunity' }).click();
  const question = page.getByRole('dialog', { name: 'Price the line items again?' });
  await question.getByRole('button', { name: 'Price again' }).click();
  await page.getByText('New moorings changed').waitFor();
  const details = page.getByRole('region', { name: 'Details' });
  await details.getByText('Harbours').waitFor();

  await ask(page, 'mutation ($input: CreatePriceListInput!) { createPriceList(input: $input) { id } }', {
    input: { name: 'Piers', currency: 'USD' },
  });
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await form.getByRole('button', { name: 'More fields' }).click();
  await form.getByRole('combobox', { name: 'Price list' }).fill('pier');
  await page.getByRole('option', { name: 'Piers' }).click();
  await form.getByRole('button', { name: 'Save opportunity' }).click();
  await question.waitFor();
  await page.keyboard.press('Escape');
  await question.waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await form.getByText('Your draft is back.').waitFor();
  await form.getByRole('button', { name: 'Discard draft' }).click();
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'Edit price list' }).click();
  await details.getByRole('combobox', { name: 'Price list' }).fill('pier');
  await page.getByRole('option', { name: 'Piers' }).click();
  await details.getByRole('button', { name: 'Save', exact: true }).click();
  await question.getByRole('button', { name: 'Keep prices' }).click();
  await page.getByText('Price list of New moorings changed').waitFor();
  await details.getByText('Piers').waitFor();
  await follow(page, product);
  await page.getByRole('link', { name: 'New moorings' }).waitFor();
  await page.getByRole('region', { name: 'Prices in lists' }).getByText('Harbours').waitFor();
  await page.getByRole('region', { name: 'Sales' }).getByText('$186').waitFor();
});

test('a competitor made by its name is lost to, and counted on its page', async () => {
  const id = await open('Opportunity', '/opportunities', { name: 'Fleet of ten', currency: 'USD' });
  await page.getByRole('button', { name: 'Edit competitors' }).click();
  await page.getByRole('combobox', { name: 'Competitors' }).fill('Neptune');
  await page.getByRole('option', { name: 'Create “Neptune”' }).click();
  await page.getByRole('option', { name: 'Create “Neptune”' }).waitFor({ state: 'detached' });
  await page.getByRole('region', { name: 'Details' }).getByText('Neptune').waitFor();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Competitors of Fleet of ten changed').waitFor();
  await page.getByRole('button', { name: 'Lost', exact: true }).click();
  const question = page.getByRole('dialog');
  await question.getByLabel('Reason lost').fill('Price');
  await question.getByRole('combobox', { name: 'Lost to' }).fill('nep');
  await page.getByRole('option', { name: 'Neptune' }).click();
  await question.getByRole('button', { name: 'Mark as lost' }).click();
  await page.getByRole('button', { name: 'Reopen', exact: true }).waitFor();
  await follow(page, `/opportunities/${id}/history`);
  await page.getByRole('listitem').filter({ hasText: 'Competitors: Neptune' }).waitFor();
  await page
    .getByRole('button', { name: /^Show \d+ fields/ })
    .first()
    .click();
  await page.getByRole('listitem').filter({ hasText: 'Lost to: Neptune' }).waitFor();
  await page.getByRole('link', { name: 'Neptune' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Neptune' }).waitFor();
  await page
    .getByRole('region', { name: 'Against them' })
    .getByText('Lost to them', { exact: true })
    .waitFor();
  await page.getByText('Lost to them', { exact: true }).last().click();
  await page.getByRole('link', { name: 'Fleet of ten' }).waitFor();

  await follow(page, '/competitors?q=Neptune');
  const row = page.getByRole('row').filter({ hasText: 'Neptune' });
  await row.getByRole('gridcell').nth(6).getByRole('link', { name: '1' }).click();
  await page.getByRole('radio', { name: 'Lost', exact: true, checked: true }).waitFor({ state: 'attached' });
  await page.getByRole('link', { name: 'Fleet of ten' }).waitFor();
});

test('the page of an opportunity tells when somebody else has moved it', async () => {
  const id = await open('Opportunity', '/opportunities', { name: 'Old lighthouse', currency: 'USD' });
  const { opportunity } = await ask(
    page,
    'query ($id: ID!) { opportunity(id: $id) { pipeline { stages { id name } } } }',
    { id },
  );
  const { id: stageId } = opportunity.pipeline.stages.find(
    ({ name }: { name: string }) => name === 'Negotiation',
  );
  await ask(page, 'mutation ($input: MoveOpportunityInput!) { moveOpportunity(input: $input) { id } }', {
    input: { id, stageId },
  });
  await page.getByRole('button', { name: /^Proposal/ }).click();
  const question = page.getByRole('dialog', { name: 'Somebody else moved this meanwhile' });
  await question.getByRole('button', { name: 'Leave in Negotiation' }).click();
  await page.locator('[aria-current]', { hasText: 'Negotiation' }).first().waitFor();
});

test('a misspelt name leads to a record, which is starred, found again, and gets an old value back', async () => {
  const id = await open('Client', '/clients', { companyName: 'Halcyon Observatory', industry: 'Optics' });
  await page.getByRole('button', { name: 'Edit industry' }).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Astronomy');
  await page.keyboard.press('Enter');
  await page.getByText('Industry of Halcyon Observatory changed').waitFor();
  await follow(page, '/home');
  await page.getByRole('heading', { level: 1, name: /^Good/ }).waitFor();
  await page.getByRole('region', { name: 'Recently viewed' }).getByText('Halcyon Observatory').waitFor();

  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Search records').fill('Halycon');
  await page.getByRole('button', { name: /^Halcyon Observatory/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Halcyon Observatory' }).waitFor();

  const star = page.getByRole('button', { name: 'Favourite: Halcyon Observatory' });
  await star.click();
  const favourites = page.getByRole('region', { name: 'Favourites' }).getByRole('link');
  await favourites.filter({ hasText: 'Halcyon Observatory' }).waitFor();
  const other = await open('Client', '/clients', { companyName: 'Zenith' });
  await page.getByRole('button', { name: 'Favourite: Zenith' }).click();
  await favourites.filter({ hasText: 'Zenith' }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await page.getByText('Zenith moved to position 1 of 2').waitFor({ state: 'attached' });
  const { favourites: kept } = await ask(page, '{ favourites { id } }');
  expect(kept.map((link: { id: string }) => link.id)).toEqual([other, id]);

  await favourites.filter({ hasText: 'Halcyon Observatory' }).click();
  await page.getByRole('tab', { name: 'History' }).click();
  const change = page.getByRole('listitem').filter({ hasText: 'Optics → Astronomy' });
  await change.getByRole('button', { name: 'Restore this value of Industry' }).click();
  await page.getByText('Industry of Halcyon Observatory changed').waitFor();
  await page.getByRole('listitem').filter({ hasText: 'Astronomy → Optics' }).waitFor();
  await change.getByRole('button', { name: 'Restore this value of Industry' }).waitFor({ state: 'detached' });
});
