/** A comparison of one field; as a filter input it is `{ field: { op: value } }`. */
export interface Condition {
  /** Key in the filter input, or `customFields.<key>.<comparator>`. */
  field: string;
  op: string;
  value: unknown;
}

/** Conditions joined: all of them, at least one, or none may hold. */
export interface Group {
  match: 'and' | 'or' | 'none';
  items: FilterNode[];
}

/** Conditions on related records: `is` for the one a reference points to. */
export interface Related {
  relation: string;
  quantifier: 'some' | 'none' | 'every' | 'is';
  group: Group;
}

export type FilterNode = Condition | Group | Related;
type FilterJson = Record<string, unknown>;

export const NO_FILTER: Group = { match: 'and', items: [] };
/** Where all of it holds; groups of which all has to hold are taken apart. */
export const allOf = (...nodes: FilterNode[]): Group => ({
  match: 'and',
  items: nodes.flatMap((node) => (isGroup(node) && node.match === 'and' ? node.items : [node])),
});
export const isGroup = (node: FilterNode): node is Group => 'items' in node;
export const isRelated = (node: FilterNode): node is Related => 'relation' in node;

/** Whether the filter is a plain list of conditions, which chips can show. */
export const isFlat = ({ match, items }: Group): boolean =>
  match !== 'none' && items.every((item) => !isGroup(item) && !isRelated(item));

/** Whether a condition says enough to be sent. */
export function isComplete({ op, value }: Condition): boolean {
  if (op.includes(':')) return true;
  if (Array.isArray(value)) return value.length > 0;
  return value !== null && value !== undefined && value !== '';
}

/** The typed filter input; null without conditions. It is also what the URL stores. */
export function toFilter({ match, items }: Group): FilterJson | null {
  const parts = items.flatMap((item) => partOf(item) ?? []);
  if (!parts.length) return null;
  return match === 'none' ? { not: { or: parts } } : { [match]: parts };
}

function partOf(node: FilterNode): FilterJson | null {
  if (isGroup(node)) return toFilter(node);
  if (isRelated(node)) {
    const inner = toFilter(node.group) ?? {};
    return { [node.relation]: node.quantifier === 'is' ? inner : { [node.quantifier]: inner } };
  }
  if (!isComplete(node)) return null;
  const [name = node.op, fixed] = node.op.split(':');
  const comparison = { [name]: fixed === undefined ? node.value : fixed === 'true' };
  const [outer = '', key, comparator = ''] = node.field.split('.');
  return key ? { [outer]: [{ key, [comparator]: comparison }] } : { [outer]: comparison };
}

const QUANTIFIERS = ['some', 'none', 'every'] as const;
const COMPARATORS = new Set(
  'eq ne in notIn lt lte gt gte contains startsWith endsWith before after withinLast withinNext has hasAny hasAll hasNone isEmpty isNull'.split(
    ' ',
  ),
);

/** Reads any filter input back; null when it is none. */
export function fromFilter(filter: unknown): Group | null {
  if (filter === null || filter === undefined) return NO_FILTER;
  if (!isObject(filter)) return null;
  const nodes = Object.entries(filter).map(([key, value]) => nodesOf(key, value));
  if (nodes.some((each) => each === null)) return null;
  const items = (nodes as FilterNode[][]).flat();
  const [only] = items;
  return items.length === 1 && only && isGroup(only) ? only : { match: 'and', items };
}

function nodesOf(key: string, value: unknown): FilterNode[] | null {
  if (value === null || value === undefined) return [];
  if (key === 'and' || key === 'or') return Array.isArray(value) ? wrapped(key, value.map(fromFilter)) : null;
  if (key === 'not') {
    const inner = fromFilter(value);
    if (!inner) return null;
    return [{ match: 'none', items: inner.match === 'or' ? inner.items : [single(inner)] }];
  }
  if (key === 'customFields') return Array.isArray(value) ? value.flatMap(customNodes) : null;
  if (!isObject(value)) return null;
  const names = Object.keys(value);
  const quantifiers = QUANTIFIERS.filter((each) => names.includes(each));
  if (names.length && quantifiers.length === names.length) {
    const related = quantifiers.map((quantifier) => ({ quantifier, group: fromFilter(value[quantifier]) }));
    if (related.some(({ group }) => !group)) return null;
    return related.map(({ quantifier, group }) => ({ relation: key, quantifier, group: group ?? NO_FILTER }));
  }
  if (names.every((name) => COMPARATORS.has(name))) return conditions(key, value);
  const group = fromFilter(value);
  return group && [{ relation: key, quantifier: 'is', group }];
}

function wrapped(match: 'and' | 'or', groups: (Group | null)[]): FilterNode[] | null {
  return groups.some((group) => !group)
    ? null
    : [{ match, items: (groups as Group[]).filter(({ items }) => items.length).map(single) }];
}

/** A group of one condition is that condition. */
const single = (group: Group): FilterNode =>
  group.items.length === 1 && group.match !== 'none' && group.items[0] ? group.items[0] : group;

const customNodes = ({ key, ...kinds }: FilterJson): FilterNode[] =>
  Object.entries(kinds).flatMap(([kind, comparison]) =>
    isObject(comparison) ? conditions(`customFields.${key}.${kind}`, comparison) : [],
  );

const conditions = (field: string, comparison: FilterJson): Condition[] =>
  Object.entries(comparison)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([op, value]) =>
      op === 'isNull' || op === 'isEmpty'
        ? { field, op: `${op}:${value}`, value: null }
        : { field, op, value },
    );

const isObject = (value: unknown): value is FilterJson =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
