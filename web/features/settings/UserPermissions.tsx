import { useQuery } from '@apollo/client/react';
import { Divider, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { UserPermissionsDocument } from '../../gql/graphql';
import { sentence } from '../../kit/fields/field';
import { Nothing } from '../../kit/list/faces';
import { Loaded } from '../../kit/list/Loaded';
import { groupPermissions } from './permissions';
import classes from './Section.module.css';

/** What a user may do, all roles together: each right with how far it reaches and the roles that give it. */
export function UserPermissions({ id }: { id: string }) {
  const [typed, setTyped] = useState('');
  const result = useQuery(UserPermissionsDocument, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return (
    <>
      <Divider />
      <Stack gap="xs" component="section" aria-labelledby="user-permissions">
        <Title order={3} size="h4" id="user-permissions">
          What they may do
        </Title>
        <Text size="sm" c="dimmed">
          All roles together: the widest reach counts.
        </Text>
        <TextInput
          type="search"
          aria-label="Search permissions"
          placeholder="Search, such as client export"
          leftSection={<IconSearch size={14} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Loaded result={result} rows={6}>
          {({ user }) => {
            const given = new Map((user?.effectivePermissions ?? []).map((each) => [each.name, each]));
            const groups = groupPermissions([...given.keys()]);
            const rows = groups.flatMap((group) =>
              group.permissions.map(({ name, label }) => ({
                name,
                label: `${group.label}: ${label.toLowerCase()}`,
                scope: sentence(given.get(name)!.scope),
                roles: given.get(name)!.roles.join(', '),
              })),
            );
            const found = rows.filter((row) => {
              const text = Object.values(row).join(' ').toLowerCase();
              return words.every((word) => text.includes(word));
            });
            if (found.length === 0)
              return <Nothing>{rows.length ? 'No permission matches.' : 'They may do nothing yet.'}</Nothing>;
            return (
              <table className={classes.matrix} aria-label="What they may do">
                <thead>
                  <tr>
                    <th scope="col">May</th>
                    <th scope="col">Reach</th>
                    <th scope="col">From</th>
                  </tr>
                </thead>
                <tbody>
                  {found.map(({ name, label, scope, roles }) => (
                    <tr key={name}>
                      <th scope="row">{label}</th>
                      <td>{scope}</td>
                      <td>{roles}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            );
          }}
        </Loaded>
      </Stack>
    </>
  );
}
