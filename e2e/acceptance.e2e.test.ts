import pg from 'pg';
import type { Locator, Page } from 'playwright-core';
import { copies } from '../server/testing/copies.js';
import { ask, create } from './ask.js';
import { follow, startSuite } from './suite.js';

const suite = startSuite();

/** The id of a built-in role. */
async function idOfRole(page: Page, key: string): Promise<string> {
  const { roles } = await ask(page, '{ roles(first: 50) { nodes { id key } } }');
  return roles.nodes.find((role: { key: string }) => role.key === key).id;
}

test('1: a new user signs up, loads the demo company and moves the first opportunity, by keyboard only', async () => {
  const page = await suite.stranger();
  const { keyboard } = page;
  /** Tabs on until the focus is on what is looked for. */
  const tabTo = async (target: Locator) => {
    await target.first().waitFor();
    for (let at = 0; at < 60; at++) {
      if (await target.and(page.locator(':focus')).count()) return;
      await keyboard.press('Tab');
    }
    throw new Error(`Tab does not lead to ${target}`);
  };
  await page.goto('/login');
  await tabTo(page.getByRole('link', { name: /organization/i }));
  await keyboard.press('Enter');
  for (const [field, text] of [
    ['organizationName', 'Quay Tools'],
    ['name', 'Kim Keys'],
    ['email', 'kim@quay.example'],
    ['password', 'a quiet sentence about quays'],
  ] as const) {
    await tabTo(page.locator(`input[name=${field}]`));
    await keyboard.type(text);
  }
  await keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /^Good .*, Kim$/ }).waitFor();

  const steps = page.getByRole('region', { name: 'First steps' });
  await steps.getByText('0 of 3 done').waitFor();
  await tabTo(steps.getByRole('button', { name: 'Load demo company' }));
  await keyboard.press('Enter');
  await steps.getByRole('button', { name: 'Remove demo data' }).waitFor({ timeout: 90_000 });
  await keyboard.press('g');
  await keyboard.press('p');
  const [first, second] = [0, 1].map((nth) => page.locator('[data-column]').nth(nth).locator('[data-card]'));
  await tabTo(first!);
  const id = await page.locator(':focus').getAttribute('data-card');
  await keyboard.press('.');
  await page
    .getByTestId('announcer')
    .getByText(/ moved to Qualification, position /)
    .waitFor();
  await second!.and(page.locator(':focus')).waitFor();
  const { opportunity } = await ask(page, 'query ($id: ID!) { opportunity(id: $id) { stage { name } } }', {
    id,
  });
  expect(opportunity.stage.name).toBe('Qualification');
  await page.context().close();
});

describe('3: a card goes to a far column that is out of sight', () => {
  let page: Page;
  let id: string;
  const FAR = 'Signature';
  beforeAll(async () => {
    page = await suite.page('demo', 900);
    const pipelineId = await create(page, 'Pipeline', { name: 'Long way' });
    const [firstId] = await stagesOf(pipelineId);
    for (const name of ['Visit', 'Sample', 'Offer', 'Talks', FAR])
      await create(page, 'PipelineStage', { pipelineId, name, probability: 40 });
    id = await create(page, 'Opportunity', {
      name: 'Far traveller',
      amount: '1200',
      pipelineId,
      stageId: firstId,
    });
    await create(page, 'Opportunity', { name: 'Home stayer', amount: '300', pipelineId, stageId: firstId });
    await page.goto(`/pipeline/${pipelineId}`);
    await card().waitFor();
  });

  const card = () => page.locator(`[data-card="${id}"]`);
  const far = () => page.locator('[data-column]').filter({ has: page.getByRole('heading', { name: FAR }) });
  async function stagesOf(pipelineId: string): Promise<string[]> {
    const { pipeline } = await ask(page, 'query ($id: ID!) { pipeline(id: $id) { stages { id } } }', {
      id: pipelineId,
    });
    return pipeline.stages.map((stage: { id: string }) => stage.id);
  }
  const heads = () => page.locator('[data-column] > div:first-child').allInnerTexts();
  /** What a move has left behind: where people read it, and in the history. */
  async function outcome() {
    await page
      .getByTestId('announcer')
      .getByText(/^Far traveller moved to/)
      .waitFor();
    const said = await page.getByTestId('announcer').textContent();
    const { opportunity } = await ask(
      page,
      `query ($id: ID!) { opportunity(id: $id) { position stageId probability weightedBase
        history(first: 1) { nodes { name origin actor { name } changes } } } }`,
      { id },
    );
    const [{ changes, ...event }] = opportunity.history.nodes;
    // The moment of the move is the one thing that has to differ.
    const { stageEnteredAt, lastActivityAt, ...values } = changes;
    return { said, heads: await heads(), event, values, ...opportunity, history: null };
  }

  test('by dragging, with the board scrolling at its edge, just as by M', async () => {
    const before = await heads();
    const inView = () =>
      far().evaluate((element) => element.getBoundingClientRect().right <= window.innerWidth);
    expect(await inView()).toBe(false);
    const from = await card().boundingBox();
    const board = await page.getByRole('list', { name: 'Long way board' }).boundingBox();
    if (!from || !board) throw new Error('There is nothing to drag');
    await page.mouse.move(from.x + 60, from.y + 20);
    await page.mouse.down();
    await page.mouse.move(from.x + 90, from.y + 40, { steps: 5 });
    const edge = board.x + board.width - 12;
    for (let step = 0; !(await inView()) && step < 400; step++)
      await page.mouse.move(edge - (step % 2), from.y + 60);
    const to = await far().boundingBox();
    if (!to) throw new Error('There is nowhere to drop');
    await page.mouse.move(to.x + to.width / 2, to.y + 120, { steps: 5 });
    await page.mouse.up();
    await far().locator(`[data-card="${id}"]`).waitFor();
    const dragged = await outcome();
    expect(dragged.said).toContain(`Far traveller moved to ${FAR}, position 1 of 1`);

    await page.keyboard.press('u');
    await page.getByText('Undone.').waitFor();
    await page.reload();
    await card().waitFor();
    expect(await heads()).toEqual(before);
    await card().focus();
    await page.keyboard.press('m');
    const target = page.getByRole('menuitem', { name: FAR });
    await target.waitFor();
    for (let step = 0; !(await target.and(page.locator(':focus')).count()) && step < 20; step++)
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await far().locator(`[data-card="${id}"]`).waitFor();
    expect(await outcome()).toEqual(dragged);
    await far().locator(`[data-card="${id}"]:focus`).waitFor();
    expect(await inView()).toBe(true);
  });
});

test('4: an edit the server refuses goes back to the old value and says why', async () => {
  const page = await suite.page();
  const id = await create(page, 'Client', { companyName: 'Refusal Ltd', email: 'hello@refusal.example' });
  const read = () =>
    ask(page, 'query ($id: ID!) { client(id: $id) { email version } }', { id }).then(({ client }) => client);
  const before = await read();
  await page.goto('/clients?q=Refusal&c=name,email');
  const cell = page.getByRole('gridcell', { name: 'hello@refusal.example' });
  await cell.dblclick();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('no address');
  await page.keyboard.press('Enter');
  await page
    .getByRole('tooltip')
    .getByText(/e-?mail/i)
    .waitFor();
  await page
    .getByTestId('announcer')
    .getByText(/^Email not changed: .*e-?mail/i)
    .waitFor({ state: 'attached' });
  await cell.waitFor();
  expect(await cell.getAttribute('aria-invalid')).toBe('true');
  expect(await read()).toEqual(before);
});

test('5: five hundred rows are changed together, and undo restores every byte', async () => {
  const page = await suite.page();
  const COUNT = 500;
  const KINDS = 12;
  const pool = new pg.Pool({ connectionString: suite.rapport.databaseUrl });
  for (let kind = 0; kind < KINDS; kind++) {
    const id = await create(page, 'Client', {
      companyName: `Bulkhead ${kind}`,
      // Nothing, spaces, accents and emoji: whatever undo could lose.
      industry: [null, 'Ship  building', 'Été – “naïve” 船', '⚓️'][kind % 4],
      tags: kind % 3 ? ['b', 'a'] : [],
      annualRevenue: kind % 2 ? '1234567.8901' : null,
    });
    await copies(pool, 'clients', id, Math.ceil((COUNT - kind) / KINDS) - 1);
  }
  await pool.end();
  const snapshot = async () => {
    const rows: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { clients }: Record<string, any> = await ask(
        page,
        `query ($after: String) { clients(search: "Bulkhead", orderBy: { field: name }, first: 100, after: $after) {
          pageInfo { hasNextPage endCursor }
          nodes { id name type companyName firstName lastName status industry companySize annualRevenue email phone website
            otherEmails otherPhones tags source category description externalId ownerId accountManagerId parentClientId
            billingAddress { line1 city country } customFields firstEngagedOn lastEngagedAt createdAt deletedAt } } }`,
        { after },
      );
      rows.push(...clients.nodes.map((row: object) => JSON.stringify(row)));
      after = clients.pageInfo.endCursor;
      more = clients.pageInfo.hasNextPage;
    }
    return rows;
  };
  const before = await snapshot();
  expect(before).toHaveLength(COUNT);
  await page.goto('/clients?q=Bulkhead&c=name,industry');
  await page.locator('[data-cell="0-0"]').getByRole('checkbox').check();
  await page.getByRole('button', { name: `Select all ${COUNT}` }).click();
  const bar = page.getByLabel('Selected rows');
  await bar.getByText(`${COUNT} selected`).waitFor();
  await bar.getByRole('button', { name: 'Edit field' }).click();
  const drawer = page.getByRole('dialog', { name: `Edit ${COUNT} clients` });
  await drawer.getByRole('combobox', { name: 'Field', exact: true }).click();
  await page.getByRole('option', { name: 'Industry', exact: true }).click();
  await drawer.getByLabel('Industry').fill('Bulk carriers');
  await drawer.getByRole('button', { name: `Change ${COUNT} clients` }).click();
  await page.getByText(`${COUNT} clients changed`).waitFor();
  expect((await snapshot()).filter((row) => row.includes('"industry":"Bulk carriers"'))).toHaveLength(COUNT);
  await page.getByRole('button', { name: /^Undo( U)?$/ }).click();
  await page.getByText('Undone.').waitFor();
  expect(await snapshot()).toEqual(before);
});

test('7: a saved view opens from its link for a colleague as it is, minus what they may not see', async () => {
  const [page, rep] = await Promise.all([suite.page(), suite.page('rep')]);
  await create(page, 'CustomFieldDefinition', {
    subjectType: 'Lead',
    key: 'margin',
    label: 'Margin',
    type: 'TEXT',
    readRoleIds: [await idOfRole(page, 'SALES_MANAGER')],
  });
  const idOf = async (of: Page) => (await ask(of, '{ me { user { id } } }')).me.user.id;
  const [mine, theirs] = await Promise.all([idOf(page), idOf(rep)]);
  for (const [lastName, ownerId] of [
    ['Viewpoint A', theirs],
    ['Viewpoint B', mine],
    ['Viewpoint C', theirs],
  ])
    await create(page, 'Lead', {
      lastName,
      ownerId,
      status: 'QUALIFIED',
      customFields: { margin: 'secret 12 %' },
    });
  const filter = encodeURIComponent(JSON.stringify({ status: { eq: 'QUALIFIED' } }));
  await page.goto(`/leads?q=Viewpoint&f=${filter}&s=-name&c=name,status,customFields.margin`);
  await page.getByRole('gridcell', { name: 'secret 12 %' }).first().waitFor();
  await page.getByRole('button', { name: 'Save as view' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('textbox', { name: 'Name' }).fill('Viewpoints');
  await drawer.getByRole('combobox', { name: 'Who finds it' }).click();
  await page.getByRole('option', { name: 'Everyone' }).click();
  await drawer.getByRole('button', { name: 'Save view' }).click();
  await page.waitForURL(/view=/);

  await rep.goto(page.url());
  const shown = async (of: Page) => {
    await of.getByRole('grid').waitFor();
    return {
      columns: await of.getByRole('columnheader').allInnerTexts(),
      rows: await of.locator('[data-cell$="-1"]').allInnerTexts(),
      chips: await of.getByRole('button', { name: /^Status/ }).allInnerTexts(),
      search: await of
        .getByRole('searchbox')
        .or(of.getByPlaceholder(/search/i))
        .first()
        .inputValue(),
      changed: await of.getByText('(changed)').count(),
    };
  };
  const own = await shown(page);
  expect(own.rows).toEqual(['Viewpoint C', 'Viewpoint B', 'Viewpoint A']);
  expect(await shown(rep)).toEqual({
    ...own,
    columns: own.columns.filter((text) => !text.includes('Margin')),
    rows: ['Viewpoint C', 'Viewpoint A'],
  });
  expect(await rep.getByText('secret').count()).toBe(0);
});

test('8: a lead is converted into a client that exists, and the conversion undone', async () => {
  const page = await suite.page();
  const clientId = await create(page, 'Client', {
    companyName: 'Lighthouse Ltd',
    website: 'https://lighthouse.example',
  });
  const id = await create(page, 'Lead', {
    firstName: 'Grace',
    lastName: 'Hopper',
    companyName: 'Lighthouse Ltd',
    email: 'grace@lighthouse.example',
    status: 'QUALIFIED',
  });
  await page.goto(`/leads/${id}`);
  await page.getByRole('textbox', { name: 'Text' }).fill('Wants the big lamp.');
  await page.getByRole('button', { name: 'Log note' }).click();
  await page.getByText('Logged').waitFor();
  await page.getByRole('button', { name: 'Convert' }).click();
  const dialog = page.getByRole('dialog', { name: 'Convert lead' });
  const same = dialog.getByRole('radio', { name: /^Use Lighthouse Ltd/ });
  await same.waitFor();
  expect(await same.isChecked()).toBe(true);
  await dialog.getByText('Same domain, Same name').waitFor();
  await dialog.getByLabel('Name of the opportunity').fill('The big lamp');
  await dialog.getByRole('button', { name: 'Convert' }).click();
  await dialog.getByText('Grace Hopper is converted.').waitFor();
  await dialog.getByRole('link', { name: 'Lighthouse Ltd' }).click();
  await page.waitForURL(`**/clients/${clientId}`);
  await page.getByText('Wants the big lamp.').first().waitFor();
  await page.getByRole('region', { name: 'Opportunities' }).getByText('The big lamp').waitFor();

  await follow(page, `/leads/${id}`);
  const notice = page.getByRole('alert', { name: 'Converted' });
  await notice.getByRole('link', { name: 'The big lamp' }).waitFor();
  expect(await page.getByRole('button', { name: 'Edit', exact: true }).count()).toBe(0);
  await notice.getByRole('button', { name: 'Undo conversion' }).click();
  await page.getByText('Grace Hopper is a lead again').waitFor();
  await page.getByRole('button', { name: 'Convert' }).waitFor();
  const { client, lead } = await ask(
    page,
    `query ($id: ID!, $lead: ID!) { lead(id: $lead) { status }
      client(id: $id) { opportunityCount contactCount interactions { totalCount } } }`,
    { id: clientId, lead: id },
  );
  expect(client).toEqual({ opportunityCount: 0, contactCount: 0, interactions: { totalCount: 0 } });
  expect(lead.status).toBe('QUALIFIED');
});
