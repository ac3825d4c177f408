import { ask } from './ask.js';
import { follow, startSuite } from './suite.js';

const suite = startSuite();

test('a deleted client waits in the bin and comes back', async () => {
  const page = await suite.page();
  const { clients } = await ask(page, '{ clients(first: 1, search: "Alder") { nodes { id name } } }');
  const { id, name } = clients.nodes[0];
  await ask(page, `mutation { deleteClient(id: "${id}") { id } }`);

  await page.goto('/bin');
  const entry = page.getByRole('listitem').filter({ hasText: name });
  expect(await entry.textContent()).toContain('by Dana Demo');
  await page.getByRole('button', { name: `Restore ${name}` }).click();
  await entry.waitFor({ state: 'detached' });
  await follow(page, '/clients?q=Alder');
  await page.getByRole('grid').getByText(name, { exact: true }).waitFor();
});
