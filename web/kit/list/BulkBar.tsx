import { ActionBar, Button, Text } from '@mantine/core';
import { IconPencil, IconTrash, IconUserShare } from '@tabler/icons-react';
import { useState } from 'react';
import type { Field } from '../fields/field';
import { formatNumber } from '../fields/format';
import { later } from '../shell/later';
import { type Bulk, MAX_BULK } from './useBulk';

const BulkEdit = later(async () => (await import('./BulkEdit')).BulkEdit);

interface BulkBarProps {
  /** Plural, in lower case. */
  what: string;
  ids: string[];
  /** How many rows match in all, loaded or not. */
  total: number;
  fields: Field[];
  bulk: Bulk;
  /** Selects all that match. */
  onAll: () => Promise<void>;
  onClear: () => void;
}

const BUTTON = { size: 'compact-sm', variant: 'subtle' } as const;

/** What can be done with the selected rows. */
export function BulkBar({ what, ids, total, fields, bulk, onAll, onClear }: BulkBarProps) {
  const [editing, setEditing] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const count = ids.length;
  const during = async (action: () => Promise<unknown>) => {
    setBusy(true);
    await action().finally(() => setBusy(false));
  };
  return (
    <>
      <ActionBar
        opened={count > 0}
        onClose={onClear}
        aria-label="Selected rows"
        position={{ bottom: 72, left: '50%' }}
        style={{ transform: 'translateX(-50%)' }}
      >
        <Text size="sm" fw={500}>
          {formatNumber(count)} selected
        </Text>
        {count < total && total <= MAX_BULK && (
          <Button {...BUTTON} loading={busy} onClick={() => void during(onAll)}>
            Select all {formatNumber(total)}
          </Button>
        )}
        {fields.some(({ key }) => key === 'ownerId') && (
          <Button {...BUTTON} leftSection={<IconUserShare size={14} />} onClick={() => setEditing('ownerId')}>
            Assign owner
          </Button>
        )}
        <Button {...BUTTON} leftSection={<IconPencil size={14} />} onClick={() => setEditing('')}>
          Edit field
        </Button>
        <Button
          {...BUTTON}
          color="red"
          c="var(--rapport-danger)"
          leftSection={<IconTrash size={14} />}
          loading={busy}
          onClick={() => void during(async () => (await bulk.remove(ids)) && onClear())}
        >
          Delete
        </Button>
        <ActionBar.CloseButton aria-label="Clear selection" />
      </ActionBar>
      {editing !== null && (
        <BulkEdit
          key={editing}
          what={what}
          ids={ids}
          fields={fields}
          start={editing}
          bulk={bulk}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  );
}
