import { Button, Group, List, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { OpportunityFieldsFragment } from '../../gql/graphql';
import { formatMoney } from '../../kit/fields/format';
import { ProblemAlert } from '../../kit/form/ProblemAlert';
import { Nothing } from '../../kit/list/faces';
import { LineItemRow } from './LineItemRow';
import { LinePriceList } from './LinePriceList';
import { type Line, netOf, taxOf, useLineItems } from './useLineItems';

interface LineItemsProps {
  record: OpportunityFieldsFragment;
  editable: boolean;
}

/** What is offered, line by line; saving computes amount and tax from the lines. */
export function LineItems({ record, editable }: LineItemsProps) {
  const items = useLineItems(record);
  const { lines } = items;
  return (
    <Stack gap="sm">
      <ProblemAlert problem={items.problem} />
      {editable && <LinePriceList record={record} locked={items.changed} />}
      {!lines.length && <Nothing>No line items. The amount is what was typed in.</Nothing>}
      {lines.length > 0 && (
        <List listStyleType="none" aria-label="Line items" styles={{ root: { padding: 0 } }}>
          {lines.map((line, index) => (
            <LineItemRow
              key={line.key}
              line={line}
              number={index + 1}
              currency={record.currency}
              onChange={editable ? (patch) => items.change(line.key, patch) : undefined}
              onProduct={editable ? (product) => items.choose(line.key, product) : undefined}
              onRemove={editable ? () => items.remove(line.key) : undefined}
            />
          ))}
        </List>
      )}
      {lines.length > 0 && <Totals lines={lines} currency={record.currency} />}
      {editable && (
        <Group justify="space-between">
          <Button size="xs" variant="default" leftSection={<IconPlus size={14} />} onClick={items.add}>
            Add line
          </Button>
          {items.changed && (
            <Group gap="xs">
              <Button size="xs" variant="default" onClick={items.discard}>
                Discard
              </Button>
              <Button size="xs" loading={items.busy} onClick={() => void items.save()}>
                Save line items
              </Button>
            </Group>
          )}
        </Group>
      )}
    </Stack>
  );
}

function Totals({ lines, currency }: { lines: Line[]; currency: string }) {
  const net = lines.reduce((sum, line) => sum + netOf(line), 0);
  const tax = lines.reduce((sum, line) => sum + taxOf(line), 0);
  return (
    <Text size="sm" ta="end" className="tabular" aria-live="polite">
      Net {formatMoney(net, currency)} · Tax {formatMoney(tax, currency)} ·{' '}
      <b>Total {formatMoney(net + tax, currency)}</b>
    </Text>
  );
}
