import { Button } from '@mantine/core';
import { IconPackage, IconPlus } from '@tabler/icons-react';
import { Link, useSearchParams } from 'react-router';
import {
  DeleteProductsDocument,
  type ProductRowFragment,
  ProductsDocument,
  type ProductsQuery,
  UpdateProductDocument,
  UpdateProductsDocument,
} from '../../gql/graphql';
import { Can, useMay } from '../../kit/data/session';
import { useSaveField } from '../../kit/data/useSaveField';
import type { Field } from '../../kit/fields/field';
import { FirstUse } from '../../kit/list/faces';
import { ListPage } from '../../kit/list/ListPage';
import { useBulk } from '../../kit/list/useBulk';
import { productColumns, SECRET } from './productFields';

const listOf = (data: ProductsQuery) => data.products;
const nameOf = (row: ProductRowFragment) => row.name;
const COLUMNS = productColumns as Field<ProductRowFragment>[];
const OPEN_COLUMNS = COLUMNS.filter(({ key }) => key !== SECRET);

/** What the organization sells. */
export function ProductListPage() {
  const [params, setParams] = useSearchParams();
  const may = useMay();
  const save = useSaveField(UpdateProductDocument, 'Product', nameOf);
  const bulk = useBulk('products', UpdateProductsDocument, DeleteProductsDocument);
  const add = (
    <Can permission="product.create">
      <Button
        leftSection={<IconPlus size={16} />}
        onClick={() => setParams({ ...Object.fromEntries(params), new: 'product' })}
      >
        Create product
      </Button>
    </Can>
  );
  return (
    <ListPage
      noun="Product"
      what="products"
      title="Products"
      query={ProductsDocument}
      connection={listOf}
      fields={may('product.viewCost') ? COLUMNS : OPEN_COLUMNS}
      columns={['name', 'sku', 'price', 'category', 'active', 'openCount', 'wonCount', 'wonBase']}
      defaultSort="name"
      href={({ id }) => `/products/${id}`}
      titleOf={nameOf}
      actions={add}
      onSave={may('product.update') ? save : undefined}
      bulk={may('product.update') ? bulk : undefined}
      firstUse={
        <FirstUse
          icon={<IconPackage size={40} />}
          title="No products yet"
          text="Products are what you sell. Line items of opportunities take name, price and tax from them."
        >
          {add}
          <Can permission="product.create">
            <Button variant="default" component={Link} to="/imports">
              Import a file
            </Button>
          </Can>
        </FirstUse>
      }
    />
  );
}
