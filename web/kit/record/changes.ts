import { type Field, isBlank, rawValue, sentence, targetOf } from '../fields/field';

/** What an event says about one field. */
export interface Change {
  key: string;
  /** The field, when the screens know it. */
  field?: Field;
  label: string;
  before: unknown;
  after: unknown;
}

type Values = Record<string, unknown>;
const CUSTOM = 'customFields';

/** The changes of an event field by field; custom fields, which are written together, one by one. */
export function changesOf(changes: Record<string, [unknown, unknown]>, fields: Field[]): Change[] {
  return Object.entries(changes ?? {}).flatMap(([key, pair]): Change[] => {
    if (!Array.isArray(pair)) return [];
    if (key !== CUSTOM) return [changeOf(key, pair, fields)];
    const [before, after] = pair.map((each) => (each ?? {}) as Values) as [Values, Values];
    return [...new Set([...Object.keys(before), ...Object.keys(after)])]
      .filter((each) => JSON.stringify(before[each]) !== JSON.stringify(after[each]))
      .map((each) => changeOf(`${CUSTOM}.${each}`, [before[each], after[each]], fields));
  });
}

function changeOf(key: string, [before, after]: [unknown, unknown], fields: Field[]): Change {
  const field = fields.find((known) => known.key === key);
  const name = key.replace(`${CUSTOM}.`, '').replace(/Id$/, '');
  return { key, field, label: field?.label ?? sentence(name), before, after };
}

/** Whether a change says something to people, not where a card stands in its column or what follows from other changes. */
export const isTelling = ({ key, before, after }: Pick<Change, 'key' | 'before' | 'after'>): boolean =>
  key !== 'weightedBase' && !(key === 'position' && [before, after].some((each) => typeof each === 'string'));

/** Whether the field of the row has the value now. */
export function isCurrent(field: Field, value: unknown, row: object): boolean {
  const now =
    field.type === 'reference' ? (targetOf(field, row)?.id ?? rawValue(field, row)) : rawValue(field, row);
  if (isBlank(now) || isBlank(value)) return isBlank(now) && isBlank(value);
  if (['money', 'number', 'percent'].includes(field.type)) return Number(now) === Number(value);
  return JSON.stringify(now) === JSON.stringify(value);
}
