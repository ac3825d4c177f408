import { ask } from './ask.js';
import { follow, startSuite } from './suite.js';

const suite = startSuite();

describe('people', () => {
  test('somebody leaves: the records go to a colleague, and the audit tells it', async () => {
    const page = await suite.page();
    const rep = await suite.ownPage('rep');
    const { me } = await ask(rep, '{ me { user { id name } } }');
    const { users } = await ask(page, '{ users(first: 50) { nodes { id name email status } } }');
    const heir = users.nodes.find(
      ({ id, status, email }: { id: string; status: string; email: string }) =>
        id !== me.user.id && status === 'ACTIVE' && !email.startsWith('demo@'),
    );
    const owned = async () =>
      (
        await ask(page, 'query ($id: ID!) { clients(filter: { ownerId: { eq: $id } }) { totalCount } }', {
          id: me.user.id,
        })
      ).clients.totalCount;
    expect(await owned()).toBeGreaterThan(0);

    await page.goto(`/settings/users/${me.user.id}`);
    await page.getByRole('button', { name: 'Deactivate user' }).click();
    await page.getByRole('combobox', { name: 'Hand over to' }).fill(heir.name);
    await page.getByRole('option', { name: heir.name }).click();
    await page.getByRole('button', { name: `Deactivate ${me.user.name}` }).click();
    await page.getByText(`${me.user.name} deactivated`).waitFor();
    expect(await owned()).toBe(0);
    await rep.goto('/clients');
    await rep.getByRole('button', { name: 'Sign in' }).waitFor();

    await follow(page, '/settings/audit?name=deactivated');
    const log = page.getByRole('list', { name: 'Audit' });
    await log.getByText(`Deactivated user ${me.user.name}`).waitFor();
    await follow(page, '/settings/audit?name=session.opened');
    await log.getByText('Signed in').first().waitFor();
  });

  test('a role is copied, changed, compared; a user shows what it comes to; an invitation is sent again and taken back', async () => {
    const page = await suite.page();
    await page.goto('/settings/roles');
    await page.getByRole('link', { name: 'Service rep' }).click();
    await page.getByRole('button', { name: 'Copy' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('Field service');
    await page.getByRole('button', { name: 'Create role' }).click();
    await page.getByRole('heading', { name: 'Field service' }).waitFor();
    await page.getByRole('radio', { name: 'Client, delete: all', exact: true }).check();
    await page.getByRole('button', { name: 'Save permissions' }).click();
    await page.getByText('Field service saved').waitFor();
    await page.getByRole('link', { name: 'Compare' }).click();
    await page.getByRole('combobox', { name: 'Roles' }).click();
    await page.getByRole('option', { name: 'Service rep', exact: true }).click();
    await page.keyboard.press('Escape');
    const differences = page.getByRole('table', { name: 'Client', exact: true });
    await differences.getByRole('row', { name: 'Delete All None' }).waitFor();
    expect(await differences.getByRole('row').count()).toBe(2);
    await page.getByRole('switch', { name: 'Differences only' }).uncheck({ force: true });
    await differences.getByRole('row', { name: 'View All All' }).waitFor();

    const { users } = await ask(
      page,
      '{ users(filter: { email: { eq: "service@example.com" } }) { nodes { id } } }',
    );
    await follow(page, `/settings/users/${users.nodes[0].id}`);
    await page.getByRole('searchbox', { name: 'Search permissions' }).fill('client view');
    await page.getByRole('row', { name: 'Client: view All Service rep' }).waitFor();

    await follow(page, '/settings/users/invite');
    await page.getByLabel('Email').fill('nora@example.com');
    await page.getByRole('dialog').getByLabel('Name').fill('Nora New');
    await page.getByRole('button', { name: 'Send invitation' }).click();
    const open = page.getByRole('list', { name: 'Open invitations' });
    await open.getByText('invited by Dana Demo').waitFor();
    await open.getByRole('button', { name: 'Send again' }).click();
    await page.getByText('Invited Nora New again').waitFor();
    await open.getByRole('button', { name: 'Take back' }).click();
    await page.getByRole('button', { name: 'Take the invitation back' }).click();
    await open.waitFor({ state: 'detached' });
  });

  test('an owner sees the app as a colleague does, with one click back', async () => {
    const page = await suite.page();
    await page.goto('/settings/roles');
    await page.getByRole('link', { name: 'Read only' }).click();
    await page.getByRole('button', { name: 'View as Read only' }).click();
    const banner = page.getByRole('status').filter({ hasText: 'You see Rapport as Read only' });
    await banner.waitFor();
    await follow(page, '/settings/organization');
    await page.getByText("You don't have access").waitFor();
    await page.getByRole('button', { name: 'Back to yourself' }).click();
    await banner.waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 1, name: /^Good/ }).waitFor();
    await follow(page, '/settings/audit?name=view.started');
    await page.getByRole('list', { name: 'Audit' }).getByText('Looks as Read only').waitFor();
  });
});
