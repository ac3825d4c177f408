import { parse } from 'csv-parse/sync';
import { type House, openHouse } from '../../testing/house.js';
import { counts, done, importText } from '../../testing/importer.js';
import type { Person } from '../../testing/person.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

async function prices(who: Person): Promise<string[]> {
  const { priceLists } = await who.run<any>(
    '{ priceLists { nodes { name entries { nodes { minQuantity unitPrice product { name } } } } } }',
  );
  return priceLists.nodes
    .flatMap((list: any) =>
      list.entries.nodes.map(
        (entry: any) =>
          `${list.name} ${entry.product.name} ${Number(entry.minQuantity)} ${Number(entry.unitPrice)}`,
      ),
    )
    .sort();
}

/** Mapped as the server proposes it, matched by what tells prices apart. */
const take = (who: Person, text: string) =>
  importText(
    who,
    text,
    {},
    {
      subjectType: 'PriceListEntry',
      mode: 'UPSERT',
      keyFields: ['priceListId', 'productId', 'minQuantity'],
    },
  );

test('prices come by list, SKU and quantity; the same file twice changes nothing, and undo takes them back', async () => {
  const { owner } = await house.organization();
  await owner.create('Product', { name: 'Lens', sku: 'AB-1' });
  await owner.create('Product', { name: 'Mount', sku: 'AB-2' });
  await owner.create('PriceList', { name: 'Partners' });
  const file =
    'Price list,SKU,Minimum quantity,Unit price\npartners,ab-1,,9\nPartners,AB-1,10,8.50\nPARTNERS,ab-2,5,3\nPartners,none,1,1\n';
  expect(counts(await take(owner, file))).toEqual([3, 0, 0, 1]);
  expect(await prices(owner)).toEqual(['Partners Lens 1 9', 'Partners Lens 10 8.5', 'Partners Mount 5 3']);
  expect(counts(await take(owner, file))).toEqual([0, 0, 3, 1]);
  const changed = await take(owner, file.replace('8.50', '8'));
  expect(counts(changed)).toEqual([0, 1, 2, 1]);
  await done(owner, 'undoImport', changed.id);
  expect(await prices(owner)).toContain('Partners Lens 10 8.5');

  const { requestExport } = await owner.run<any>(
    'mutation ($i: RequestExportInput!) { requestExport(input: $i) { url } }',
    { i: { subjectType: 'PriceListEntry', format: 'CSV', orderBy: [{ field: 'unitPrice' }] } },
  );
  const exported = await (await fetch(owner.url + requestExport.url)).text();
  const rows: Record<string, string>[] = parse(exported, { bom: true, columns: true });
  expect(rows.map((row) => [row['Price list'], row.SKU, row['Unit price']])).toEqual([
    ['Partners', 'AB-2', '3.0000'],
    ['Partners', 'AB-1', '8.5000'],
    ['Partners', 'AB-1', '9.0000'],
  ]);
  expect(counts(await take(owner, exported))).toEqual([0, 0, 3, 0]);
});

test('products are found by their SKU whatever its letter case, in the file and in the catalogue', async () => {
  const { owner } = await house.organization();
  await owner.create('Product', { name: 'Lens', sku: 'AB-1' });
  const columns = { SKU: { field: 'sku' }, Name: { field: 'name' } };
  const state = await importText(
    owner,
    'SKU,Name\nab-1,Lens 2\nCd-3,Mount\ncD-3,Mount 2\n',
    { columns },
    { subjectType: 'Product', mode: 'UPSERT', keyFields: ['sku'] },
  );
  expect(counts(state)).toEqual([1, 2, 0, 0]);
  const { products } = await owner.run<any>('{ products(orderBy: { field: name }) { nodes { name sku } } }');
  expect(products.nodes).toEqual([
    { name: 'Lens 2', sku: 'AB-1' },
    { name: 'Mount 2', sku: 'Cd-3' },
  ]);
});

test('activities are found by their external id, so that the same file twice changes nothing', async () => {
  const { owner } = await house.organization();
  const columns = { Id: { field: 'externalId' }, Task: { field: 'subject' }, Day: { field: 'dueOn' } };
  const take = (text: string) =>
    importText(owner, text, { columns }, { subjectType: 'Activity', mode: 'UPSERT' });
  const file = 'Id,Task,Day\nT-1,Call back,2027-01-10\nT-2,Send offer,2027-01-11\n';
  expect(counts(await take(file))).toEqual([2, 0, 0, 0]);
  expect(counts(await take(file))).toEqual([0, 0, 2, 0]);
  expect(counts(await take(file.replace('Call back', 'Call again')))).toEqual([0, 1, 1, 0]);
  const { activities } = await owner.run<any>(
    '{ activities(filter: { externalId: { eq: "T-1" } }) { nodes { subject externalId } } }',
  );
  expect(activities.nodes).toEqual([{ subject: 'Call again', externalId: 'T-1' }]);
});

test('further clients of contacts come by e-mail address and company; the same file twice changes nothing', async () => {
  const { owner } = await house.organization();
  const home = await owner.client({ companyName: 'Globex' });
  await owner.client({ companyName: 'Smith, Jones & Co' });
  await owner.client({ companyName: 'Initech' });
  const contact = await owner.create('Contact', {
    lastName: 'Doe',
    email: 'doe@globex.example',
    clientId: home.id,
  });
  const columns = {
    Email: { field: 'contactId', reference: 'email' },
    Company: { field: 'clientId' },
    'Job title': { field: 'jobTitle' },
    Since: { field: 'since' },
  };
  const give = (text: string) =>
    importText(
      owner,
      text,
      { columns },
      { subjectType: 'Affiliation', mode: 'UPSERT', keyFields: ['contactId', 'clientId'] },
    );
  const file =
    'Email,Company,Job title,Since\ndoe@globex.example,"Smith, Jones & Co",Partner,2024-05-01\ndoe@globex.example,Initech,,\ndoe@globex.example,Globex,,\n';
  const first = await give(file);
  expect(counts(first)).toEqual([2, 0, 0, 1]);
  const { contact: found } = await owner.run<any>(
    'query ($id: ID!) { contact(id: $id) { affiliations { jobTitle since client { name } } } }',
    { id: contact.id },
  );
  expect(found.affiliations).toEqual([
    { jobTitle: 'Partner', since: '2024-05-01', client: { name: 'Smith, Jones & Co' } },
    { jobTitle: null, since: null, client: { name: 'Initech' } },
  ]);
  expect(counts(await give(file))).toEqual([0, 0, 2, 1]);
  expect(counts(await give(file.replace('Partner', 'Owner')))).toEqual([0, 1, 1, 1]);
});
