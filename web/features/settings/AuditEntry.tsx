import { Badge, Stack, Text } from '@mantine/core';
import type { AuditLogQuery } from '../../gql/graphql';
import { sentence } from '../../kit/fields/field';
import { formatDateTime } from '../../kit/fields/format';
import { useNoun } from '../../kit/fields/nouns';
import { ChangeList } from '../../kit/record/HistoryList';
import { eventWords } from './auditWords';
import { deviceOf } from './deviceOf';

type Entry = AuditLogQuery['auditLog']['nodes'][number];

const ALARMS = ['session.refused', 'session.throttled', 'access.denied'];

/** One line of the audit log. */
export function AuditEntry({ entry }: { entry: Entry }) {
  const { fields } = useNoun(entry.subjectType ?? '');
  const who = entry.actorName ?? (entry.name.startsWith('session.') ? 'Somebody' : 'The system');
  // Whoever signs in is named already.
  const ofOneself = /^(session|password)\./.test(entry.name) && entry.subjectName === entry.actorName;
  const from = [
    formatDateTime(entry.at),
    entry.ip,
    entry.userAgent && deviceOf(entry.userAgent),
    entry.origin !== 'USER' && sentence(entry.origin),
    entry.requestId && `request ${entry.requestId}`,
  ];
  return (
    <Stack gap={4} style={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
      <Text size="sm" component="div">
        <b>{who}</b> · {eventWords(entry.name)}
        {!ofOneself && entry.subjectName && <b> {entry.subjectName}</b>}
        {entry.operation && ` ${entry.operation}`}
        {entry.data?.permission && ` (needs ${entry.data.permission})`}{' '}
        {ALARMS.includes(entry.name) && (
          <Badge color="red" size="xs" variant="light">
            {entry.count > 1 ? `${entry.count} times` : 'Refused'}
          </Badge>
        )}
      </Text>
      <Text size="xs" c="dimmed">
        {from.filter(Boolean).join(' · ')}
      </Text>
      <ChangeList changes={entry.changes} fields={fields} all />
    </Stack>
  );
}
