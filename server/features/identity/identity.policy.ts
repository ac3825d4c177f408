import { declarePermission, definePolicy } from '../../kernel/policy.js';
import { ApiKey } from './apiKey.entity.js';
import { Organization } from './organization.entity.js';
import { Role, RoleAssignment } from './role.entity.js';
import { Team } from './team.entity.js';
import { User } from './user.entity.js';

declarePermission('apiKey.viewAll');

definePolicy(Organization, { visible: () => true });
definePolicy(User, { visible: () => true, owners: (user) => [user.id] });
definePolicy(Team, { visible: () => true });
definePolicy(Role, { visible: () => true });
definePolicy(RoleAssignment, { visible: () => true });
definePolicy(ApiKey, {
  visible: (actor) => actor.can('apiKey.viewAll') || { userId: { in: [actor.userId] } },
  owners: (key) => [key.userId],
});
