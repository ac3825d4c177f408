import type { ProductFieldsFragment } from '../../gql/graphql';
import { fieldsOf } from '../../kit/fields/field';

type Product = ProductFieldsFragment;
const currency = (row: Product) => row.currency;

/** Where the opportunities stand that a figure counts. */
const behind =
  (which: string) =>
  ({ id }: { id: string }) =>
    `/products/${id}/opportunities?which=${which}`;

/** The fields of a product: columns, facts, form and filters read them here. */
export const productFields = fieldsOf<Product>([
  {
    key: 'name',
    label: 'Name',
    type: 'text',
    sort: 'name',
    filter: true,
    required: true,
    editable: true,
    width: 200,
  },
  { key: 'sku', label: 'SKU', type: 'text', sort: 'sku', filter: true, editable: true, width: 120 },
  {
    key: 'category',
    label: 'Category',
    type: 'text',
    sort: 'category',
    filter: true,
    editable: true,
    width: 120,
  },
  {
    key: 'unit',
    label: 'Unit',
    type: 'text',
    filter: true,
    editable: true,
    help: 'What is counted, such as piece or hour.',
    width: 90,
  },
  { key: 'price', label: 'Price', type: 'money', currency, sort: 'price', filter: true, editable: true },
  {
    key: 'currency',
    label: 'Currency',
    type: 'text',
    filter: true,
    editable: true,
    help: 'Three letters, such as EUR.',
    width: 100,
  },
  { key: 'costPrice', label: 'Cost', type: 'money', currency, filter: true, editable: true },
  { key: 'taxPercent', label: 'Tax', type: 'percent', decimals: 2, filter: true, editable: true, width: 90 },
  {
    key: 'active',
    label: 'Sold',
    type: 'boolean',
    filter: true,
    editable: true,
    help: 'Others are not offered for new lines.',
    width: 80,
  },
  {
    key: 'openCount',
    label: 'Open in',
    type: 'number',
    read: ({ sales }) => sales.open,
    rows: behind('open'),
    width: 90,
  },
  {
    key: 'wonCount',
    label: 'Won in',
    type: 'number',
    read: ({ sales }) => sales.won,
    rows: behind('won'),
    width: 90,
  },
  {
    key: 'openBase',
    label: 'Open, net',
    type: 'money',
    read: ({ sales }) => sales.openBase,
    rows: behind('open'),
  },
  {
    key: 'wonBase',
    label: 'Won, net',
    type: 'money',
    read: ({ sales }) => sales.wonBase,
    rows: behind('won'),
  },
  { key: 'description', label: 'Description', type: 'longText', editable: true },
  { key: 'createdAt', label: 'Created', type: 'dateTime', sort: 'createdAt', filter: true },
]);

const SALES = ['openCount', 'wonCount', 'openBase', 'wonBase'];
const without = (keys: string[]) => productFields.filter(({ key }) => !keys.includes(key));
export const productColumns = without(['description']);
export const productForm = without([...SALES, 'createdAt']);
export const productFacts = without(['name', ...SALES]);
export const productSales = productFields.filter(({ key }) => SALES.includes(key));
/** What only those may see who hold `product.viewCost`. */
export const SECRET = 'costPrice';
