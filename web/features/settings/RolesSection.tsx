import { useQuery } from '@apollo/client/react';
import { Anchor, Badge, Button, Group } from '@mantine/core';
import { IconColumns, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { SettingsRolesDocument } from '../../gql/graphql';
import { Can } from '../../kit/data/session';
import { Loaded } from '../../kit/list/Loaded';
import { summaryOf } from './permissions';
import { RoleComparison } from './RoleComparison';
import { RoleDrawer } from './RoleDrawer';
import { RoleEditor } from './RoleEditor';
import { Rows, RowText, Section } from './Section';

/** The roles, or one of them with its permissions. */
export function RolesSection() {
  const { id } = useParams();
  const navigate = useNavigate();
  const result = useQuery(SettingsRolesDocument);
  const [creating, setCreating] = useState(false);
  const [params] = useSearchParams();
  if (params.has('compare')) return <RoleComparison result={result} />;
  if (id) return <RoleEditor key={id} id={id} result={result} />;
  return (
    <Section
      title="Roles"
      text="What people may do, and to whose records. Somebody with several roles may do what any of them allows."
      actions={
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<IconColumns size={16} />}
            component={Link}
            to="/settings/roles?compare="
          >
            Compare
          </Button>
          <Can permission="role.create">
            <Button leftSection={<IconPlus size={16} />} onClick={() => setCreating(true)}>
              Create role
            </Button>
          </Can>
        </Group>
      }
    >
      <Loaded result={result} rows={7}>
        {({ roles, permissions }) => (
          <Rows label="Roles" rows={roles.nodes} empty="No roles.">
            {(role) => (
              <>
                <RowText
                  name={
                    <Anchor component={Link} to={`/settings/roles/${role.id}`} inherit>
                      {role.name}
                    </Anchor>
                  }
                  text={[role.description, summaryOf(role.permissions, permissions)]
                    .filter(Boolean)
                    .join(' · ')}
                />
                {role.key && <Badge color="gray">Built in</Badge>}
              </>
            )}
          </Rows>
        )}
      </Loaded>
      <RoleDrawer
        opened={creating}
        onClose={() => setCreating(false)}
        onCreated={(created) => navigate(`/settings/roles/${created}`)}
      />
    </Section>
  );
}
