import { ActionIcon, NativeSelect, Popover, SegmentedControl, Stack, Text, Tooltip } from '@mantine/core';
import { IconAdjustments } from '@tabler/icons-react';
import type { ViewDensity } from '../../gql/graphql';
import type { Field } from '../fields/field';
import type { ListShape } from './useListShape';
import { isGroupable, isSummable } from './useSummary';

interface DisplayMenuProps {
  fields: Field[];
  columns: Field[];
  shape: ListShape;
  /** On a phone there are no columns to add up below. */
  phone?: boolean;
}

const DENSITIES: { value: ViewDensity; label: string }[] = [
  { value: 'COMPACT', label: 'Compact' },
  { value: 'NORMAL', label: 'Normal' },
  { value: 'COMFORTABLE', label: 'Roomy' },
];
const TOTALS = [
  { value: '', label: 'None' },
  { value: 'sum', label: 'Sum' },
  { value: 'average', label: 'Average' },
];

/** How a list is shown: grouped by a field, more or less dense, with totals below its columns. */
export function DisplayMenu({ fields, columns, shape, phone = false }: DisplayMenuProps) {
  const numbers = columns.filter(isSummable);
  const setTotal = (key: string, how: string | null) => {
    const others = shape.totals.filter((total) => total.key !== key);
    shape.setTotals(how ? [...others, { key, how: how as 'sum' | 'average' }] : others);
  };
  return (
    <Popover position="bottom-end" shadow="md" radius={8} trapFocus withinPortal>
      <Popover.Target>
        <Tooltip label="Display">
          <ActionIcon variant="default" size={30} aria-label="Display">
            <IconAdjustments size={16} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown
        aria-label="Display"
        aria-labelledby={undefined}
        mah={460}
        style={{ overflowY: 'auto' }}
      >
        <Stack gap="sm" w={260}>
          <NativeSelect
            label="Group by"
            data={[
              { value: '', label: 'Nothing' },
              ...fields.filter(isGroupable).map(({ key, label }) => ({ value: key, label })),
            ]}
            value={shape.groupBy ?? ''}
            onChange={({ currentTarget }) => shape.setGroupBy(currentTarget.value || null)}
          />
          {!phone && (
            <div>
              <Text size="sm" fw={500} mb={4}>
                Rows
              </Text>
              <SegmentedControl
                fullWidth
                size="xs"
                aria-label="Height of rows"
                data={DENSITIES}
                value={shape.density}
                onChange={(density) => shape.setDensity(density as ViewDensity)}
              />
            </div>
          )}
          {numbers.map((field) => (
            <NativeSelect
              key={field.key}
              label={`Total of ${field.label.toLowerCase()}`}
              data={TOTALS}
              value={shape.totals.find(({ key }) => key === field.key)?.how ?? ''}
              onChange={({ currentTarget }) => setTotal(field.key, currentTarget.value || null)}
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
