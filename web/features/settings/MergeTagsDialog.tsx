import { Button, Group, Modal, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { MergeTagsDocument, type SettingsTagFragment } from '../../gql/graphql';
import { useAttempt, useSave } from '../../kit/data/useSave';
import { counted } from '../../kit/fields/format';
import { ProblemAlert } from '../../kit/form/ProblemAlert';

interface MergeTagsDialogProps {
  tags: SettingsTagFragment[];
  opened: boolean;
  onClose: () => void;
  onMerged: () => void;
}

/** Asks which of several tags stays; the others become that one on all records. */
export function MergeTagsDialog({ tags, opened, onClose, onMerged }: MergeTagsDialogProps) {
  const save = useSave();
  const { attempt, busy, problem } = useAttempt();
  const mostUsed = [...tags].sort((a, b) => b.usage - a.usage)[0]?.id ?? '';
  const [into, setInto] = useState(mostUsed);
  const target = tags.find(({ id }) => id === into);
  const merge = () =>
    attempt(async () => {
      const ids = tags.filter(({ id }) => id !== into).map(({ id }) => id);
      await save(
        MergeTagsDocument,
        { ids, into },
        {
          done: `${counted(ids.length, 'tags')} merged into ${target?.name}`,
          refetch: ['SettingsTags', 'TagColors'],
        },
      );
      onClose();
      onMerged();
    });
  return (
    <Modal opened={opened} onClose={onClose} title={`Merge ${counted(tags.length, 'tags')}`}>
      <Stack>
        <ProblemAlert problem={problem} />
        <Radio.Group label="Which one stays?" value={into} onChange={setInto}>
          <Stack gap="xs" mt="xs">
            {tags.map(({ id, name, usage }) => (
              <Radio key={id} value={id} label={`${name} – ${counted(usage, 'records')}`} />
            ))}
          </Stack>
        </Radio.Group>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button loading={busy} disabled={!target} onClick={() => void merge()}>
            Merge into {target?.name}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
