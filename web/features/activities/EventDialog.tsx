import { useQuery } from '@apollo/client/react';
import { Anchor, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import dayjs from 'dayjs';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { ActivityPeopleDocument, type ActivityRowFragment } from '../../gql/graphql';
import { DateInput } from '../../kit/fields/dates';
import { formatLongDay } from '../../kit/fields/format';
import { PeopleNames } from '../../kit/fields/PeopleNames';
import { ReferenceInput } from '../../kit/fields/ReferenceInput';
import { aboutOf, isOpen, kindOf } from './activityTypes';
import { dueInput, dueWords, inDays } from './due';
import type { ActivityActions, Place } from './useActivityActions';

/** What was opened; of what repeats also one of the later days, for which there is no activity yet. */
export interface Opened {
  activity: ActivityRowFragment;
  laterOn: string | null;
}

interface EventDialogProps {
  opened: Opened | null;
  actions: ActivityActions;
  onPlace: (activity: ActivityRowFragment, to: Place) => Promise<void>;
  onClose: () => void;
}

/** An activity of the calendar: what it is about, how it went, and where to move it. */
export function EventDialog({ opened, actions, onPlace, onClose }: EventDialogProps) {
  const { activity, laterOn } = opened ?? {};
  return (
    <Modal opened={Boolean(activity)} onClose={onClose} title={activity?.subject}>
      {activity && laterOn && <LaterDetails {...{ activity, laterOn, actions, onClose }} />}
      {activity && !laterOn && (
        <EventDetails key={activity.id} {...{ activity, actions, onPlace, onClose }} />
      )}
    </Modal>
  );
}

function EventDetails({
  activity,
  actions,
  onPlace,
  onClose,
}: Omit<EventDialogProps, 'opened'> & { activity: ActivityRowFragment }) {
  const { id, type, assignee, location, viewerCan } = activity;
  const [day, setDay] = useState<string | null>(null);
  const [time, setTime] = useState('');
  const [who, setWho] = useState(assignee?.id ?? null);
  useEffect(() => {
    setDay(activity.dueAt ? dayjs(activity.dueAt).format('YYYY-MM-DD') : activity.dueOn);
    setTime(activity.dueAt ? dayjs(activity.dueAt).format('HH:mm') : '');
  }, [activity]);
  const move = (to: Place) => {
    onClose();
    void onPlace(activity, to);
  };
  const about = aboutOf(activity);
  return (
    <Stack gap="sm">
      <Text size="sm">
        {[kindOf(type).label, dueWords(activity), assignee?.name, location].filter(Boolean).join(' · ')}
      </Text>
      <Attendees id={id} />
      {about.map(({ to, name }) => (
        <Anchor key={to} component={Link} to={to} size="sm">
          {name}
        </Anchor>
      ))}
      {viewerCan.includes('update') && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const given = who === assignee?.id ? {} : { assigneeId: who };
            move({ ...dueInput(day, time), ...given });
          }}
        >
          <Group gap="xs" align="end">
            <DateInput label="Day" w={150} value={day} onChange={setDay} valueFormat="D MMM YYYY" />
            <TextInput
              label="Time"
              type="time"
              w={110}
              value={time}
              onChange={(event) => setTime(event.currentTarget.value)}
            />
            <ReferenceInput
              label="Who"
              to="user"
              w={180}
              value={who}
              name={assignee?.name}
              onChange={(next) => setWho(next ?? assignee?.id ?? null)}
            />
            <Button type="submit" variant="default" disabled={!day}>
              Move
            </Button>
          </Group>
          <Group gap={6} mt="xs">
            {[1, 7].map((days) => (
              <Button
                key={days}
                size="compact-sm"
                variant="default"
                onClick={() => move(dueInput(inDays(days), time))}
              >
                {days === 1 ? 'Tomorrow' : 'In a week'}
              </Button>
            ))}
          </Group>
        </form>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" component={Link} to={`/activities/${id}`}>
          Open
        </Button>
        {isOpen(activity) && viewerCan.includes('complete') && (
          <Button
            onClick={() => {
              onClose();
              actions.complete(activity);
            }}
          >
            Complete
          </Button>
        )}
      </Group>
    </Stack>
  );
}

interface LaterProps extends Pick<EventDialogProps, 'actions' | 'onClose'> {
  activity: ActivityRowFragment;
  laterOn: string;
}

/** A later day of what repeats: it can be left out, or the activity opened that comes before. */
function LaterDetails({ activity, laterOn, actions, onClose }: LaterProps) {
  return (
    <Stack gap="sm">
      <Text size="sm">
        {`${formatLongDay(laterOn)}: one of the days on which this repeats. It becomes an activity of its own when the one before is done.`}
      </Text>
      <Group justify="flex-end" gap="xs">
        {activity.viewerCan.includes('update') && (
          <Button
            variant="default"
            onClick={() => {
              onClose();
              actions.leaveOut(activity, laterOn);
            }}
          >
            Leave out this day
          </Button>
        )}
        <Button component={Link} to={`/activities/${activity.id}`}>
          Open the next one
        </Button>
      </Group>
    </Stack>
  );
}

/** Who attends, once it is known; nothing without anybody. */
function Attendees({ id }: { id: string }) {
  const { data } = useQuery(ActivityPeopleDocument, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const people = data?.activity?.people ?? [];
  if (!people.length) return null;
  return (
    <Text size="sm">
      With <PeopleNames people={people} />
    </Text>
  );
}
