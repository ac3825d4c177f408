import type { Field } from '../fields/field';

/** The height of a row by density, in pixels. */
export const ROW_HEIGHTS = { COMPACT: 28, NORMAL: 36, COMFORTABLE: 48 } as const;
const SELECT = 40;
const FIRST = 240;

/** Whether the values of a field are numbers, which stand at the right. */
export const isNumeric = ({ type }: Field): boolean =>
  ['number', 'money', 'amount', 'percent'].includes(type);

/** The width of a column that nobody has set. */
export const usualWidth = (field: Field, index: number): number =>
  index === 0 ? FIRST : (field.width ?? (isNumeric(field) ? 120 : 150));

/** The widths of the columns as a CSS grid, with the checkbox before them. */
export function tracksOf(
  columns: Field<never>[],
  own: Record<string, number> = {},
): { template: string; minWidth: number } {
  const widths = columns.map((field, index) => own[field.key] ?? usualWidth(field as Field, index));
  return {
    template: `${SELECT}px ${widths.map((width, index) => (own[columns[index]!.key] ? `${width}px` : `minmax(${width}px, ${width}fr)`)).join(' ')}`,
    minWidth: widths.reduce((sum, width) => sum + width, SELECT),
  };
}
