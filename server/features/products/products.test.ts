import { type House, openHouse, type TestOrganization } from '../../testing/house.js';
import { type Person, refusal } from '../../testing/person.js';

let house: House;
let acme: TestOrganization;
let ana: Person;
beforeAll(async () => {
  house = await openHouse();
  acme = await house.organization({ baseCurrency: 'EUR' });
  ana = acme.owner;
});
afterAll(() => house.close());

const product = (input: Record<string, unknown> = {}) => ana.create('Product', { name: 'Lens', ...input });
const LINES =
  'id version amount tax total lineItems { id productId product { name } name unit unitPrice taxPercent net }';
interface Lines {
  id: string;
  version: number;
  amount: string;
  lineItems: Record<string, unknown>[];
}
const offer = (lineItems: object[], more: Record<string, unknown> = {}) =>
  ana.create<Lines>('Opportunity', { name: 'Offer', lineItems, ...more }, LINES);

describe('The catalogue', () => {
  test('an article number is unique whatever its case, and free again in the bin', async () => {
    const first = await product({ sku: 'AB-1' });
    expect(await refusal(product({ sku: 'ab-1' }))).toMatchObject({
      code: 'DUPLICATE',
      fields: { sku: 'SKU is already in use.' },
    });
    await ana.run('mutation ($id: ID!) { deleteProduct(id: $id) { id } }', { id: first.id });
    await product({ sku: 'ab-1' });
    const back = refusal(ana.run('mutation ($id: ID!) { restoreProduct(id: $id) { id } }', { id: first.id }));
    expect((await back).fields).toHaveProperty('sku');
  });

  test('what cannot be is refused by name', async () => {
    const wrong = await refusal(product({ price: '-1', taxPercent: '101', currency: 'XXY' }));
    expect(Object.keys(wrong.fields).sort()).toEqual(['currency', 'price', 'taxPercent']);
    expect((await refusal(ana.create('Product', { name: ' ' }))).fields).toEqual({
      name: 'Name is required.',
    });
  });

  test('the cost is seen by those who may', async () => {
    const { id } = await product({ costPrice: '4.50' });
    const rep = await acme.user('SALES_REP');
    const query =
      'query ($id: ID!) { product(id: $id) { name costPrice viewerCan history(first: 1) { nodes { changes } } } }';
    const read = async (person: Person) =>
      (await person.run<{ product: Record<string, any> }>(query, { id })).product;
    expect(await read(ana)).toMatchObject({ costPrice: '4.5000', viewerCan: ['update', 'delete'] });
    const seen = await read(rep);
    expect(seen).toMatchObject({ name: 'Lens', costPrice: null, viewerCan: [] });
    expect(seen.history.nodes[0].changes).not.toHaveProperty('costPrice');
    expect((await refusal(rep.update('Product', { id, name: 'Mine' }))).code).toBe('FORBIDDEN');
  });
});

describe('Price lists', () => {
  const defaults = async () => {
    const { priceLists } = await ana.run<{ priceLists: { nodes: { name: string }[] } }>(
      '{ priceLists(filter: { isDefault: { eq: true } }, orderBy: { field: name }) { nodes { name } } }',
    );
    return priceLists.nodes.map(({ name }) => name);
  };

  test('a currency has one default; a former one does not come back as such', async () => {
    const list = (input: object) => ana.create('PriceList', { isDefault: true, ...input });
    const first = await list({ name: 'Old' });
    await list({ name: 'Dollars', currency: 'USD' });
    await list({ name: 'New' });
    expect(await defaults()).toEqual(['Dollars', 'New']);
    expect((await refusal(list({ name: 'NEW' }))).fields).toHaveProperty('name');
    expect((await refusal(list({ name: 'Off', active: false }))).fields).toHaveProperty('isDefault');
    await ana.update('PriceList', { id: first.id, isDefault: true });
    await ana.run('mutation ($id: ID!) { deletePriceList(id: $id) { id } }', { id: first.id });
    await list({ name: 'Newest' });
    await ana.run('mutation ($id: ID!) { restorePriceList(id: $id) { id } }', { id: first.id });
    expect(await defaults()).toEqual(['Dollars', 'Newest']);
    const period = { name: 'Short', isDefault: false, validFrom: '2026-02-01', validUntil: '2026-01-31' };
    expect((await refusal(list(period))).fields).toHaveProperty('validUntil');
  });

  test('productPrice asks the chosen list, the default one, and the product', async () => {
    const { owner } = await house.organization({ baseCurrency: 'EUR' });
    const [lens, standard, partner] = [
      await owner.create('Product', { name: 'Lens', price: '10' }),
      await owner.create('PriceList', { name: 'Standard', isDefault: true }),
      await owner.create('PriceList', { name: 'Partner' }),
    ];
    const add = (list: { id: string }, minQuantity: string, unitPrice: string) =>
      owner.create('PriceListEntry', { priceListId: list.id, productId: lens.id, minQuantity, unitPrice });
    await add(standard, '2', '9');
    await add(partner, '1', '8');
    await add(partner, '100', '7');
    expect((await refusal(add(partner, '100.0', '6'))).code).toBe('DUPLICATE');
    const price = async (more: object, person = owner) =>
      (
        await person.run<any>(
          'query ($p: ID!, $q: Decimal, $l: ID, $c: String) { productPrice(productId: $p, quantity: $q, priceListId: $l, currency: $c) { unitPrice source priceList { name } } }',
          { p: lens.id, ...more },
        )
      ).productPrice;
    expect(await price({})).toEqual({ unitPrice: '10.0000', source: 'PRODUCT', priceList: null });
    expect(await price({ q: '2' })).toMatchObject({ unitPrice: '9.0000', priceList: { name: 'Standard' } });
    expect(await price({ q: '100', l: partner.id })).toMatchObject({
      unitPrice: '7.0000',
      source: 'PRICE_LIST',
    });
    expect(await price({ c: 'usd' })).toBeNull();
    expect((await refusal(price({ c: 'nope' }))).fields).toHaveProperty('currency');
    expect((await refusal(price({ l: lens.id }))).code).toBe('NOT_FOUND');
    expect((await refusal(price({}, ana))).code).toBe('NOT_FOUND');
  });
});

describe('Line items', () => {
  test('a product fills what is left out, and later changes of it change no line', async () => {
    const { id } = await product({ name: 'Mount', unit: 'piece', price: '19.99', taxPercent: '19' });
    const made = await offer([
      { productId: id, quantity: '3' },
      { name: 'Travel', unitPrice: '5' },
    ]);
    expect(made).toMatchObject({ amount: '64.9700', tax: '11.3900', total: '76.3600' });
    const filled = {
      productId: id,
      name: 'Mount',
      unit: 'piece',
      unitPrice: '19.9900',
      taxPercent: '19.0000',
    };
    expect(made.lineItems).toMatchObject([filled, { productId: null, name: 'Travel', unit: null }]);
    await ana.update('Product', { id, name: 'Mount 2', unit: 'pair', price: '99', active: false });
    await ana.run('mutation ($id: ID!) { deleteProduct(id: $id) { id } }', { id });
    const keep = made.lineItems.map((line) => ({ id: line.id, productId: line.productId, quantity: '4' }));
    const saved = await ana.update<Lines>(
      'Opportunity',
      { id: made.id, version: made.version, lineItems: keep },
      LINES,
    );
    expect(saved.lineItems[0]).toMatchObject({ ...filled, net: '79.9600', product: { name: 'Mount 2' } });
  });

  test('prices come in the currency of the opportunity, or are asked for', async () => {
    const { id } = await product({ name: 'Yen only', price: '333.33', currency: 'JPY' });
    const inYen = { currency: 'JPY', rateToBase: '0.0061' };
    expect(await offer([{ productId: id, quantity: '3', taxPercent: '10' }], inYen)).toMatchObject({
      amount: '1000.0000',
      tax: '100.0000',
    });
    expect((await refusal(offer([{ productId: id }]))).fields).toEqual({
      'lineItems.0.unitPrice': 'Yen only has no price in EUR; give one.',
    });
    expect((await refusal(offer([{ quantity: '1' }]))).fields).toEqual({
      'lineItems.0.name': 'Name is required.',
      'lineItems.0.unitPrice': 'Unit price is required.',
    });
    const gone = await product({ active: false, price: '1' });
    expect((await refusal(offer([{ productId: gone.id }]))).fields).toHaveProperty(['lineItems.0.productId']);
    expect((await refusal(offer([{ productId: ana.userId, unitPrice: '1', name: 'X' }]))).code).toBe(
      'NOT_FOUND',
    );
  });

  test('opportunities are found by product, and a product tells its sales as far as one sees them', async () => {
    const { id } = await product({ name: 'Tripod', price: '100' });
    const dollars = { currency: 'USD', rateToBase: '0.5' };
    const won = await offer([{ productId: id, quantity: '2', taxPercent: '19' }, { productId: id }]);
    await ana.run('mutation ($id: ID!) { winOpportunity(input: { id: $id }) { id } }', { id: won.id });
    const open = await offer([{ productId: id, unitPrice: '10', discountPercent: '10' }], dollars);
    const { opportunities, none } = await ana.run<any>(
      `query ($id: ID!) { opportunities(orderBy: { field: id }, filter: { lineItems: { some: { productId: { eq: $id } } } }) { nodes { id } }
         none: opportunities(filter: { id: { in: ["${won.id}", "${open.id}"] }, lineItems: { none: { productId: { eq: $id } } } }) { totalCount } }`,
      { id },
    );
    expect(opportunities.nodes).toEqual([{ id: won.id }, { id: open.id }]);
    expect(none.totalCount).toBe(0);
    const sales = async (person: Person) =>
      (
        await person.run<any>(
          'query ($id: ID!) { product(id: $id) { sales { open won openBase wonBase } } }',
          { id },
        )
      ).product.sales;
    expect(await sales(ana)).toEqual({ open: 1, won: 1, openBase: '4.5000', wonBase: '300.0000' });
    expect(await sales(await acme.user('MARKETER'))).toEqual({
      open: 1,
      won: 1,
      openBase: null,
      wonBase: null,
    });
    expect(await sales(await acme.user('SALES_REP'))).toEqual({
      open: 0,
      won: 0,
      openBase: '0.0000',
      wonBase: '0.0000',
    });
  });
});
