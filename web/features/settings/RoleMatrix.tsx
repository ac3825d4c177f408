import { Button, Group, Paper, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import { type SettingsRoleFragment, UpdateRoleDocument } from '../../gql/graphql';
import { useAttempt, useSave } from '../../kit/data/useSave';
import { sentence } from '../../kit/fields/field';
import { ProblemAlert } from '../../kit/form/ProblemAlert';
import {
  explicit,
  groupPermissions,
  type PermissionGroup,
  type Permissions,
  SCOPES,
  type Scope,
  scopeOf,
} from './permissions';
import classes from './Section.module.css';

interface RoleMatrixProps {
  role: SettingsRoleFragment;
  /** Every permission there is. */
  names: string[];
  editable: boolean;
}

/** Permissions × scopes of a role, grouped by noun. */
export function RoleMatrix({ role, names, editable }: RoleMatrixProps) {
  const save = useSave();
  const { attempt, busy, problem } = useAttempt();
  const before = useMemo(() => explicit(role.permissions as Permissions, names), [role.permissions, names]);
  const [given, setGiven] = useState(before);
  const changed = names.filter((name) => scopeOf(given, name) !== scopeOf(before, name)).length;
  const store = () =>
    save(
      UpdateRoleDocument,
      { input: { id: role.id, version: role.version, permissions: explicit(given, names) } },
      { done: `${role.name} saved`, refetch: ['Me'] },
    );
  return (
    <>
      {groupPermissions(names).map((group) => (
        <PermissionTable
          key={group.noun}
          group={group}
          given={given}
          editable={editable}
          onChange={(name, scope) => setGiven({ ...given, [name]: scope })}
        />
      ))}
      <ProblemAlert problem={problem} />
      {changed > 0 && (
        <Paper withBorder shadow="md" p="sm" pos="sticky" bottom={12} style={{ zIndex: 2 }}>
          <Group justify="space-between">
            {changed === 1 ? '1 change' : `${changed} changes`}
            <Group gap="xs">
              <Button variant="default" onClick={() => setGiven(before)}>
                Reset
              </Button>
              <Button loading={busy} onClick={() => void attempt(store)}>
                Save permissions
              </Button>
            </Group>
          </Group>
        </Paper>
      )}
    </>
  );
}

interface PermissionTableProps {
  group: PermissionGroup;
  given: Permissions;
  editable: boolean;
  onChange: (name: string, scope: Scope) => void;
}

function PermissionTable({ group, given, editable, onChange }: PermissionTableProps) {
  return (
    <Paper withBorder component="section" aria-label={group.label}>
      <Title order={2} size="h3" px="md" pt="sm">
        {group.label}
      </Title>
      <table className={classes.matrix}>
        <thead>
          <tr>
            <th scope="col">May</th>
            {SCOPES.map((scope) => (
              <th key={scope} scope="col" style={{ width: 64 }}>
                {sentence(scope)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {group.permissions.map(({ name, label }) => (
            <tr key={name}>
              <th scope="row">{label}</th>
              {SCOPES.map((scope) => (
                <td key={scope}>
                  <label>
                    <input
                      type="radio"
                      name={name}
                      value={scope}
                      aria-label={`${group.label}, ${label.toLowerCase()}: ${sentence(scope).toLowerCase()}`}
                      checked={scopeOf(given, name) === scope}
                      disabled={!editable}
                      onChange={() => onChange(name, scope)}
                    />
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Paper>
  );
}
