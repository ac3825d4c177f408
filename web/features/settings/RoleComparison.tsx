import { Anchor, Group, MultiSelect, Paper, Switch, Text } from '@mantine/core';
import { type ComponentProps, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { SettingsRoleFragment, SettingsRolesQuery } from '../../gql/graphql';
import { sentence } from '../../kit/fields/field';
import { Nothing } from '../../kit/list/faces';
import { Loaded } from '../../kit/list/Loaded';
import { groupPermissions, type PermissionGroup, type Permissions, scopeOf } from './permissions';
import { Section } from './Section';
import classes from './Section.module.css';

type Result = ComponentProps<typeof Loaded<SettingsRolesQuery>>['result'];

/** Roles side by side: what each allows, and how far it reaches. */
export function RoleComparison({ result }: { result: Result }) {
  const [params, setParams] = useSearchParams();
  const [onlyDifferent, setOnlyDifferent] = useState(true);
  const ids = (params.get('compare') ?? '').split(',').filter(Boolean);
  return (
    <Section
      title="Compare roles"
      text="Reading only: nothing is changed here. Open a role to change what it allows."
      before={
        <Anchor component={Link} to="/settings/roles" c="dimmed" size="sm">
          Roles
        </Anchor>
      }
    >
      <Loaded result={result} rows={10}>
        {({ roles, permissions }) => {
          const chosen = roles.nodes.filter(({ id }) => ids.includes(id));
          return (
            <>
              <Group align="flex-end">
                <MultiSelect
                  searchable
                  label="Roles"
                  placeholder="Choose two or more"
                  data={roles.nodes.map(({ id, name }) => ({ value: id, label: name }))}
                  value={chosen.map(({ id }) => id)}
                  onChange={(next) => setParams({ compare: next.join(',') }, { replace: true })}
                  style={{ flex: 1, minWidth: 240 }}
                />
                <Switch
                  label="Differences only"
                  checked={onlyDifferent}
                  onChange={(event) => setOnlyDifferent(event.currentTarget.checked)}
                  mb={8}
                />
              </Group>
              {chosen.length < 2 ? (
                <Paper withBorder p="md">
                  <Nothing>Choose at least two roles to see what sets them apart.</Nothing>
                </Paper>
              ) : (
                <Comparison roles={chosen} names={permissions} onlyDifferent={onlyDifferent} />
              )}
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}

interface ComparisonProps {
  roles: SettingsRoleFragment[];
  names: string[];
  onlyDifferent: boolean;
}

function Comparison({ roles, names, onlyDifferent }: ComparisonProps) {
  const reach = (role: SettingsRoleFragment, name: string) => scopeOf(role.permissions as Permissions, name);
  const differs = (name: string) => new Set(roles.map((role) => reach(role, name))).size > 1;
  const shown = onlyDifferent ? names.filter(differs) : names;
  if (shown.length === 0)
    return (
      <Paper withBorder p="md">
        <Nothing>These roles allow exactly the same.</Nothing>
      </Paper>
    );
  return groupPermissions(shown).map((group: PermissionGroup) => (
    <Paper key={group.noun} withBorder style={{ overflowX: 'auto' }}>
      <table className={classes.matrix} style={{ tableLayout: 'fixed' }} aria-label={group.label}>
        <thead>
          <tr>
            <th scope="col">{group.label}</th>
            {roles.map((role) => (
              <th key={role.id} scope="col">
                {role.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {group.permissions.map(({ name, label }) => (
            <tr key={name}>
              <th scope="row">{label}</th>
              {roles.map((role) => (
                <td key={role.id}>
                  <Text
                    size="sm"
                    c={reach(role, name) === 'NONE' ? 'dimmed' : undefined}
                    fw={differs(name) ? 600 : undefined}
                  >
                    {sentence(reach(role, name))}
                  </Text>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Paper>
  ));
}
