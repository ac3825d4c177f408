import { sentence } from '../../kit/fields/field';

export const SCOPES = ['NONE', 'OWN', 'TEAM', 'ALL'] as const;
export type Scope = (typeof SCOPES)[number];
export type Permissions = Record<string, Scope>;

export interface PermissionGroup {
  noun: string;
  label: string;
  permissions: { name: string; label: string }[];
}

const NOUNS = [
  'client',
  'contact',
  'lead',
  'opportunity',
  'interaction',
  'activity',
  'attachment',
  'import',
  'export',
];
const VERBS = ['view', 'create', 'update', 'delete', 'export'];
/** By place in the list; what is not in it comes after, by name. */
const byPlace = (order: readonly string[]) => (a: string, b: string) =>
  (order.indexOf(a) + 1 || order.length + 1) - (order.indexOf(b) + 1 || order.length + 1) ||
  a.localeCompare(b);

/** Permission names such as `client.view`, grouped by their noun. */
export function groupPermissions(names: readonly string[]): PermissionGroup[] {
  const groups = new Map<string, PermissionGroup>();
  const pairs = names.map((name) => ({
    name,
    noun: name.split('.')[0] ?? '',
    verb: name.split('.')[1] ?? '',
  }));
  for (const { name, noun, verb } of pairs.sort(
    (a, b) => byPlace(NOUNS)(a.noun, b.noun) || byPlace(VERBS)(a.verb, b.verb),
  )) {
    const group = groups.get(noun) ?? {
      noun,
      label: sentence(noun).replace(/^Api /, 'API '),
      permissions: [],
    };
    group.permissions.push({ name, label: sentence(verb) });
    groups.set(noun, group);
  }
  return [...groups.values()];
}

/** The scope a role gives to a permission: by its name, by `noun.*` or by `*`; the widest counts. */
export function scopeOf(permissions: Permissions, name: string): Scope {
  const given = [permissions[name], permissions[`${name.split('.')[0]}.*`], permissions['*']];
  return [...SCOPES].reverse().find((scope) => given.includes(scope)) ?? 'NONE';
}

/** What a role gives to every known permission, without wildcards and without what it does not give. */
export function explicit(permissions: Permissions, names: readonly string[]): Permissions {
  return Object.fromEntries(
    names.map((name) => [name, scopeOf(permissions, name)] as const).filter(([, scope]) => scope !== 'NONE'),
  );
}

/** How much a role allows, in a few words. */
export function summaryOf(permissions: Permissions, names: readonly string[]): string {
  const given = Object.keys(explicit(permissions, names)).length;
  if (given === names.length) return 'Every permission';
  return `${given} of ${names.length} permissions`;
}
