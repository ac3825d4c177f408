import { useQuery } from '@apollo/client/react';
import { Select } from '@mantine/core';
import {
  LinePriceListsDocument,
  type OpportunityFieldsFragment,
  UpdateOpportunityDocument,
} from '../../gql/graphql';
import { useAttempt, useSave } from '../../kit/data/useSave';
import { ProblemAlert } from '../../kit/form/ProblemAlert';
import { askToPriceAgain } from './askToPriceAgain';

const NONE = 'none';

interface LinePriceListProps {
  record: OpportunityFieldsFragment;
  /** There are lines that are not saved yet: their prices would not follow. */
  locked: boolean;
}

/** Which price list the lines take their prices from first; another one prices them again, when the viewer says so. */
export function LinePriceList({ record, locked }: LinePriceListProps) {
  const save = useSave();
  const { attempt, busy, problem } = useAttempt();
  const { data } = useQuery(LinePriceListsDocument, { variables: { currency: record.currency } });
  const lists = data?.priceLists.nodes ?? [];
  const current = record.priceListId;
  const standard = lists.find(({ isDefault }) => isDefault);
  const known = !current || lists.some(({ id }) => id === current);
  const options = [
    { value: NONE, label: standard ? `Default: ${standard.name}` : 'None: prices of the products' },
    ...lists
      .filter(({ isDefault, id }) => !isDefault || id === current)
      .map(({ id, name }) => ({ value: id, label: name })),
    ...(known ? [] : [{ value: current, label: record.priceList?.name ?? 'Restricted' }]),
  ];
  if (!data || (lists.length === 0 && !current)) return null;
  const choose = async (value: string | null) => {
    const priceListId = value === NONE ? null : value;
    if (!value || priceListId === current) return;
    const repriceLineItems = await askToPriceAgain(record);
    if (repriceLineItems === null) return;
    const input = { id: record.id, version: record.version, priceListId, repriceLineItems };
    const done = repriceLineItems ? 'Price list changed, lines priced again' : 'Price list changed';
    await attempt(() => save(UpdateOpportunityDocument, { input }, { done }));
  };
  return (
    <>
      <ProblemAlert problem={problem} />
      <Select
        label="Price list"
        description={locked ? 'Save or discard the lines first.' : undefined}
        data={options}
        value={current ?? NONE}
        disabled={busy || locked}
        allowDeselect={false}
        onChange={(value) => void choose(value)}
        maw={280}
        size="xs"
      />
    </>
  );
}
