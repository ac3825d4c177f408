import {
  CreatePriceListDocument,
  type CreatePriceListInput,
  type SettingsPriceListFragment,
  UpdatePriceListDocument,
} from '../../gql/graphql';
import { useSession } from '../../kit/data/session';
import { useSave } from '../../kit/data/useSave';
import { fieldsOf } from '../../kit/fields/field';
import { FormDrawer } from './SettingsForm';

const CURRENCY = {
  key: 'currency',
  label: 'Currency',
  type: 'text',
  required: true,
  help: 'Of all its prices, such as EUR. It cannot be changed later.',
} as const;
const FIELDS = fieldsOf([
  { key: 'name', label: 'Name', type: 'text', required: true },
  { key: 'validFrom', label: 'First day', type: 'date', help: 'Empty: it holds already.' },
  { key: 'validUntil', label: 'Last day', type: 'date', help: 'Empty: it holds for good.' },
  { key: 'active', label: 'Used', type: 'boolean' },
  { key: 'isDefault', label: 'Default of its currency', type: 'boolean' },
]);
const NEW_FIELDS = fieldsOf([...FIELDS.slice(0, 1), CURRENCY, ...FIELDS.slice(1)]);
const REFETCH = ['SettingsPriceLists', 'SettingsPriceList'];

interface PriceListDrawerProps {
  list: SettingsPriceListFragment | 'new' | null;
  onClose: () => void;
  onCreated?: (id: string) => void;
}

/** Creates a price list, or changes what it is called and when it holds. */
export function PriceListDrawer({ list: shown, onClose, onCreated }: PriceListDrawerProps) {
  const save = useSave();
  const { currency } = useSession();
  const list = shown === 'new' ? null : shown;
  return (
    <FormDrawer
      title={list ? `Edit ${list.name}` : 'Create price list'}
      opened={Boolean(shown)}
      onClose={onClose}
      creating={!list}
      fields={list ? FIELDS : NEW_FIELDS}
      record={list ?? { currency, active: true }}
      submitLabel={list ? 'Save price list' : 'Create price list'}
      save={async (values, version) => {
        if (list)
          return save(
            UpdatePriceListDocument,
            { input: { id: list.id, version, ...values } },
            { done: `${list.name} saved`, refetch: REFETCH },
          );
        const made = await save(
          CreatePriceListDocument,
          { input: values as CreatePriceListInput },
          { done: `${values.name} created` },
        );
        if (made) onCreated?.(made.createPriceList.id);
      }}
    />
  );
}
