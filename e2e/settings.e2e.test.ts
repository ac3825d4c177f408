import type { Page } from 'playwright-core';
import { ask } from './ask.js';
import { startSuite } from './suite.js';

const suite = startSuite();

const stagesOf = async (page: Page): Promise<{ id: string; name: string }[]> =>
  (await ask(page, '{ defaultPipeline { stages { id name } } }')).defaultPipeline.stages;
const namesOf = async (page: Page) => (await stagesOf(page)).map(({ name }) => name);
const reordered = (page: Page) =>
  page.waitForResponse(
    (response) => response.request().postData()?.includes('ReorderPipelineStages') ?? false,
  );
const inStage = async (page: Page, id: string): Promise<number> =>
  (
    await ask(page, 'query ($filter: OpportunityFilter) { opportunities(filter: $filter) { totalCount } }', {
      filter: { stageId: { eq: id } },
    })
  ).opportunities.totalCount;

async function openStages(page: Page) {
  await page.goto('/settings/pipelines');
  await page.getByRole('list', { name: 'Pipelines' }).getByRole('link').first().click();
  await page.getByRole('list', { name: 'Stages' }).waitFor();
}

describe('pipelines', () => {
  test('stages are put in order with buttons and by dragging', async () => {
    const page = await suite.page();
    await openStages(page);
    const before = await namesOf(page);
    expect(before.slice(0, 4)).toEqual(['Prospecting', 'Qualification', 'Proposal', 'Negotiation']);

    let answered = reordered(page);
    await page.getByRole('button', { name: 'Move Proposal up' }).click();
    await page
      .getByTestId('announcer')
      .filter({ hasText: 'Proposal moved to position 2 of 6' })
      .waitFor({ state: 'attached' });
    await answered;
    expect((await namesOf(page)).slice(0, 4)).toEqual([
      'Prospecting',
      'Proposal',
      'Qualification',
      'Negotiation',
    ]);

    answered = reordered(page);
    const rows = page.getByRole('list', { name: 'Stages' }).getByRole('listitem');
    await rows.filter({ hasText: 'Negotiation' }).dragTo(rows.first(), { targetPosition: { x: 300, y: 3 } });
    await answered;
    expect((await namesOf(page)).slice(0, 4)).toEqual([
      'Negotiation',
      'Prospecting',
      'Proposal',
      'Qualification',
    ]);

    await page.reload();
    await rows.first().filter({ hasText: 'Negotiation' }).waitFor();
  });

  test('a stage with opportunities is only deleted when they have a place to go', async () => {
    const page = await suite.page();
    await openStages(page);
    const stages = await stagesOf(page);
    const idOf = (name: string) => stages.find((stage) => stage.name === name)?.id ?? '';
    const leaving = await inStage(page, idOf('Proposal'));
    const staying = await inStage(page, idOf('Negotiation'));
    expect(leaving).toBeGreaterThan(0);

    await page.getByRole('button', { name: 'Proposal', exact: true }).click();
    await page.getByRole('button', { name: 'Delete stage' }).click();
    await page.getByRole('button', { name: 'Delete Proposal' }).click();
    const refusal = page.getByRole('group', { name: 'Delete stage' }).getByRole('alert');
    expect(await refusal.textContent()).toContain('say where they go');
    expect(await namesOf(page)).toContain('Proposal');

    await page.getByRole('combobox', { name: 'Its opportunities go to' }).click();
    await page.getByRole('option', { name: 'Negotiation' }).click();
    await page.getByRole('button', { name: 'Delete Proposal' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Proposal', exact: true }).waitFor({ state: 'detached' });
    expect(await namesOf(page)).not.toContain('Proposal');
    expect(await inStage(page, idOf('Negotiation'))).toBe(leaving + staying);
  });
});

describe('roles', () => {
  test('a change in the matrix takes effect for who has the role', async () => {
    const rep = await suite.page('rep');
    await rep.goto('/settings/organization');
    await rep.getByText("You don't have access").waitFor();
    await rep.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Pipeline' }).waitFor();

    const page = await suite.page();
    await page.goto('/settings/roles');
    await page.getByRole('link', { name: 'Sales rep' }).click();
    const cell = (scope: string) =>
      page.getByRole('radio', { name: `Opportunity, view: ${scope}`, exact: true });
    await cell('team').waitFor();
    expect(await cell('team').isChecked()).toBe(true);
    await cell('none').check();
    await page.getByRole('button', { name: 'Save permissions' }).click();
    await page.getByText('Sales rep saved').waitFor();

    await rep.reload();
    await rep.getByText("You don't have access").waitFor();
    expect(
      await rep.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Pipeline' }).count(),
    ).toBe(0);
    await expect(ask(rep, '{ opportunities { totalCount } }')).rejects.toThrow('opportunity.view');
  });

  test('the role Owner shows everything and cannot be changed', async () => {
    const page = await suite.page();
    await page.goto('/settings/roles');
    await page.getByRole('link', { name: 'Owner' }).click();
    const everything = page.getByRole('radio', { name: 'Client, delete: all', exact: true });
    await everything.waitFor();
    expect(await everything.isChecked()).toBe(true);
    expect(await everything.isDisabled()).toBe(true);
  });
});

describe('API keys', () => {
  test('the secret is shown once, works, and stops working when the key is revoked', async () => {
    const page = await suite.page();
    await page.goto('/settings/api-keys');
    await page.getByRole('button', { name: 'Create API key' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Warehouse');
    await page.getByRole('combobox', { name: 'Scopes' }).fill('client.view');
    await page.getByRole('option', { name: 'client.view' }).click();
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Create key' }).click();
    const secret = (await page.getByTestId('secret').textContent()) ?? '';
    expect(secret).toMatch(/^rpt_/);
    expect(await statusWith(secret)).toBe('clients');

    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: 'Revoke Warehouse' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Revoke Warehouse' }).click();
    expect(await page.content()).not.toContain(secret);

    const confirm = page.getByRole('button', { name: 'Revoke key' });
    await confirm.waitFor();
    expect(await confirm.isDisabled()).toBe(true);
    await page.getByRole('textbox', { name: 'Type Warehouse to confirm' }).fill('Warehouse');
    await confirm.click();
    await page.getByText('No API keys yet').waitFor();
    expect(await statusWith(secret)).toBe('UNAUTHENTICATED');
  });

  /** What a program with this secret gets: the clients, or the code of the refusal. */
  async function statusWith(secret: string): Promise<string> {
    const response = await fetch(`${suite.rapport.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
      body: JSON.stringify({ query: '{ clients(first: 1) { totalCount } }' }),
    });
    const { data, errors } = (await response.json()) as {
      data?: { clients?: unknown };
      errors?: { extensions: { code: string } }[];
    };
    return errors?.[0]?.extensions.code ?? Object.keys(data ?? {})[0] ?? 'nothing';
  }
});
