import type { Field } from '../fields/field';

export const ROW_HEIGHT = 36;
const SELECT = 40;
const FIRST = 240;

/** Whether the values of a field are numbers, which stand at the right. */
export const isNumeric = ({ type }: Field): boolean => ['number', 'money', 'percent'].includes(type);

/** The widths of the columns as a CSS grid, with the checkbox before them. */
export function tracksOf(columns: Field<never>[]): { template: string; minWidth: number } {
  const widths = columns.map((field, index) =>
    index === 0 ? FIRST : (field.width ?? (isNumeric(field as Field) ? 120 : 150)),
  );
  return {
    template: `${SELECT}px ${widths.map((width) => `minmax(${width}px, ${width}fr)`).join(' ')}`,
    minWidth: widths.reduce((sum, width) => sum + width, SELECT),
  };
}
