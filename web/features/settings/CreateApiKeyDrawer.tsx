import { Alert, Button, Code, CopyButton, Drawer, Group, MultiSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { CreateApiKeyDocument } from '../../gql/graphql';
import { useSession } from '../../kit/data/session';
import { useSave } from '../../kit/data/useSave';
import { fieldsOf } from '../../kit/fields/field';
import { groupPermissions } from './permissions';
import { SettingsForm } from './SettingsForm';

const fields = fieldsOf([
  { key: 'name', label: 'Name', type: 'text', required: true, help: 'What the key is for.' },
  {
    key: 'expiresAt',
    label: 'Expires',
    type: 'dateTime',
    help: 'Leave it empty for a key that does not expire.',
  },
]);

/** Creates a key; its secret is shown once. */
export function CreateApiKeyDrawer({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const save = useSave();
  const { permissions } = useSession();
  const [secret, setSecret] = useState<string | null>(null);
  const scopes = groupPermissions(
    Object.keys(permissions)
      .filter((name) => name !== '*')
      .sort(),
  ).map(({ label, permissions: group }) => ({
    group: label,
    items: group.map(({ name }) => ({ value: name, label: name })),
  }));
  const close = () => {
    setSecret(null);
    onClose();
  };
  return (
    <Drawer
      opened={opened}
      onClose={close}
      title={secret ? 'API key created' : 'Create API key'}
      closeOnClickOutside={!secret}
    >
      {secret ? (
        <Secret secret={secret} onDone={close} />
      ) : (
        <SettingsForm
          creating
          fields={fields}
          submitLabel="Create key"
          save={async ({ name, expiresAt, scopes: chosen }) => {
            const data = await save(
              CreateApiKeyDocument,
              { input: { name, expiresAt, scopes: chosen ?? [] } },
              { refetch: ['SettingsApiKeys'] },
            );
            setSecret(data?.createApiKey.secret ?? null);
          }}
        >
          {(values, set) => (
            <MultiSelect
              label="Scopes"
              description="What the key may do, as far as you may do it."
              data={scopes}
              value={values.scopes ?? []}
              onChange={(names) => set('scopes', names)}
              searchable
              required
              withAsterisk
            />
          )}
        </SettingsForm>
      )}
    </Drawer>
  );
}

function Secret({ secret, onDone }: { secret: string; onDone: () => void }) {
  return (
    <Stack>
      <Alert variant="light" color="orange" role="status">
        Copy the secret now. It is not shown again.
      </Alert>
      <Code block data-testid="secret" style={{ whiteSpace: 'pre-wrap', wordBreak: 'break-all' }}>
        {secret}
      </Code>
      <Text size="sm" c="dimmed">
        Send it with every request: <Code>Authorization: Bearer …</Code>
      </Text>
      <Group justify="flex-end">
        <CopyButton value={secret}>
          {({ copied, copy }) => <Button onClick={copy}>{copied ? 'Copied' : 'Copy secret'}</Button>}
        </CopyButton>
        <Button variant="default" onClick={onDone}>
          Done
        </Button>
      </Group>
    </Stack>
  );
}
