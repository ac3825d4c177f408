import { useApolloClient } from '@apollo/client/react';
import { ActionIcon, Alert, Button, Group, NumberInput, Stack, Table, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { type OpportunityFieldsFragment, UpdateOpportunityDocument } from '../../gql/graphql';
import { problemOf } from '../../kit/data/errors';
import { useUndo } from '../../kit/data/undo';
import { formatMoney } from '../../kit/fields/format';
import { Nothing } from '../../kit/list/faces';

interface Line {
  key: string;
  id?: string;
  product: string;
  quantity: string;
  unitPrice: string;
  discountPercent: string;
  taxPercent: string;
}

const cents = (value: number) => Math.round(value * 100) / 100;
const netOf = (line: Line) =>
  cents(Number(line.quantity) * Number(line.unitPrice) * (1 - Number(line.discountPercent) / 100));
const taxOf = (line: Line) => cents((netOf(line) * Number(line.taxPercent)) / 100);
const NUMBERS = [
  ['quantity', 'Quantity'],
  ['unitPrice', 'Unit price'],
  ['discountPercent', 'Discount %'],
  ['taxPercent', 'Tax %'],
] as const;

/** What is offered, line by line; saving computes amount and tax from the lines. */
export function LineItems({ record, editable }: { record: OpportunityFieldsFragment; editable: boolean }) {
  const client = useApolloClient();
  const { offer } = useUndo();
  const saved = record.lineItems.map(
    (item): Line => ({
      key: item.id,
      id: item.id,
      product: item.product,
      quantity: item.quantity,
      unitPrice: item.unitPrice ?? '0',
      discountPercent: item.discountPercent,
      taxPercent: item.taxPercent,
    }),
  );
  const [draft, setDraft] = useState<Line[] | null>(null);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const lines = draft ?? saved;
  const change = (key: string, patch: Partial<Line>) =>
    setDraft(lines.map((line) => (line.key === key ? { ...line, ...patch } : line)));
  const add = () =>
    setDraft([
      ...lines,
      {
        key: crypto.randomUUID(),
        product: '',
        quantity: '1',
        unitPrice: '0',
        discountPercent: '0',
        taxPercent: lines.at(-1)?.taxPercent ?? '0',
      },
    ]);
  const save = async () => {
    setBusy(true);
    setProblem('');
    try {
      const lineItems = lines.map(({ key: _, ...line }) => line);
      await client.mutate({
        mutation: UpdateOpportunityDocument,
        variables: { input: { id: record.id, version: record.version, lineItems } },
      });
      setDraft(null);
      offer('Line items saved');
    } catch (error) {
      const { message, fields } = problemOf(error);
      setProblem(Object.values(fields).join(' ') || message);
    } finally {
      setBusy(false);
    }
  };
  const net = lines.reduce((sum, line) => sum + netOf(line), 0);
  const tax = lines.reduce((sum, line) => sum + taxOf(line), 0);
  return (
    <Stack gap="sm">
      {problem && (
        <Alert color="red" variant="outline" role="alert">
          {problem}
        </Alert>
      )}
      {!lines.length && <Nothing>No line items. The amount is what was typed in.</Nothing>}
      {lines.length > 0 && (
        <Table.ScrollContainer minWidth={620}>
          <Table verticalSpacing={4} horizontalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Product</Table.Th>
                {NUMBERS.map(([key, label]) => (
                  <Table.Th key={key} ta="end">
                    {label}
                  </Table.Th>
                ))}
                <Table.Th ta="end">Net</Table.Th>
                {editable && <Table.Th aria-label="Actions" />}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {lines.map((line, index) => (
                <Table.Tr key={line.key}>
                  <Table.Td miw={160}>
                    {editable ? (
                      <TextInput
                        size="xs"
                        aria-label={`Product of line ${index + 1}`}
                        value={line.product}
                        onChange={(event) => change(line.key, { product: event.currentTarget.value })}
                      />
                    ) : (
                      line.product
                    )}
                  </Table.Td>
                  {NUMBERS.map(([key, label]) => (
                    <Table.Td key={key} ta="end" w={92} className="tabular">
                      {editable ? (
                        <NumberInput
                          size="xs"
                          hideControls
                          min={0}
                          max={key === 'discountPercent' ? 100 : undefined}
                          aria-label={`${label} of line ${index + 1}`}
                          value={line[key]}
                          onChange={(value) => change(line.key, { [key]: String(value === '' ? 0 : value) })}
                          styles={{ input: { textAlign: 'end' } }}
                        />
                      ) : (
                        line[key]
                      )}
                    </Table.Td>
                  ))}
                  <Table.Td ta="end" className="tabular">
                    {formatMoney(netOf(line), record.currency)}
                  </Table.Td>
                  {editable && (
                    <Table.Td w={32}>
                      <ActionIcon
                        size={24}
                        aria-label={`Remove line ${index + 1}`}
                        onClick={() => setDraft(lines.filter(({ key }) => key !== line.key))}
                      >
                        <IconTrash size={14} />
                      </ActionIcon>
                    </Table.Td>
                  )}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {lines.length > 0 && (
        <Text size="sm" ta="end" className="tabular" aria-live="polite">
          Net {formatMoney(net, record.currency)} · Tax {formatMoney(tax, record.currency)} ·{' '}
          <b>Total {formatMoney(net + tax, record.currency)}</b>
        </Text>
      )}
      {editable && (
        <Group justify="space-between">
          <Button size="xs" variant="default" leftSection={<IconPlus size={14} />} onClick={add}>
            Add line
          </Button>
          {draft && (
            <Group gap="xs">
              <Button size="xs" variant="default" onClick={() => setDraft(null)}>
                Discard
              </Button>
              <Button size="xs" loading={busy} onClick={() => void save()}>
                Save line items
              </Button>
            </Group>
          )}
        </Group>
      )}
    </Stack>
  );
}
