import { type House, openHouse } from '../../testing/house.js';
import { type Person, refusal } from '../../testing/person.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

interface Deal {
  id: string;
  version: number;
  amount: string;
  priceListId: string | null;
  lineItems: {
    id: string;
    unitPrice: string;
    priceSource: string | null;
    priceList: { name: string } | null;
  }[];
}
const DEAL = 'id version amount priceListId lineItems { id unitPrice priceSource priceList { name } }';

/** An organization with a product for 10, cheaper in the default list and by quantity in that of partners. */
async function shop() {
  const organization = await house.organization({ baseCurrency: 'EUR' });
  const { owner } = organization;
  const [lens, standard, partners, dollars] = [
    await owner.create('Product', { name: 'Lens', price: '10' }),
    await owner.create('PriceList', { name: 'Standard', isDefault: true }),
    await owner.create('PriceList', { name: 'Partners' }),
    await owner.create('PriceList', { name: 'Dollars', currency: 'USD' }),
  ];
  const price = (list: { id: string }, minQuantity: string, unitPrice: string) =>
    owner.create('PriceListEntry', { priceListId: list.id, productId: lens.id, minQuantity, unitPrice });
  await price(standard, '1', '9');
  await price(partners, '5', '7');
  await price(dollars, '1', '11');
  const client = await owner.client({ priceListId: partners.id });
  return { organization, owner, lens, standard, partners, dollars, client };
}

const deal = (who: Person, input: Record<string, unknown>) =>
  who.create<Deal>('Opportunity', { name: 'Deal', ...input }, DEAL);
const change = (who: Person, input: Record<string, unknown>) => who.update<Deal>('Opportunity', input, DEAL);
const pricesOf = ({ lineItems }: Deal) =>
  lineItems.map(({ unitPrice, priceSource, priceList }) => [unitPrice, priceSource, priceList?.name]);

describe('The price list of an opportunity', () => {
  test('is that of its client in the same currency, and prices its lines by quantity', async () => {
    const { owner, lens, partners, client } = await shop();
    const lineItems = [
      { productId: lens.id, quantity: '5' },
      { productId: lens.id, quantity: '4' },
      { productId: lens.id, quantity: '5', unitPrice: '6.50' },
      { name: 'Travel', unitPrice: '7' },
    ];
    const made = await deal(owner, { clientId: client.id, lineItems });
    expect(made.priceListId).toBe(partners.id);
    expect(pricesOf(made)).toEqual([
      ['7.0000', 'PRICE_LIST', 'Partners'],
      ['9.0000', 'DEFAULT_PRICE_LIST', 'Standard'],
      ['6.5000', null, undefined],
      ['7.0000', null, undefined],
    ]);
    const dear = await deal(owner, { clientId: client.id, currency: 'USD', rateToBase: '0.9' });
    expect(dear.priceListId).toBeNull();
    const plain = await deal(owner, { lineItems: [{ productId: lens.id, quantity: '5' }] });
    expect([plain.priceListId, ...pricesOf(plain)]).toEqual([
      null,
      ['9.0000', 'DEFAULT_PRICE_LIST', 'Standard'],
    ]);
    expect((await change(owner, { id: plain.id, clientId: client.id })).priceListId).toBe(partners.id);
  });

  test('a price that is changed by hand no longer comes from the list, until it is the same again', async () => {
    const { owner, lens, client } = await shop();
    const made = await deal(owner, {
      clientId: client.id,
      lineItems: [{ productId: lens.id, quantity: '5' }],
    });
    const { id } = made.lineItems[0]!;
    const write = (line: object) => change(owner, { id: made.id, lineItems: [{ id, ...line }] });
    expect(pricesOf(await write({ quantity: '6' }))).toEqual([['7.0000', 'PRICE_LIST', 'Partners']]);
    expect(pricesOf(await write({ unitPrice: '5' }))).toEqual([['5.0000', null, undefined]]);
    expect(pricesOf(await write({ unitPrice: '7.00' }))).toEqual([['7.0000', 'PRICE_LIST', 'Partners']]);
    expect(pricesOf(await write({ productId: null }))).toEqual([['7.0000', null, undefined]]);
  });

  test('another one prices the lines again when that is asked for, and undo takes both back', async () => {
    const { owner, lens, partners } = await shop();
    const lineItems = [
      { productId: lens.id, quantity: '5' },
      { name: 'Travel', unitPrice: '100' },
    ];
    const made = await deal(owner, { lineItems });
    const listed = await change(owner, { id: made.id, priceListId: partners.id });
    expect([listed.priceListId, listed.amount]).toEqual([partners.id, '145.0000']);
    await change(owner, { id: made.id, priceListId: null });
    const both = { id: made.id, priceListId: partners.id, repriceLineItems: true };
    const priced = await change(owner, both);
    expect([priced.amount, ...pricesOf(priced)]).toEqual([
      '135.0000',
      ['7.0000', 'PRICE_LIST', 'Partners'],
      ['100.0000', null, undefined],
    ]);
    const { opportunity } = await owner.run<any>(
      'query ($id: ID!) { opportunity(id: $id) { history(first: 1) { nodes { changeSetId changes } } } }',
      { id: made.id },
    );
    const [{ changeSetId, changes }] = opportunity.history.nodes;
    expect(changes.amount).toEqual(['145.0000', '135.0000']);
    await owner.run('mutation ($id: ID!) { undoChangeSet(id: $id) { undone } }', { id: changeSetId });
    const back = await owner.run<{ opportunity: Deal }>(
      `query ($id: ID!) { opportunity(id: $id) { ${DEAL} } }`,
      { id: made.id },
    );
    expect([back.opportunity.amount, back.opportunity.priceListId]).toEqual(['145.0000', null]);
    expect(pricesOf(back.opportunity)[0]).toEqual(['9.0000', 'DEFAULT_PRICE_LIST', 'Standard']);
  });

  test('has to be used, in the currency, and there', async () => {
    const { owner, organization, partners, dollars, client } = await shop();
    const wrong = refusal(deal(owner, { priceListId: dollars.id }));
    expect((await wrong).fields).toEqual({ priceListId: 'Dollars has prices in USD, not in EUR.' });
    const other = await house.organization();
    const foreign = await other.owner.create('PriceList', { name: 'Foreign' });
    expect((await refusal(deal(owner, { priceListId: foreign.id }))).code).toBe('NOT_FOUND');
    const made = await deal(owner, { clientId: client.id });
    await owner.update('PriceList', { id: partners.id, active: false });
    const unused = { priceListId: 'Partners is not used any more.' };
    expect((await refusal(deal(owner, { priceListId: partners.id }))).fields).toEqual(unused);
    expect((await refusal(owner.client({ priceListId: partners.id }))).fields).toEqual(unused);
    // Who had it keeps it; a new opportunity does without, and another currency lets go of it.
    expect((await change(owner, { id: made.id, name: 'Renamed' })).priceListId).toBe(partners.id);
    expect((await deal(owner, { clientId: client.id })).priceListId).toBeNull();
    const inDollars = { id: made.id, currency: 'USD', rateToBase: '0.9' };
    expect((await change(owner, inDollars)).priceListId).toBeNull();
    const { clients } = await (await organization.user('SALES_REP')).run<any>(
      'query ($l: ID!) { clients(filter: { priceList: { id: { eq: $l } } }) { totalCount } }',
      { l: partners.id },
    );
    expect(clients.totalCount).toBe(1);
  });
});
