import { useParams } from 'react-router';
import type { ProductFieldsFragment } from '../../gql/graphql';
import { useMay } from '../../kit/data/session';
import { FiguresPanel } from '../../kit/record/FiguresPanel';
import { RecordPage } from '../../kit/record/RecordPage';
import type { RecordPanels } from '../../kit/record/recordKind';
import { useRecord } from '../../kit/record/useRecord';
import { PricesPanel } from './PricesPanel';
import { productSales } from './productFields';
import { openProductKind, productKind } from './productKind';

/** Something the organization sells: its prices, and the opportunities it is in. */
export function ProductPage({ panels }: { panels: RecordPanels<ProductFieldsFragment> }) {
  const may = useMay();
  const product = useRecord(may('product.viewCost') ? productKind : openProductKind, useParams().id);
  return (
    <RecordPage
      record={product}
      panels={{
        tabs: panels.tabs,
        side: [
          { key: 'sales', show: (row) => <FiguresPanel title="Sales" fields={productSales} row={row} /> },
          { key: 'prices', show: (row) => <PricesPanel product={row} /> },
          ...(panels.side ?? []),
        ],
      }}
    />
  );
}
