import type { Context } from './context.js';
import { forbidden, invalid } from './errors.js';
import { type FieldSpec, type FieldType, fieldsOf } from './field.js';
import type { FilterJson } from './filter.js';
import { Params } from './params.js';
import type { BaseRecord, RecordClass } from './record.js';
import { collectionsOf, referenceName } from './reference.js';
import { stable } from './value.js';

type FindFields = (ctx: Context, subjectType: string) => Promise<FieldSpec[]>;
type HiddenKeys = (ctx: Context, subjectType: string, params: Params) => string;

let findFields: FindFields = async () => [];
let hiddenKeys: HiddenKeys = () => "'{}'::text[]";

/**
 * Tells the kernel which custom fields a noun has, and as an SQL expression (text[]) the keys of those that the actor
 * does not get to see. The feature that keeps them calls it once.
 */
export function provideCustomFields(find: FindFields, hidden: HiddenKeys): void {
  findFields = find;
  hiddenKeys = hidden;
}

/** The custom values of a row as the actor may see them, as SQL. */
export const shownValues = (ctx: Context, Class: { name: string }, alias: string, params: Params): string =>
  `(${alias}.custom_fields - ${hiddenKeys(ctx, Class.name, params)})`;

/** Keys of the custom fields of a noun that the actor does not get to see. */
export const hiddenCustomKeys = (ctx: Context, subjectType: string): Promise<string[]> =>
  ctx.loaders.custom('hiddenCustomKeys', subjectType, (types) =>
    Promise.all(
      types.map(async (type) => {
        const params = new Params();
        const expression = hiddenKeys(ctx, type, params);
        return (await ctx.db.read(`SELECT ${expression}`, params.values))[0]![0] as string[];
      }),
    ),
  );

/** The row as the actor may see it, for an error that carries it. */
export async function shownRow<T extends BaseRecord>(ctx: Context, row: T): Promise<T> {
  if (!('customFields' in row)) return row;
  const customFields = without(row.customFields, await hiddenCustomKeys(ctx, row.constructor.name));
  return Object.assign(Object.create(Object.getPrototypeOf(row)), row, { customFields });
}

/** FORBIDDEN when input changes a custom field that the actor may not write. */
export async function refuseCustom(
  ctx: Context,
  Class: RecordClass,
  given: unknown,
  row: BaseRecord | null,
): Promise<void> {
  if (!given || typeof given !== 'object') return;
  const specs = await findFields(ctx, Class.name);
  const before = (row as { customFields?: Record<string, unknown> } | null)?.customFields ?? {};
  for (const { key, label, readers, writers } of specs) {
    const value = (given as Record<string, unknown>)[key];
    if (value === undefined || stable(value) === stable(before[key])) continue;
    if (!ctx.actor.isOneOf(readers) || !ctx.actor.isOneOf(writers))
      throw forbidden(`You may not set ${label}.`);
  }
}

/** An object of values by key without some of the keys. */
export const without = (values: unknown, keys: readonly string[]): unknown =>
  values && keys.length > 0
    ? Object.fromEntries(Object.entries(values).filter(([key]) => !keys.includes(key)))
    : values;

/** The custom field of a noun by its key; INVALID at the path when there is none. */
export async function customFieldOf(
  ctx: Context,
  Class: RecordClass,
  key: string,
  path: string,
): Promise<FieldSpec> {
  const spec = (await findFields(ctx, Class.name)).find((each) => each.key === key);
  if (!spec) throw invalid({ [path]: `There is no custom field ${key}.` });
  return spec;
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
  REFERENCE: 'id',
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
    if (key === 'customFields') return [key, await typedConditions(ctx, Class, listed(value, at), at)];
    if (key === 'not') return [key, await typedFilter(ctx, Class, grouped(value, at), at)];
    if (key === 'and' || key === 'or')
      return [key, await Promise.all(listed(value, at).map((each) => typedFilter(ctx, Class, each, at)))];
    const Target = targetOf(Class, key);
    if (Target) return [key, await typedFilter(ctx, Target, grouped(value, at), at)];
    const Child = collectionsOf(Class).find(({ name }) => name === key)?.Child;
    return [key, Child ? await typedChildren(ctx, Child, grouped(value, at), at) : grouped(value, at)];
  });
  return Object.fromEntries(await Promise.all(parts));
}

/** Conditions under their names; a filter that is kept as JSON may hold anything. */
function grouped(value: unknown, path: string): FilterJson {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalid({ [path]: 'Give an object of conditions.' });
  return value as FilterJson;
}

function listed(value: unknown, path: string): FilterJson[] {
  if (!Array.isArray(value)) throw invalid({ [path]: 'Give a list of conditions.' });
  return value.map((each) => grouped(each, path));
}

const targetOf = (Class: RecordClass, key: string) =>
  [...fieldsOf(Class).values()]
    .find((field) => field.reference && referenceName(field) === key)
    ?.reference?.() as RecordClass | undefined;

async function typedChildren(ctx: Context, Child: RecordClass, value: FilterJson, path: string) {
  const parts = Object.entries(value).map(async ([quantifier, filter]) => [
    quantifier,
    filter && (await typedFilter(ctx, Child, grouped(filter, path), `${path}.${quantifier}`)),
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
      return new CustomCondition(spec, grouped(comparators, `${path}.${key}.${kind}`));
    });
  });
}

/** What a key of a custom field looks like; only such a key becomes part of a statement. */
export const CUSTOM_KEY = /^[a-z][a-zA-Z0-9_]*$/;

/** The column of a field on a table alias; for a custom field its value as SQL of its type. */
export const columnSql = (field: FieldSpec, alias: string): string =>
  field.custom ? customColumn(field, alias) : `${alias}."${field.column}"`;

/**
 * The value of a custom field as SQL of its type; null where there is none, or one of another type that a former
 * field of the same key left behind. It is immutable and carries the key itself, not a placeholder: that is how an
 * index of the field is found.
 */
export function customColumn({ key, type, inner }: FieldSpec, alias: string): string {
  if (!CUSTOM_KEY.test(key)) throw new Error(`${key} is no key of a custom field`);
  const value = `(${alias}.custom_fields -> '${key}')`;
  const text = inner ? `(${value} ->> '${inner}')` : `(${alias}.custom_fields ->> '${key}')`;
  const part = (from: number, length: number) => `substr(${text}, ${from}, ${length})::int`;
  const day = `${part(1, 4)}, ${part(6, 2)}, ${part(9, 2)}`;
  switch (type) {
    case 'INTEGER':
    case 'DECIMAL':
      return `(CASE WHEN ${text} ~ '^-?[0-9]+([.][0-9]+)?$' THEN ${text}::numeric END)`;
    case 'BOOLEAN':
      return `(CASE jsonb_typeof(${value}) WHEN 'boolean' THEN ${text}::boolean END)`;
    case 'DATE':
      return `(CASE WHEN ${text} ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' THEN make_date(${day}) END)`;
    case 'INSTANT':
      return `(CASE WHEN ${text} ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}([.][0-9]+)?Z$' THEN make_timestamp(${day}, ${part(12, 2)}, ${part(15, 2)}, rtrim(substr(${text}, 18), 'Z')::double precision) AT TIME ZONE 'UTC' END)`;
    case 'REFERENCE':
      return `(CASE WHEN ${text} ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN ${text}::uuid END)`;
    case 'TEXTS':
      return `(CASE jsonb_typeof(${value}) WHEN 'array' THEN ${value} END)`;
    default:
      return text;
  }
}
