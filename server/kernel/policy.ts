import type { Actor } from './actor.js';
import { nounOf } from './noun.js';
import type { BaseRecord, RecordClass } from './record.js';

/** Yes, no, or a filter in the filter language that a visible row has to match. */
export type RowRule = boolean | Record<string, unknown>;

export interface Policy<T extends BaseRecord = BaseRecord> {
  /** Which rows the actor sees. */
  visible: (actor: Actor) => RowRule;
  /** Who a record belongs to: what the scopes OWN and TEAM are measured against; undefined: not by owner. */
  owners?: (row: T) => (string | null)[];
  /** Users of whom at least one is named as one of its people by the search entry of each row visible under a filter; undefined: entries do not tell. */
  people?: (actor: Actor) => string[];
  /** Verbs that exist for the noun beside create, update and delete: `move`, `win`, `convert` … */
  verbs?: string[];
  /** Verbs that the state of a row rules out for everybody, such as changes of what is closed. */
  ruledOut?: (row: T) => string[];
}

const declared = new Set<string>();

/** Names a permission that no root field asks for, so that roles can hold it. */
export const declarePermission = (name: string): void => void declared.add(name);

/** The permissions declared beside the schema. */
export const declaredPermissions = (): string[] => [...declared];

const policies = new Map<object, Policy<never>>();

/** Declares who sees and changes the rows of a noun. Without it the server does not start. */
export function definePolicy<T extends BaseRecord>(Class: RecordClass<T>, policy: Policy<T>): void {
  policies.set(Class, policy as Policy<never>);
}

/** The policy of a noun; throws when none was declared: silence means no. */
export function policyOf(Class: RecordClass): Policy {
  const policy = policies.get(Class);
  if (!policy) throw new Error(`${Class.name} has no policy`);
  return policy as Policy;
}

/** The users whose rows the actor sees, where that is told by `people`; null when it is not, or the actor sees every row. */
export function peopleSeen(actor: Actor, Class: RecordClass): string[] | null {
  const { visible, people } = policyOf(Class);
  return (visible(actor) !== true && people?.(actor)) || null;
}

/** Rows with an owner: `noun.view` with OWN shows one's own rows, with TEAM the team's, with ALL everything. */
export function ownedBy<T extends BaseRecord>(
  noun: string,
  key: keyof T & string,
  verbs: string[] = [],
): Policy<T> {
  return {
    visible: (actor) => ownerRule(actor, `${noun}.view`, key),
    owners: (row) => [row[key] as string | null],
    people: (actor) => usersIn(actor, `${noun}.view`),
    verbs,
  };
}

/** The row rule of a permission for records whose owner stands in `key`. */
export function ownerRule(actor: Actor, permission: string, key: string): RowRule {
  const scope = actor.scope(permission);
  if (scope === 'ALL') return true;
  if (scope === 'NONE') return false;
  return { [key]: { in: usersIn(actor, permission) } };
}

/** The users whose rows the scopes OWN and TEAM of a permission speak of; the actor is one of them. */
export const usersIn = (actor: Actor, permission: string): string[] =>
  actor.scope(permission) === 'TEAM' ? [...actor.teamUserIds] : actor.userId ? [actor.userId] : [];

/** Rows that everybody with the permission sees, such as pipelines and roles. */
export const sharedBy = <T extends BaseRecord>(noun: string, verbs: string[] = []): Policy<T> => ({
  visible: (actor) => actor.can(`${noun}.view`),
  verbs,
});

/** Rows that are visible exactly when the record they belong to is, such as line items. */
export function followsParent<T extends BaseRecord>(Parent: RecordClass, relation: string): Policy<T> {
  return {
    visible: (actor) => {
      const rule = policyOf(Parent).visible(actor);
      return typeof rule === 'boolean' ? rule : { [relation]: rule };
    },
  };
}

/** Whether the actor may do the verb to the row: `allows(actor, Client, 'update', row)`. */
export function allows(actor: Actor, Class: RecordClass, verb: string, row?: BaseRecord): boolean {
  const { noun, partOf } = nounOf(Class);
  if (partOf) return actor.can(`${partOf}.update`);
  const owners = row && policyOf(Class).owners?.(row);
  return actor.can(`${noun}.${verb}`, owners);
}

/** The verbs the actor may do to the row; the web shows exactly these. */
export function viewerCan(actor: Actor, row: BaseRecord): string[] {
  const Class = row.constructor as RecordClass;
  const { verbs = [], ruledOut } = policyOf(Class);
  const out = ruledOut?.(row) ?? [];
  return ['update', 'delete', ...verbs].filter(
    (verb) => !out.includes(verb) && allows(actor, Class, verb, row),
  );
}
