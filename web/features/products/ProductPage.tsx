import { useParams } from 'react-router';
import type { ProductFieldsFragment } from '../../gql/graphql';
import { RecordPage } from '../../kit/record/RecordPage';
import type { RecordPanels } from '../../kit/record/recordKind';
import { useRecord } from '../../kit/record/useRecord';
import { productKind } from './productKind';

/** Something the organization sells: its prices, and the opportunities it is in. */
export function ProductPage({ panels }: { panels: RecordPanels<ProductFieldsFragment> }) {
  const product = useRecord(productKind, useParams().id);
  return <RecordPage record={product} panels={panels} />;
}
