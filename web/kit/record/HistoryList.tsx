import { Button, List, Stack, Text } from '@mantine/core';
import { Ago } from '../fields/FieldValue';
import { type Field, sentence } from '../fields/field';
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

/** Field by field: before → after. */
export function ChangeList({
  changes,
  fields,
}: {
  changes: Record<string, [unknown, unknown]>;
  fields: Field[];
}) {
  const entries = Object.entries(changes ?? {}).filter(([, pair]) => Array.isArray(pair));
  if (!entries.length) return null;
  return (
    <List size="xs" c="dimmed" withPadding={false}>
      {entries.map(([key, [before, after]]) => (
        <List.Item key={key}>
          {fields.find((field) => field.key === key)?.label ?? sentence(key)}:{' '}
          {before !== null && before !== undefined && `${plain(before)} → `}
          <Text span inherit c="var(--mantine-color-text)">
            {plain(after)}
          </Text>
        </List.Item>
      ))}
    </List>
  );
}

function plain(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'empty';
  if (Array.isArray(value)) return value.length ? value.map(plain).join(', ') : 'empty';
  if (typeof value === 'object') return Object.values(value).filter(Boolean).map(String).join(', ');
  return String(value);
}
