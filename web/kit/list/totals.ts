import type { ListSummaryFieldsFragment } from '../../gql/graphql';
import type { Field } from '../fields/field';
import { formatMoney, formatNumber } from '../fields/format';
import type { Total } from './useListShape';

type ColumnTotals = ListSummaryFieldsFragment['totals'];

/** What stands below a column: the sum or average as the field writes its numbers, money in the base currency. */
export function totalText(
  field: Field,
  wanted: Total[],
  totals: ColumnTotals,
  currency: string,
): string | null {
  const how = wanted.find(({ key }) => key === field.key)?.how;
  const found = totals.find(({ key }) => key === field.key);
  const value = how && found?.[how];
  if (value === null || value === undefined) return null;
  if (field.total) return field.total(value);
  if (field.type === 'money' || field.type === 'amount') return formatMoney(value, currency);
  const rounded = how === 'average' ? Math.round(Number(value) * 10) / 10 : value;
  return field.type === 'percent' ? `${formatNumber(rounded)} %` : formatNumber(rounded);
}

/** "Sum of total €1,200 · Average of probability 40 %", for places without columns. */
export function totalsLine(fields: Field[], wanted: Total[], totals: ColumnTotals, currency: string): string {
  return wanted
    .flatMap(({ key, how }) => {
      const field = fields.find((each) => each.key === key);
      const text = field && totalText(field, wanted, totals, currency);
      return text ? [`${how === 'sum' ? '' : 'average '}${field.label.toLowerCase()} ${text}`] : [];
    })
    .join(' · ');
}
