import { Alert, Anchor, Button, Divider, Group } from '@mantine/core';
import { IconColumns, IconCopy, IconPencil } from '@tabler/icons-react';
import { type ComponentProps, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import {
  DeleteRoleDocument,
  ResetRoleDocument,
  type SettingsRoleFragment,
  type SettingsRolesQuery,
} from '../../gql/graphql';
import { Can } from '../../kit/data/session';
import { useSave } from '../../kit/data/useSave';
import { ConfirmButton } from '../../kit/form/ConfirmButton';
import { NotThere } from '../../kit/list/faces';
import { Loaded } from '../../kit/list/Loaded';
import { RoleDrawer } from './RoleDrawer';
import { RoleMatrix } from './RoleMatrix';
import { Section } from './Section';
import { ViewAsButton } from './ViewAsButton';

interface RoleEditorProps {
  id: string;
  result: ComponentProps<typeof Loaded<SettingsRolesQuery>>['result'];
}

/** One role: what it is for, and its permissions. */
export function RoleEditor({ id, result }: RoleEditorProps) {
  const [renaming, setRenaming] = useState(false);
  const [copying, setCopying] = useState(false);
  const navigate = useNavigate();
  const role = result.data?.roles.nodes.find((each) => each.id === id);
  const fixed = role?.key === 'OWNER';
  const editable = !fixed && Boolean(role?.viewerCan.includes('update'));
  return (
    <Section
      title={role?.name ?? 'Role'}
      text={role?.description ?? undefined}
      before={
        <Anchor component={Link} to="/settings/roles" c="dimmed" size="sm">
          Roles
        </Anchor>
      }
      actions={
        role && (
          <Group gap="xs">
            <Button
              variant="default"
              leftSection={<IconColumns size={16} />}
              component={Link}
              to={`/settings/roles?compare=${role.id}`}
            >
              Compare
            </Button>
            <Can permission="role.create">
              <Button variant="default" leftSection={<IconCopy size={16} />} onClick={() => setCopying(true)}>
                Copy
              </Button>
            </Can>
            {editable && (
              <Button
                variant="default"
                leftSection={<IconPencil size={16} />}
                onClick={() => setRenaming(true)}
              >
                Rename
              </Button>
            )}
          </Group>
        )
      }
    >
      <Loaded result={result} rows={10}>
        {({ permissions }) =>
          role ? (
            <>
              {fixed && (
                <Alert variant="light" color="gray">
                  Owners may do everything. This role cannot be changed.
                </Alert>
              )}
              <RoleMatrix key={role.version} role={role} names={permissions} editable={editable} />
              <ViewAsButton roleId={role.id} name={role.name} />
              {editable && role.key && <ResetRole role={role} />}
              {editable && role.viewerCan.includes('delete') && <DeleteRole role={role} />}
              <RoleDrawer role={role} opened={renaming} onClose={() => setRenaming(false)} />
              <RoleDrawer
                copyOf={role}
                opened={copying}
                onClose={() => setCopying(false)}
                onCreated={(created) => {
                  setCopying(false);
                  navigate(`/settings/roles/${created}`);
                }}
              />
            </>
          ) : (
            <NotThere what="role" />
          )
        }
      </Loaded>
    </Section>
  );
}

function ResetRole({ role }: { role: SettingsRoleFragment }) {
  const save = useSave();
  const { id, version, name } = role;
  return (
    <ConfirmButton
      label="Reset to default"
      question={`${name} gets the name and the permissions it came with. Whoever has the role is affected at once; you can undo it.`}
      confirm={`Reset ${name}`}
      onConfirm={() => save(ResetRoleDocument, { id, version }, { done: `${name} reset`, refetch: ['Me'] })}
    />
  );
}

function DeleteRole({ role }: { role: SettingsRoleFragment }) {
  const save = useSave();
  const navigate = useNavigate();
  return (
    <>
      <Divider my="xs" />
      <ConfirmButton
        label="Delete role"
        question={`Whoever has the role ${role.name} loses what only it allows.`}
        confirm={`Delete ${role.name}`}
        onConfirm={async () => {
          await save(
            DeleteRoleDocument,
            { id: role.id, version: role.version },
            { done: `${role.name} deleted`, refetch: ['SettingsRoles'] },
          );
          navigate('/settings/roles');
        }}
      />
    </>
  );
}
