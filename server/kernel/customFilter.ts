import type { Context } from './context.js';
import { invalid } from './errors.js';
import { type FieldSpec, type FieldType, fieldsOf } from './field.js';
import type { FilterJson } from './filter.js';
import type { RecordClass } from './record.js';
import { collectionsOf, referenceName } from './reference.js';

type FindFields = (ctx: Context, subjectType: string) => Promise<FieldSpec[]>;

let findFields: FindFields = async () => [];

/** Tells the filter language which custom fields a noun has; the feature that keeps them calls it once. */
export function provideCustomFields(find: FindFields): void {
  findFields = find;
}

/** A condition on a custom field whose type is known. */
export class CustomCondition {
  constructor(
    readonly spec: FieldSpec,
    readonly comparators: FilterJson,
  ) {}
}

const KINDS: Partial<Record<FieldType, string>> = {
  TEXT: 'string',
  INTEGER: 'number',
  DECIMAL: 'number',
  BOOLEAN: 'boolean',
  DATE: 'date',
  INSTANT: 'date',
  TEXTS: 'list',
};

/**
 * The filter with every condition on a custom field bound to its definition. INVALID names the field when there is
 * none of that key, or when the comparator is not that of its type.
 */
export async function typedFilter(
  ctx: Context,
  Class: RecordClass,
  filter: FilterJson | null | undefined,
  path = 'filter',
): Promise<FilterJson> {
  const parts = Object.entries(filter ?? {}).map(async ([key, value]): Promise<[string, unknown]> => {
    const at = `${path}.${key}`;
    if (value === null || value === undefined) return [key, value];
    if (key === 'customFields') return [key, await typedConditions(ctx, Class, value as FilterJson[], at)];
    if (key === 'not') return [key, await typedFilter(ctx, Class, value as FilterJson, at)];
    if (key === 'and' || key === 'or')
      return [
        key,
        await Promise.all((value as FilterJson[]).map((each) => typedFilter(ctx, Class, each, at))),
      ];
    const Target = targetOf(Class, key);
    if (Target) return [key, await typedFilter(ctx, Target, value as FilterJson, at)];
    const Child = collectionsOf(Class).find(({ name }) => name === key)?.Child;
    return [key, Child ? await typedChildren(ctx, Child, value as FilterJson, at) : value];
  });
  return Object.fromEntries(await Promise.all(parts));
}

const targetOf = (Class: RecordClass, key: string) =>
  [...fieldsOf(Class).values()]
    .find((field) => field.reference && referenceName(field) === key)
    ?.reference?.() as RecordClass | undefined;

async function typedChildren(ctx: Context, Child: RecordClass, value: FilterJson, path: string) {
  const parts = Object.entries(value).map(async ([quantifier, filter]) => [
    quantifier,
    filter && (await typedFilter(ctx, Child, filter as FilterJson, `${path}.${quantifier}`)),
  ]);
  return Object.fromEntries(await Promise.all(parts)) as FilterJson;
}

async function typedConditions(ctx: Context, Class: RecordClass, conditions: FilterJson[], path: string) {
  const specs = await findFields(ctx, Class.name);
  return conditions.flatMap(({ key, ...rest }) => {
    const given = Object.entries(rest).filter(([, comparators]) => comparators);
    if (typeof key !== 'string') throw invalid({ [`${path}.key`]: 'Name the custom field.' });
    const spec = specs.find((each) => each.key === key);
    if (!spec) throw invalid({ [`${path}.${key}`]: `There is no custom field ${key}.` });
    return given.map(([kind, comparators]) => {
      if (kind !== KINDS[spec.type])
        throw invalid({ [`${path}.${key}.${kind}`]: `${spec.label} is compared with ${KINDS[spec.type]}.` });
      return new CustomCondition(spec, comparators as FilterJson);
    });
  });
}

/**
 * The value of a custom field as SQL of its type; null where there is none, or one of another type that a former
 * field of the same key left behind. `key` is a placeholder.
 */
export function customColumn({ type }: FieldSpec, alias: string, key: string): string {
  const value = `${alias}.custom_fields -> ${key}::text`;
  const text = `(${alias}.custom_fields ->> ${key}::text)`;
  switch (type) {
    case 'INTEGER':
    case 'DECIMAL':
      return `(CASE WHEN ${text} ~ '^-?[0-9]+([.][0-9]+)?$' THEN ${text}::numeric END)`;
    case 'BOOLEAN':
      return `(CASE jsonb_typeof(${value}) WHEN 'boolean' THEN ${text}::boolean END)`;
    case 'DATE':
      return `(CASE WHEN ${text} ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' THEN ${text}::date END)`;
    case 'INSTANT':
      return `(CASE WHEN ${text} ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T' THEN ${text}::timestamptz END)`;
    case 'TEXTS':
      return `ARRAY(SELECT jsonb_array_elements_text(CASE jsonb_typeof(${value}) WHEN 'array' THEN ${value} ELSE '[]' END))`;
    default:
      return text;
  }
}
