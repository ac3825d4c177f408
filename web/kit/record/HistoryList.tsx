import { Button, List, Stack, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useReference } from '../data/references';
import { Ago } from '../fields/FieldValue';
import { type Field, sentence } from '../fields/field';
import { formatDate, formatDateTime, formatNumber } from '../fields/format';
import { Nothing } from '../list/faces';
import { type Change, changesOf, isCurrent, isTelling } from './changes';

export interface HistoryEvent {
  id: string;
  name: string;
  at: string;
  origin: string;
  actor?: { name: string } | null;
  changes: Record<string, [unknown, unknown]>;
}

/** The record as it is now, and how to bring an old value of one of its fields back. */
interface Restoring {
  row: object;
  restore: (field: Field, value: unknown) => Promise<void>;
}

/** What happened to a record, with the values before and after. */
export function HistoryList({
  events,
  fields,
  restoring,
  hasMore,
  onMore,
}: {
  events: HistoryEvent[];
  fields: Field[];
  restoring?: Restoring;
  hasMore?: boolean;
  onMore?: () => void;
}) {
  if (!events.length) return <Nothing>No changes yet.</Nothing>;
  return (
    <Stack gap="md">
      {events.map((event) => (
        <div key={event.id}>
          <Text size="sm">
            <b>{event.actor?.name ?? 'The system'}</b>{' '}
            {sentence(event.name.split('.').at(-1) ?? event.name).toLowerCase()}
            <Text span c="dimmed" size="xs">
              {' · '}
              <Ago at={event.at} />
              {event.origin !== 'USER' && ` · ${sentence(event.origin)}`}
            </Text>
          </Text>
          <ChangeList
            changes={event.changes}
            fields={fields}
            restoring={event.name.endsWith('.created') ? undefined : restoring}
          />
        </div>
      ))}
      {hasMore && (
        <Button variant="default" size="xs" onClick={onMore} style={{ alignSelf: 'flex-start' }}>
          Show more
        </Button>
      )}
    </Stack>
  );
}

const FEW = 4;
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-/;

/** Field by field: before → after. Many are folded; ids are read as names, or left out. */
export function ChangeList({
  changes,
  fields,
  restoring,
  all = false,
}: {
  changes: Record<string, [unknown, unknown]>;
  fields: Field[];
  restoring?: Restoring;
  /** Also what says nothing to people. */
  all?: boolean;
}) {
  const [open, setOpen] = useState(false);
  const entries = changesOf(changes, fields).filter(
    (change) =>
      (all || isTelling(change)) &&
      (says(change.before) || says(change.after)) &&
      !readAlike(change.before, change.after),
  );
  if (!entries.length) return null;
  if (entries.length > FEW && !open)
    return (
      <Button
        size="compact-xs"
        variant="subtle"
        color="gray"
        style={{ alignSelf: 'flex-start' }}
        onClick={() => setOpen(true)}
      >
        Show {entries.length} fields
      </Button>
    );
  return (
    <List size="xs" c="dimmed" withPadding={false}>
      {entries.map((change) => {
        const { key, field, label, before, after } = change;
        const to = field?.to ?? key.replace(/Id$/, '');
        return (
          <List.Item key={key}>
            {label}:{' '}
            {says(before) && (
              <>
                <Value value={before} field={field} to={to} />
                {' → '}
              </>
            )}
            <Text span inherit c="var(--mantine-color-text)">
              <Value value={after} field={field} to={to} />
            </Text>
            {restoring && <RestoreButton change={change} restoring={restoring} />}
          </List.Item>
        );
      })}
    </List>
  );
}

/** Brings the value before a change back; not there when the field has it, or cannot be edited. */
function RestoreButton({ change, restoring }: { change: Change; restoring: Restoring }) {
  const [busy, setBusy] = useState(false);
  const { field, label, before } = change;
  if (!field?.editable || isCurrent(field, before, restoring.row)) return null;
  const restore = async () => {
    setBusy(true);
    await restoring.restore(field, before ?? null);
    setBusy(false);
  };
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      ms={6}
      loading={busy}
      leftSection={<IconArrowBackUp size={12} />}
      aria-label={`Restore this value of ${label}`}
      onClick={() => void restore()}
    >
      {says(before) ? 'Restore this value' : 'Empty it again'}
    </Button>
  );
}

/** Whether a value is worth a line: not empty, not an unset switch. */
function says(value: unknown): boolean {
  if (value === null || value === undefined || value === '' || value === false) return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

/** Whether both are read the same, such as two instants of one minute. */
const readAlike = (before: unknown, after: unknown): boolean =>
  typeof before === 'string' && typeof after === 'string' && plain(before) === plain(after);

function Value({ value, field, to }: { value: unknown; field?: Field; to: string }) {
  const option = field?.options?.find((each) => each.value === value);
  if (option) return option.label;
  return typeof value === 'string' && ID.test(value) ? <ReferenceName id={value} to={to} /> : plain(value);
}

function ReferenceName({ id, to }: { id: string; to: string }) {
  const source = useReference(to);
  const [name, setName] = useState('…');
  useEffect(() => {
    let stale = false;
    const found = source ? source.name(id).catch(() => null) : Promise.resolve(null);
    void found.then((text) => !stale && setName(text ?? 'another one'));
    return () => {
      stale = true;
    };
  }, [source, id]);
  return name;
}

function plain(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (!says(value)) return 'empty';
  if (Array.isArray(value)) return value.map(plain).join(', ');
  if (typeof value === 'object' && value) return Object.values(value).filter(Boolean).map(String).join(', ');
  const text = String(value);
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return formatDate(text);
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return formatDateTime(text);
  if (/^-?\d+\.\d{4,}$/.test(text)) return formatNumber(text);
  return /^[A-Z][A-Z_]{2,}$/.test(text) ? sentence(text) : text;
}
