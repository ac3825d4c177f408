import { Divider } from '@mantine/core';
import {
  CreatePriceDocument,
  type CreatePriceListEntryInput,
  DeletePriceDocument,
  type SettingsPriceFragment,
  type SettingsPriceListFragment,
  UpdatePriceDocument,
} from '../../gql/graphql';
import { useSave } from '../../kit/data/useSave';
import { fieldsOf } from '../../kit/fields/field';
import { formatNumber } from '../../kit/fields/format';
import { ConfirmButton } from '../../kit/form/ConfirmButton';
import { FormDrawer } from './SettingsForm';

interface PriceDrawerProps {
  price: SettingsPriceFragment | 'new' | null;
  list: SettingsPriceListFragment;
  onClose: () => void;
}

/** Adds a price to a list, or changes or removes it. */
export function PriceDrawer({ price: shown, list, onClose }: PriceDrawerProps) {
  const save = useSave();
  const price = shown === 'new' ? null : shown;
  const name = price?.product?.name ?? 'The product';
  const refetch = ['SettingsPriceList'];
  const amounts = fieldsOf([
    {
      key: 'minQuantity',
      label: 'From quantity',
      type: 'number',
      decimals: 4,
      required: true,
      help: 'The price holds from so many on. Add further ones for larger quantities.',
    },
    {
      key: 'unitPrice',
      label: `Price of one in ${list.currency}`,
      type: 'number',
      decimals: 4,
      required: true,
    },
  ]);
  const fields = price
    ? amounts
    : fieldsOf([
        { key: 'productId', label: 'Product', type: 'reference', to: 'product', required: true },
        ...amounts,
      ]);
  const remove = async () => {
    if (!price) return;
    await save(
      DeletePriceDocument,
      { id: price.id, version: price.version },
      { done: `Price of ${name} removed`, refetch },
    );
    onClose();
  };
  return (
    <FormDrawer
      title={price ? `Price of ${name}` : 'Add price'}
      opened={Boolean(shown)}
      onClose={onClose}
      creating={!price}
      fields={fields}
      record={price ?? { minQuantity: '1' }}
      submitLabel={price ? 'Save price' : 'Add price'}
      save={(values, version) =>
        price
          ? save(
              UpdatePriceDocument,
              { input: { id: price.id, version, ...values } },
              { done: `Price of ${name} saved`, refetch },
            )
          : save(
              CreatePriceDocument,
              { input: { ...values, priceListId: list.id } as CreatePriceListEntryInput },
              { done: 'Price added', refetch },
            )
      }
      after={
        price && (
          <>
            <Divider my="md" />
            <ConfirmButton
              label="Remove price"
              question={`From ${formatNumber(price.minQuantity)} on, ${list.name} no longer says what ${name} costs. Lines that are there keep their prices.`}
              confirm="Remove"
              onConfirm={remove}
            />
          </>
        )
      }
    />
  );
}
