import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { RevokeApiKeyDocument, type SettingsApiKeyFragment } from '../../gql/graphql';
import { tell } from '../../kit/data/tell';
import { useAttempt, useSave } from '../../kit/data/useSave';
import { ProblemAlert } from '../../kit/form/ProblemAlert';

/** Revoking cannot be undone, so the name of the key has to be typed. */
export function RevokeApiKeyDialog({
  apiKey,
  onClose,
}: {
  apiKey: SettingsApiKeyFragment | null;
  onClose: () => void;
}) {
  return (
    <Modal opened={Boolean(apiKey)} onClose={onClose} title="Revoke API key">
      {apiKey && <RevokeForm apiKey={apiKey} onClose={onClose} />}
    </Modal>
  );
}

function RevokeForm({ apiKey, onClose }: { apiKey: SettingsApiKeyFragment; onClose: () => void }) {
  const save = useSave();
  const { attempt, busy, problem } = useAttempt();
  const [typed, setTyped] = useState('');
  const revoke = async (event: FormEvent) => {
    event.preventDefault();
    const done = await attempt(() =>
      save(RevokeApiKeyDocument, { id: apiKey.id }, { refetch: ['SettingsApiKeys'] }),
    );
    if (!done) return;
    tell(`${apiKey.name} revoked.`);
    onClose();
  };
  return (
    <form onSubmit={(event) => void revoke(event)}>
      <Stack>
        <Text size="sm">Programs that use {apiKey.name} stop working at once. This cannot be undone.</Text>
        <TextInput
          label={`Type ${apiKey.name} to confirm`}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          data-autofocus
          autoComplete="off"
        />
        <ProblemAlert problem={problem} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" color="red.9" loading={busy} disabled={typed.trim() !== apiKey.name.trim()}>
            Revoke key
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
