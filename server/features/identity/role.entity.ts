import type { Scope } from '../../kernel/actor.js';
import { JsonField, TextField } from '../../kernel/field.js';
import { Noun } from '../../kernel/noun.js';
import { BaseRecord } from '../../kernel/record.js';
import { BelongsTo } from '../../kernel/reference.js';
import { User } from './user.entity.js';

@Noun({
  table: 'roles',
  plural: 'roles',
  label: 'Role',
  title: 'name',
  description:
    'A named set of permissions with their scopes. A user may have several; the widest scope counts.',
})
export class Role extends BaseRecord {
  @TextField('Name of the role.', { max: 100, search: true })
  name: string;

  @TextField('Key of a built-in role, such as SALES_REP; null for your own roles.', {
    nullable: true,
    write: 'NEVER',
  })
  key: string | null;

  @TextField('What the role is for.', { nullable: true, max: 1000 })
  description: string | null;

  @JsonField('Permission name, noun.* or * → OWN, TEAM or ALL; what is missing is not allowed.')
  permissions: Record<string, Scope>;
}

@Noun({
  table: 'role_assignments',
  plural: 'roleAssignments',
  label: 'Role assignment',
  noun: 'roleAssignment',
  description: 'That a user has a role.',
})
export class RoleAssignment extends BaseRecord {
  @BelongsTo(() => User, 'The user.')
  userId: string;

  @BelongsTo(() => Role, 'The role.')
  roleId: string;
}
