import { Badge } from '@mantine/core';
import {
  DeleteProductDocument,
  ProductDocument,
  type ProductFieldsFragment,
  ProductHistoryDocument,
  RestoreProductDocument,
  UpdateProductDocument,
} from '../../gql/graphql';
import { pickFields, type RecordKind } from '../../kit/record/recordKind';
import { ProductForm } from './ProductForm';
import { productFacts, productFields, SECRET } from './productFields';

/** Products, for their page and the peek panel. */
export const productKind: RecordKind<ProductFieldsFragment> = {
  noun: 'product',
  path: '/products',
  list: { href: '/products', label: 'Products' },
  listedIn: ['products'],
  operations: {
    one: ProductDocument,
    history: ProductHistoryDocument,
    update: UpdateProductDocument,
    remove: DeleteProductDocument,
    restore: RestoreProductDocument,
  },
  fields: productFields,
  facts: productFacts,
  figures: pickFields(productFields, ['price', 'openCount', 'wonCount', 'wonBase']),
  badge: ({ active }) => !active && <Badge color="gray">Not sold</Badge>,
  Form: ProductForm,
};

/** The same without what only some may see. */
export const openProductKind: RecordKind<ProductFieldsFragment> = {
  ...productKind,
  facts: productFacts.filter(({ key }) => key !== SECRET),
};
