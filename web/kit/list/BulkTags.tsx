import { Button, Drawer, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useAttempt } from '../data/useSave';
import { FormFooter } from '../form/FormFooter';
import { ProblemAlert } from '../form/ProblemAlert';
import { TagInput } from '../tags/TagInput';
import { type Bulk, type Selected, selectedWords } from './useBulk';

interface BulkTagsProps {
  what: string;
  noun: string;
  rows: Selected;
  bulk: Bulk;
  onClose: () => void;
}

/** Adds tags to all selected rows and takes others off; their other tags stay. */
export function BulkTags({ what, noun, rows, bulk, onClose }: BulkTagsProps) {
  const [add, setAdd] = useState<string[]>([]);
  const [remove, setRemove] = useState<string[]>([]);
  const { attempt, busy, problem } = useAttempt();
  const label = selectedWords(rows, what);
  return (
    <Drawer opened onClose={onClose} title={`Tag ${label}`}>
      {/* The button stands at the bottom, where no list of tags covers it. */}
      <Stack
        component="form"
        mih="calc(100dvh - 110px)"
        onSubmit={(event) => {
          event.preventDefault();
          void attempt(async () => {
            await bulk.tag(noun, rows, add, remove);
            onClose();
          });
        }}
      >
        <Stack style={{ flex: 1 }}>
          <ProblemAlert problem={problem} />
          <TagInput label="Add tags" value={add} onChange={setAdd} />
          <TagInput label="Take off tags" value={remove} onChange={setRemove} />
          <Text size="sm" c="dimmed">
            Other tags stay. You can undo it.
          </Text>
        </Stack>
        <FormFooter>
          <Button type="submit" disabled={add.length + remove.length === 0} loading={busy}>
            Tag {label}
          </Button>
        </FormFooter>
      </Stack>
    </Drawer>
  );
}
