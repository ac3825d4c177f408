import { useState } from 'react';
import { type OpportunityFieldsFragment, UpdateOpportunityDocument } from '../../gql/graphql';
import { useAttempt, useSave } from '../../kit/data/useSave';

/** A line as it is being written. */
export interface Line {
  key: string;
  id?: string;
  product: string;
  quantity: string;
  unitPrice: string;
  discountPercent: string;
  taxPercent: string;
}

/** The line items of an opportunity, with the changes that are not saved yet. */
export function useLineItems(record: OpportunityFieldsFragment) {
  const save = useSave();
  const { attempt, busy, problem } = useAttempt();
  const [draft, setDraft] = useState<Line[] | null>(null);
  const lines = draft ?? record.lineItems.map(lineOf);
  return {
    lines,
    changed: draft !== null,
    busy,
    problem,
    change: (key: string, patch: Partial<Line>) =>
      setDraft(lines.map((line) => (line.key === key ? { ...line, ...patch } : line))),
    add: () => setDraft([...lines, newLine(lines.at(-1))]),
    remove: (key: string) => setDraft(lines.filter((line) => line.key !== key)),
    discard: () => setDraft(null),
    save: () =>
      attempt(async () => {
        const lineItems = lines.map(({ key: _, ...line }) => line);
        const input = { id: record.id, version: record.version, lineItems };
        await save(UpdateOpportunityDocument, { input }, { done: 'Line items saved' });
        setDraft(null);
      }),
  };
}

const cents = (value: number) => Math.round(value * 100) / 100;

/** What a line comes to without tax, as far as the screen can tell; the server has the last word. */
export const netOf = (line: Line): number =>
  cents(Number(line.quantity) * Number(line.unitPrice) * (1 - Number(line.discountPercent) / 100));

/** The tax on a line. */
export const taxOf = (line: Line): number => cents((netOf(line) * Number(line.taxPercent)) / 100);

const lineOf = (item: OpportunityFieldsFragment['lineItems'][number]): Line => ({
  key: item.id,
  id: item.id,
  product: item.product,
  quantity: item.quantity,
  unitPrice: item.unitPrice ?? '0',
  discountPercent: item.discountPercent,
  taxPercent: item.taxPercent,
});

/** An empty line, taxed as the one before it. */
const newLine = (before: Line | undefined): Line => ({
  key: crypto.randomUUID(),
  product: '',
  quantity: '1',
  unitPrice: '0',
  discountPercent: '0',
  taxPercent: before?.taxPercent ?? '0',
});
