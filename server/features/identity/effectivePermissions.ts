import { Field, ObjectType } from 'type-graphql';
import type { Scope } from '../../kernel/actor.js';
import type { Role } from './role.entity.js';

@ObjectType({ simpleResolvers: true, description: 'A permission somebody has, and the roles it comes from.' })
export class EffectivePermission {
  @Field(() => String, { description: 'noun.verb.' })
  name: string;
  @Field(() => String, { description: 'OWN, TEAM or ALL: the widest that a role gives.' })
  scope: Scope;
  @Field(() => [String], { description: 'Names of the roles that give this scope.' })
  roles: string[];
}

/** How far a role's permission reaches: by its name, by `noun.*` or by `*`. */
export const roleScope = (given: Record<string, Scope>, name: string): Scope =>
  given[name] ?? given[`${name.split('.')[0]}.*`] ?? given['*'] ?? 'NONE';

const REACH: Scope[] = ['ALL', 'TEAM', 'OWN'];

/** What roles allow together: each permission with its widest scope and the roles that give it. */
export function effectivePermissions(names: string[], roles: Role[]): EffectivePermission[] {
  return names.flatMap((name) => {
    const scope = REACH.find((each) => roles.some((role) => roleScope(role.permissions, name) === each));
    const giving = roles
      .filter((role) => roleScope(role.permissions, name) === scope)
      .map((role) => role.name);
    return scope ? [{ name, scope, roles: giving }] : [];
  });
}
