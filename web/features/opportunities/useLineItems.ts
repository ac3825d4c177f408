import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import {
  LinePriceDocument,
  type OpportunityFieldsFragment,
  type PriceSource,
  UpdateOpportunityDocument,
} from '../../gql/graphql';
import { useAttempt, useSave } from '../../kit/data/useSave';
import type { LineProduct } from './ProductInput';

/** A line as it is being written. */
export interface Line {
  key: string;
  id?: string;
  productId: string | null;
  name: string;
  unit: string | null;
  quantity: string;
  unitPrice: string;
  discountPercent: string;
  taxPercent: string;
  /** Who says the price; it then follows the quantity. Null: somebody typed it. */
  source: PriceSource | null;
  /** The list that says it. */
  list: string | null;
}

/** The line items of an opportunity, with the changes that are not saved yet. */
export function useLineItems(record: OpportunityFieldsFragment) {
  const client = useApolloClient();
  const save = useSave();
  const { attempt, busy, problem } = useAttempt();
  // Beside the saving: a price on its way must not lock the button that saves.
  const pricing = useAttempt();
  const [draft, setDraft] = useState<Line[] | null>(null);
  const stored = record.lineItems.map(lineOf);
  const lines = draft ?? stored;
  const change = (key: string, patch: Partial<Line>) =>
    setDraft((old) => (old ?? stored).map((line) => (line.key === key ? { ...line, ...patch } : line)));

  /** Gives a line the price of the catalogue for so many; what the screen cannot get, the server asks for. */
  const price = async (key: string, productId: string, quantity: string) => {
    const { data } = await client.query({
      query: LinePriceDocument,
      variables: { productId, quantity, currency: record.currency, priceListId: record.priceListId },
      fetchPolicy: 'network-only',
    });
    const price = data?.productPrice;
    change(
      key,
      price
        ? { unitPrice: short(price.unitPrice), source: price.source, list: price.priceList?.name ?? null }
        : TYPED,
    );
  };
  return {
    lines,
    changed: draft !== null,
    busy,
    problem: problem ?? pricing.problem,
    change: (key: string, patch: Partial<Line>) => {
      const line = lines.find((each) => each.key === key);
      change(key, 'unitPrice' in patch ? { ...patch, ...TYPED } : patch);
      if (patch.quantity && patch.quantity !== line?.quantity && line?.productId && line.source)
        void pricing.attempt(() => price(key, line.productId ?? '', patch.quantity ?? '1'));
    },
    choose: (key: string, { id, name, unit, taxPercent }: LineProduct) => {
      const quantity = lines.find((line) => line.key === key)?.quantity ?? '1';
      change(key, { productId: id, name, unit, taxPercent: short(taxPercent) });
      void pricing.attempt(() => price(key, id, quantity));
    },
    add: () => setDraft([...lines, newLine(lines.at(-1))]),
    remove: (key: string) => setDraft(lines.filter((line) => line.key !== key)),
    discard: () => setDraft(null),
    save: () =>
      attempt(async () => {
        const lineItems = lines.map(({ key: _, source: __, list: ___, ...line }) => line);
        const input = { id: record.id, version: record.version, lineItems };
        await save(UpdateOpportunityDocument, { input }, { done: 'Line items saved' });
        setDraft(null);
      }),
  };
}

/** A price that somebody typed. */
const TYPED = { source: null, list: null };

const cents = (value: number) => Math.round(value * 100) / 100;

/** What a line comes to without tax, as far as the screen can tell; the server has the last word. */
export const netOf = (line: Line): number =>
  cents(Number(line.quantity) * Number(line.unitPrice) * (1 - Number(line.discountPercent) / 100));

/** The tax on a line. */
export const taxOf = (line: Line): number => cents((netOf(line) * Number(line.taxPercent)) / 100);

/** An exact number without the zeros at its end: `9.5000` reads 9.5. */
const short = (text: string): string => text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');

const lineOf = (item: OpportunityFieldsFragment['lineItems'][number]): Line => ({
  key: item.id,
  id: item.id,
  productId: item.productId,
  name: item.name,
  unit: item.unit,
  quantity: short(item.quantity),
  unitPrice: short(item.unitPrice ?? '0'),
  source: item.priceSource,
  list: item.priceList?.name ?? null,
  discountPercent: short(item.discountPercent),
  taxPercent: short(item.taxPercent),
});

/** An empty line, taxed as the one before it. */
const newLine = (before: Line | undefined): Line => ({
  key: crypto.randomUUID(),
  productId: null,
  name: '',
  unit: null,
  quantity: '1',
  unitPrice: '0',
  ...TYPED,
  discountPercent: '0',
  taxPercent: before?.taxPercent ?? '0',
});
