import { CreateRoleDocument, type SettingsRoleFragment, UpdateRoleDocument } from '../../gql/graphql';
import { useSave } from '../../kit/data/useSave';
import { fieldsOf } from '../../kit/fields/field';
import { FormDrawer } from './SettingsForm';

const fields = fieldsOf([
  { key: 'name', label: 'Name', type: 'text', required: true },
  { key: 'description', label: 'Description', type: 'longText', help: 'Who should have this role.' },
]);

interface RoleDrawerProps {
  role?: SettingsRoleFragment;
  /** The role whose permissions a new one begins with. */
  copyOf?: SettingsRoleFragment;
  opened: boolean;
  onClose: () => void;
  onCreated?: (id: string) => void;
}

/** Creates, copies or renames a role; its permissions are on its page. */
export function RoleDrawer({ role, copyOf, opened, onClose, onCreated }: RoleDrawerProps) {
  const save = useSave();
  return (
    <FormDrawer
      title={role ? `Rename ${role.name}` : copyOf ? `Copy ${copyOf.name}` : 'Create role'}
      opened={opened}
      onClose={onClose}
      creating={!role}
      fields={fields}
      record={role ?? (copyOf && { name: `${copyOf.name} (copy)`, description: copyOf.description })}
      submitLabel={role ? 'Save role' : 'Create role'}
      save={async (values, version) => {
        if (role)
          return save(
            UpdateRoleDocument,
            { input: { id: role.id, version, ...values } },
            { done: `${role.name} saved` },
          );
        const data = await save(
          CreateRoleDocument,
          {
            input: {
              name: values.name,
              description: values.description,
              permissions: copyOf?.permissions ?? {},
            },
          },
          { done: `${values.name} created`, refetch: ['SettingsRoles'] },
        );
        if (data) onCreated?.(data.createRole.id);
      }}
    />
  );
}
