import { Alert, Anchor, Button, Divider } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { type ComponentProps, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { DeleteRoleDocument, type SettingsRoleFragment, type SettingsRolesQuery } from '../../gql/graphql';
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
        editable && (
          <Button variant="default" leftSection={<IconPencil size={16} />} onClick={() => setRenaming(true)}>
            Rename
          </Button>
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
              {editable && role.viewerCan.includes('delete') && <DeleteRole role={role} />}
              <RoleDrawer role={role} opened={renaming} onClose={() => setRenaming(false)} />
            </>
          ) : (
            <NotThere what="role" />
          )
        }
      </Loaded>
    </Section>
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
