import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { CreateProductDocument, type ProductFieldsFragment, UpdateProductDocument } from '../../gql/graphql';
import { useFields } from '../../kit/customFields/useFields';
import { useMay, useSession } from '../../kit/data/session';
import { useUndo } from '../../kit/data/undo';
import { inputOf } from '../../kit/fields/field';
import { type Conflict, ConflictDialog } from '../../kit/form/ConflictDialog';
import { RecordForm } from '../../kit/form/RecordForm';
import { productForm, SECRET } from './productFields';

interface ProductFormProps {
  record?: ProductFieldsFragment;
  preset?: Record<string, unknown>;
  onDone: (id: string) => void;
}

const OPEN_FORM = productForm.filter(({ key }) => key !== SECRET);

/** Creates or edits a product. */
export function ProductForm({ record, preset, onDone }: ProductFormProps) {
  const client = useApolloClient();
  const may = useMay();
  const fields = useFields('Product', may('product.viewCost') ? productForm : OPEN_FORM);
  const { currency } = useSession();
  const { offer } = useUndo();
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [fresh] = useState({ currency, active: true, ...preset });
  const update = async (values: Record<string, unknown>, version: number) => {
    if (!record) return;
    await client.mutate({
      mutation: UpdateProductDocument,
      variables: { input: { id: record.id, version, ...inputOf(values) } },
    });
    offer(`${record.name} changed`);
    onDone(record.id);
  };
  return (
    <>
      <RecordForm
        creating={!record}
        fields={fields}
        record={record ?? fresh}
        draftKey={record ? `product.${record.id}` : 'product.new'}
        submitLabel={record ? 'Save product' : 'Create product'}
        onConflict={({ current }, mine) => current && setConflict({ current, mine })}
        onSubmit={async (values) => {
          if (record) return update(values, record.version);
          const { data } = await client.mutate({
            mutation: CreateProductDocument,
            variables: { input: inputOf(values) as { name: string } },
          });
          client.cache.evict({ fieldName: 'products' });
          if (!data) return;
          offer(`${data.createProduct.name} created`);
          onDone(data.createProduct.id);
        }}
      />
      <ConflictDialog
        conflict={conflict}
        fields={fields}
        onClose={() => setConflict(null)}
        onResolve={update}
      />
    </>
  );
}
