import type { Actor } from './actor.js';
import { CustomCondition, columnSql } from './customFilter.js';
import { forbidden, invalid } from './errors.js';
import { type FieldSpec, fieldsOf, seesField } from './field.js';
import type { FilterJson } from './filter.js';
import { manyValues, oneValue, textValues } from './filterValue.js';
import { resolveMoment, resolveSpan } from './moment.js';
import { nounOf } from './noun.js';
import { Params } from './params.js';
import { policyOf, type RowRule } from './policy.js';
import type { RecordClass } from './record.js';
import { collectionsOf, referenceName } from './reference.js';

const MAX_DEPTH = 6;
const MAX_CONDITIONS = 100;

interface Scope {
  Class: RecordClass;
  alias: string;
  params: Params;
  actor: Actor;
  depth: number;
  path: string;
  budget: { conditions: number; aliases: number };
}

/** SQL of the filter over the table alias, values in `params`. Bounded in depth and width; INVALID names the path. */
export function compileFilter(
  Class: RecordClass,
  filter: FilterJson,
  alias: string,
  params: Params,
  actor: Actor,
): string {
  return group(
    { Class, alias, params, actor, depth: 0, path: 'filter', budget: { conditions: 0, aliases: 0 } },
    filter,
  );
}

/** Whether the filter itself says which records of the bin it means: deletedAt, outside of relations. Others mean none. */
export const namesBin = ({ deletedAt, and, or, not }: FilterJson): boolean =>
  (deletedAt ?? null) !== null ||
  [...list(and), ...list(or), ...(not ? [not as FilterJson] : [])].some(namesBin);

const list = (groups: unknown) => (groups ?? []) as FilterJson[];

/** SQL of a row rule: null when every row passes. */
export function compileRule(
  Class: RecordClass,
  rule: RowRule,
  alias: string,
  params: Params,
  actor: Actor,
): string | null {
  if (rule === true) return null;
  if (rule === false) return 'false';
  return group(
    { Class, alias, params, actor: actor, depth: 0, path: 'policy', budget: { conditions: 0, aliases: 0 } },
    rule,
  );
}

function group(scope: Scope, filter: FilterJson): string {
  if (scope.depth > MAX_DEPTH) throw invalid({ [scope.path]: `Conditions nest deeper than ${MAX_DEPTH}.` });
  const parts = Object.entries(filter)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([key, value]) =>
      part({ ...scope, depth: scope.depth + 1, path: `${scope.path}.${key}` }, key, value),
    );
  return parts.length === 0 ? 'true' : `(${parts.join(' AND ')})`;
}

function part(scope: Scope, key: string, value: unknown): string {
  if (key === 'and' || key === 'or') {
    const groups = (value as FilterJson[]).map((each) => group(scope, each));
    return groups.length === 0 ? 'true' : `(${groups.join(key === 'and' ? ' AND ' : ' OR ')})`;
  }
  // Also true where a comparison has nothing to compare.
  if (key === 'not') return `(${group(scope, value as FilterJson)} IS NOT TRUE)`;
  if (key === 'customFields') return customFields(scope, value as CustomCondition[]);
  const field = fieldsOf(scope.Class).get(key);
  if (field?.filter) return comparisons(scope, field, value as FilterJson);
  const reference = [...fieldsOf(scope.Class).values()].find(
    (each) => each.reference && referenceName(each) === key,
  );
  if (reference)
    return related(scope, reference.reference!() as RecordClass, value as FilterJson, 'id', reference.column);
  const collection = collectionsOf(scope.Class).find((each) => each.name === key);
  if (!collection) throw invalid({ [scope.path]: 'There is no such field to filter by.' });
  const column = fieldsOf(collection.Child).get(collection.key)!.column;
  const { some, none, every } = value as { some?: FilterJson; none?: FilterJson; every?: FilterJson };
  const parts = [
    some && (isPolicy(scope) ? among : related)(scope, collection.Child, some, column, 'id'),
    none && `NOT ${related(scope, collection.Child, none, column, 'id')}`,
    every && `NOT ${related(scope, collection.Child, { not: every }, column, 'id')}`,
  ].filter(Boolean);
  return parts.length === 0 ? 'true' : `(${parts.join(' AND ')})`;
}

const isPolicy = ({ path }: Scope) => path.startsWith('policy');

/**
 * The same question asked once for all rows instead of once for each. A row policy is asked of many rows, most of which
 * it hides: whose team somebody is in is few, and looked up by their name.
 */
function among(
  scope: Scope,
  Class: RecordClass,
  filter: FilterJson,
  childColumn: string,
  parentColumn: string,
): string {
  const alias = `${scope.alias}_${++scope.budget.aliases}`;
  const conditions = [
    `${alias}.organization_id = ${scope.params.add(scope.actor.organizationId)}`,
    `${alias}.deleted_at IS NULL`,
    group({ ...scope, Class, alias }, filter),
  ];
  return `${scope.alias}."${parentColumn}" IN (SELECT ${alias}."${childColumn}" FROM "${nounOf(Class).table}" ${alias} WHERE ${conditions.join(' AND ')})`;
}

/** EXISTS over a related table, with that table's own row policy: a filter never reveals hidden rows. */
function related(
  scope: Scope,
  Class: RecordClass,
  filter: FilterJson,
  childColumn: string,
  parentColumn: string,
): string {
  const alias = `${scope.alias}_${++scope.budget.aliases}`;
  const inner = { ...scope, Class, alias };
  const rule = isPolicy(scope)
    ? null
    : compileRule(Class, policyOf(Class).visible(scope.actor), alias, scope.params, scope.actor);
  const conditions = [
    `${alias}.organization_id = ${scope.alias}.organization_id`,
    `${alias}."${childColumn}" = ${scope.alias}."${parentColumn}"`,
    `${alias}.deleted_at IS NULL`,
    rule,
    group(inner, filter),
  ].filter(Boolean);
  return `EXISTS (SELECT 1 FROM "${nounOf(Class).table}" ${alias} WHERE ${conditions.join(' AND ')})`;
}

function comparisons(scope: Scope, field: FieldSpec, comparators: FilterJson): string {
  if (!seesField(scope.actor, field)) throw forbidden(`You may not filter by ${field.label}.`);
  return joined(scope, `${scope.alias}."${field.column}"`, field.type, comparators);
}

function customFields(scope: Scope, conditions: CustomCondition[]): string {
  const parts = conditions.map((condition) => {
    if (!(condition instanceof CustomCondition))
      throw new Error(`${scope.path} has not been through typedFilter`);
    const { spec, comparators } = condition;
    if (!seesField(scope.actor, spec)) throw forbidden(`You may not filter by ${spec.label}.`);
    const inner = { ...scope, path: `${scope.path}.${spec.key}` };
    const column = columnSql(spec, scope.alias);
    return spec.type === 'TEXTS'
      ? joined(inner, column, 'JSON', comparators)
      : joined(inner, column, sqlTypeOf(spec), comparators);
  });
  return parts.length === 0 ? 'true' : `(${parts.join(' AND ')})`;
}

const sqlTypeOf = ({ type }: FieldSpec) => (type === 'INTEGER' ? 'DECIMAL' : type);

function joined(scope: Scope, column: string, type: FieldSpec['type'], comparators: FilterJson): string {
  const parts = Object.entries(comparators)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([comparator, value]) => {
      if (++scope.budget.conditions > MAX_CONDITIONS)
        throw invalid({ filter: `More than ${MAX_CONDITIONS} conditions.` });
      return compare({ ...scope, path: `${scope.path}.${comparator}` }, column, type, comparator, value);
    });
  return parts.length === 0 ? 'true' : parts.length === 1 ? parts[0]! : `(${parts.join(' AND ')})`;
}

const SQL_TYPE: Record<FieldSpec['type'], string> = {
  ID: 'uuid',
  REFERENCE: 'uuid',
  TEXT: 'text',
  CHOICE: 'text',
  TEXTS: 'text',
  INTEGER: 'integer',
  DECIMAL: 'numeric',
  BOOLEAN: 'boolean',
  DATE: 'date',
  INSTANT: 'timestamptz',
  JSON: 'jsonb',
};

const OPERATORS: Record<string, string> = {
  eq: '=',
  ne: 'IS DISTINCT FROM',
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
};

function compare(
  scope: Scope,
  column: string,
  type: FieldSpec['type'],
  comparator: string,
  value: unknown,
): string {
  const { params } = scope;
  const sqlType = SQL_TYPE[type];
  const operator = OPERATORS[comparator];
  if (operator) return `${column} ${operator} ${params.add(oneValue(scope, type, value))}::${sqlType}`;
  const form = type === 'DATE' ? 'DATE' : 'INSTANT';
  const zone = scope.actor.timeZone;
  const pattern = (text: string) => params.add(text);
  if (type === 'JSON') return compareList(scope, column, comparator, value);
  const texts = () => `${params.add(textValues(scope, value))}::text[]`;
  switch (comparator) {
    case 'in':
      return `${column} = ANY(${params.add(manyValues(scope, type, value))}::${sqlType}[])`;
    case 'notIn':
      return `(${column} = ANY(${params.add(manyValues(scope, type, value))}::${sqlType}[])) IS NOT TRUE`;
    case 'isNull':
      return `${column} IS ${value ? '' : 'NOT '}NULL`;
    case 'contains':
      return `${column} ILIKE ${pattern(`%${escapeLike(String(value))}%`)}`;
    case 'startsWith':
      return `${column} ILIKE ${pattern(`${escapeLike(String(value))}%`)}`;
    case 'endsWith':
      return `${column} ILIKE ${pattern(`%${escapeLike(String(value))}`)}`;
    case 'before':
      return `${column} < ${params.add(resolveMoment(String(value), form, zone, scope.path))}::${sqlType}`;
    case 'after':
      return `${column} >= ${params.add(resolveMoment(String(value), form, zone, scope.path))}::${sqlType}`;
    case 'withinLast':
    case 'withinNext': {
      const [from, to] = resolveSpan(
        String(value),
        comparator === 'withinNext' ? 1 : -1,
        form,
        zone,
        scope.path,
      );
      return `${column} BETWEEN ${params.add(from)}::${sqlType} AND ${params.add(to)}::${sqlType}`;
    }
    case 'has':
      return `${column} @> ARRAY[${params.add(value)}::text]`;
    case 'hasAll':
      return `${column} @> ${texts()}`;
    case 'hasAny':
      return `${column} && ${texts()}`;
    case 'hasNone':
      return `NOT ${column} && ${texts()}`;
    case 'isEmpty':
      return `cardinality(${column}) ${value ? '=' : '>'} 0`;
    default:
      throw invalid({ [scope.path]: 'There is no such comparison.' });
  }
}

/** Comparisons of a list within a JSON column; null where there is none. */
function compareList(scope: Scope, column: string, comparator: string, value: unknown): string {
  const { params } = scope;
  const texts = () => `${params.add(textValues(scope, value))}::text[]`;
  switch (comparator) {
    case 'has':
      return `${column} ? ${params.add(value)}::text`;
    case 'hasAll':
      return `${column} ?& ${texts()}`;
    case 'hasAny':
      return `${column} ?| ${texts()}`;
    case 'hasNone':
      return `(${column} ?| ${texts()}) IS NOT TRUE`;
    default:
      return `coalesce(jsonb_array_length(${column}), 0) ${value ? '=' : '>'} 0`;
  }
}

/** The pattern characters of LIKE as plain text. */
export const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (character) => `\\${character}`);
