import { CreateProductDocument, type ProductFieldsFragment, UpdateProductDocument } from '../../gql/graphql';
import { useFields } from '../../kit/customFields/useFields';
import { useMay, useSession } from '../../kit/data/session';
import { NounForm, type NounFormProps } from '../../kit/form/NounForm';
import { productForm, SECRET } from './productFields';

const OPEN_FORM = productForm.filter(({ key }) => key !== SECRET);

/** Creates or edits a product. */
export function ProductForm(props: NounFormProps<ProductFieldsFragment>) {
  const may = useMay();
  const { currency } = useSession();
  return (
    <NounForm
      {...props}
      noun="product"
      operations={{ create: CreateProductDocument, update: UpdateProductDocument }}
      listedIn={['products']}
      fields={useFields('Product', may('product.viewCost') ? productForm : OPEN_FORM)}
      fresh={{ currency, active: true }}
    />
  );
}
