import { Button, List, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useReference } from '../data/references';
import { Ago } from '../fields/FieldValue';
import { type Field, sentence } from '../fields/field';
import { formatDate, formatDateTime } from '../fields/format';
import { Nothing } from '../list/faces';

export interface HistoryEvent {
  id: string;
  name: string;
  at: string;
  origin: string;
  actor?: { name: string } | null;
  changes: Record<string, [unknown, unknown]>;
}

/** What happened to a record, with the values before and after. */
export function HistoryList({
  events,
  fields,
  hasMore,
  onMore,
}: {
  events: HistoryEvent[];
  fields: Field[];
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
          <ChangeList changes={event.changes} fields={fields} />
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
}: {
  changes: Record<string, [unknown, unknown]>;
  fields: Field[];
}) {
  const [open, setOpen] = useState(false);
  const entries = Object.entries(changes ?? {}).filter(([, pair]) => Array.isArray(pair) && pair.some(says));
  if (!entries.length) return null;
  if (entries.length > FEW && !open)
    return (
      <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setOpen(true)}>
        Show {entries.length} fields
      </Button>
    );
  return (
    <List size="xs" c="dimmed" withPadding={false}>
      {entries.map(([key, [before, after]]) => {
        const field = fields.find((known) => known.key === key);
        const to = field?.to ?? key.replace(/Id$/, '');
        return (
          <List.Item key={key}>
            {field?.label ?? sentence(key.replace(/Id$/, ''))}:{' '}
            {says(before) && (
              <>
                <Value value={before} to={to} />
                {' → '}
              </>
            )}
            <Text span inherit c="var(--mantine-color-text)">
              <Value value={after} to={to} />
            </Text>
          </List.Item>
        );
      })}
    </List>
  );
}

/** Whether a value is worth a line: not empty, not an unset switch. */
function says(value: unknown): boolean {
  if (value === null || value === undefined || value === '' || value === false) return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

function Value({ value, to }: { value: unknown; to: string }) {
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
  return /^[A-Z][A-Z_]{2,}$/.test(text) ? sentence(text) : text;
}
