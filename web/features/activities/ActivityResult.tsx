import { Anchor, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { ActivityFieldsFragment } from '../../gql/graphql';
import { formatDate } from '../../kit/fields/format';
import { Nothing } from '../../kit/list/faces';

/** What an activity is about in words, and the activities before and after it. */
export function ActivityResult({ activity }: { activity: ActivityFieldsFragment }) {
  const { description, outcome, notes, follows, followUps } = activity;
  const texts = [
    ['Description', description],
    ['Outcome', outcome],
    ['Notes', notes],
  ].filter(([, text]) => text);
  return (
    <Stack gap="md" pt="xs">
      {texts.map(([label, text]) => (
        <div key={label}>
          <Text size="xs" c="dimmed">
            {label}
          </Text>
          <Text size="sm" style={{ whiteSpace: 'pre-wrap' }} maw="72ch">
            {text}
          </Text>
        </div>
      ))}
      {follows && <Step label="Before" id={follows.id} name={follows.name} />}
      {followUps.map(({ id, name, dueOn }) => (
        <Step key={id} label="Next" id={id} name={name} day={dueOn} />
      ))}
      {!texts.length && !follows && !followUps.length && <Nothing>Nothing is written down yet.</Nothing>}
    </Stack>
  );
}

function Step({ label, id, name, day }: { label: string; id: string; name: string; day?: string | null }) {
  return (
    <Text size="sm">
      {label}:{' '}
      <Anchor component={Link} to={`/activities/${id}`} inherit>
        {name}
      </Anchor>
      {day && ` · ${formatDate(day)}`}
    </Text>
  );
}
