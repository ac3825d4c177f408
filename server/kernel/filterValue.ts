import type { Actor } from './actor.js';
import { isId } from './clock.js';
import { invalid } from './errors.js';
import type { FieldSpec } from './field.js';

/** Where a value stands in a filter, and whose filter it is. */
interface Place {
  path: string;
  actor: Actor;
}

/** What values of a type look like; others come only from filters that are kept as JSON. */
const LOOKS: Partial<Record<FieldSpec['type'], (value: unknown) => boolean>> = {
  INTEGER: (value) => isNumber(value) && Number.isInteger(Number(value)),
  DECIMAL: (value) => isNumber(value),
  BOOLEAN: (value) => typeof value === 'boolean',
  DATE: (value) => isDay(value),
  INSTANT: (value) => isDay(value),
};
const isDay = (value: unknown) =>
  value instanceof Date ||
  (/^\d{4}-\d\d-\d\d/.test(String(value)) && !Number.isNaN(Date.parse(String(value))));
const isNumber = (value: unknown) =>
  value !== '' && typeof value !== 'boolean' && Number.isFinite(Number(value));

/** A value to compare with, as the database takes it; `$me` is the actor. INVALID when it is none of the type. */
export function oneValue({ path, actor }: Place, type: FieldSpec['type'], value: unknown): unknown {
  if (type !== 'ID' && type !== 'REFERENCE') {
    const plain = typeof value !== 'object' || value === null || value instanceof Date;
    if (!plain || (value !== null && LOOKS[type]?.(value) === false))
      throw invalid({ [path]: 'Not a value of this field.' });
    return value;
  }
  const id = value === '$me' ? actor.userId : value;
  if (id !== null && !isId(id)) throw invalid({ [path]: 'Not an id.' });
  return id;
}

function listOf({ path }: Place, values: unknown): unknown[] {
  if (!Array.isArray(values)) throw invalid({ [path]: 'Give a list.' });
  return values;
}

/** Several values to compare with; `$myTeam` are those in the teams of the actor. */
export function manyValues(place: Place, type: FieldSpec['type'], values: unknown): unknown[] {
  return listOf(place, values).flatMap((value): unknown[] =>
    value === '$myTeam' ? [...place.actor.teamUserIds] : [oneValue(place, type, value)],
  );
}

/** Texts to look for in a list. */
export const textValues = (place: Place, values: unknown): unknown[] =>
  listOf(place, values).map((value) => oneValue(place, 'TEXT', value));
