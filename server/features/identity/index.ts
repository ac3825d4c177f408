import type { Feature } from '../../kernel/feature.js';
import { hasMany } from '../../kernel/reference.js';
import { defineRules } from '../../kernel/rules.js';
import { ApiKey } from './apiKey.entity.js';
import { ApiKeyResolver } from './apiKey.resolver.js';
import './identity.policy.js';
import { checkRole, checkUser, endAccess } from './identity.rules.js';
import { Organization } from './organization.entity.js';
import { peopleResolvers } from './people.resolver.js';
import { Role, RoleAssignment } from './role.entity.js';
import { MeResolver, SessionResolver } from './session.resolver.js';
import { Team } from './team.entity.js';
import { User } from './user.entity.js';

hasMany(Team, 'members', User, 'teamId', {
  description: 'Users of the team, by name.',
  orderBy: [{ field: 'name', direction: 'ASC' }],
  paged: false,
});
defineRules(Role, { prepare: checkRole, follow: endAccess });
defineRules(RoleAssignment, { follow: endAccess });
defineRules(User, { prepare: checkUser, follow: endAccess });
defineRules(Team, { follow: endAccess });

export const identity: Feature = {
  name: 'identity',
  entities: [Organization, Team, User, Role, RoleAssignment, ApiKey],
  resolvers: [MeResolver, SessionResolver, ApiKeyResolver, ...peopleResolvers],
};
