import { ActionBar, Button, Text } from '@mantine/core';
import { IconArrowsSplit, IconPencil, IconTag, IconTrash, IconUserShare } from '@tabler/icons-react';
import { useState } from 'react';
import type { Field } from '../fields/field';
import { formatNumber } from '../fields/format';
import { later } from '../shell/later';
import type { Bulk, Selected } from './useBulk';

const BulkEdit = later(async () => (await import('./BulkEdit')).BulkEdit);
const BulkTags = later(async () => (await import('./BulkTags')).BulkTags);

interface BulkBarProps {
  /** Plural, in lower case. */
  what: string;
  noun: string;
  rows: Selected;
  /** How many rows match in all, loaded or not; undefined while very many are being counted. */
  total: number | undefined;
  fields: Field[];
  bulk: Bulk;
  /** Selects all that match. */
  onAll: () => Promise<void>;
  onClear: () => void;
}

const BUTTON = { size: 'compact-sm', variant: 'subtle' } as const;

/** What can be done with the selected rows. */
export function BulkBar({ what, noun, rows, total, fields, bulk, onAll, onClear }: BulkBarProps) {
  const [editing, setEditing] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [tagging, setTagging] = useState(false);
  const { count } = rows;
  const { byRules } = bulk;
  const during = async (action: () => Promise<unknown>) => {
    setBusy(true);
    await action().finally(() => setBusy(false));
  };
  return (
    <>
      <ActionBar
        opened={count !== 0}
        onClose={onClear}
        aria-label="Selected rows"
        position={{ bottom: 72, left: '50%' }}
        style={{ transform: 'translateX(-50%)', width: 'max-content', maxWidth: 'calc(100vw - 24px)' }}
      >
        <Text size="sm" fw={500}>
          {count === undefined ? 'All' : formatNumber(count)} selected
        </Text>
        {count !== undefined && (total === undefined || count < total) && (
          <Button {...BUTTON} loading={busy} onClick={() => void during(onAll)}>
            Select all {total === undefined ? 'matching' : formatNumber(total)}
          </Button>
        )}
        {fields.some(({ key }) => key === 'ownerId') && (
          <Button {...BUTTON} leftSection={<IconUserShare size={14} />} onClick={() => setEditing('ownerId')}>
            Assign owner
          </Button>
        )}
        {byRules && (
          <Button
            {...BUTTON}
            leftSection={<IconArrowsSplit size={14} />}
            loading={busy}
            onClick={() => void during(async () => (await byRules(noun, rows)) && onClear())}
          >
            Assign by rules
          </Button>
        )}
        {fields.some(({ key }) => key === 'tags') && (
          <Button {...BUTTON} leftSection={<IconTag size={14} />} onClick={() => setTagging(true)}>
            Tag
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
          onClick={() => void during(async () => (await bulk.remove(noun, rows)) && onClear())}
        >
          Delete
        </Button>
        <ActionBar.CloseButton aria-label="Clear selection" />
      </ActionBar>
      {editing !== null && (
        <BulkEdit
          key={editing}
          what={what}
          noun={noun}
          rows={rows}
          fields={fields}
          start={editing}
          bulk={bulk}
          onClose={() => setEditing(null)}
        />
      )}
      {tagging && (
        <BulkTags what={what} noun={noun} rows={rows} bulk={bulk} onClose={() => setTagging(false)} />
      )}
    </>
  );
}
