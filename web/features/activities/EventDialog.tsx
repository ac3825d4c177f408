import { useQuery } from '@apollo/client/react';
import { Anchor, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { ActivityPeopleDocument } from '../../gql/graphql';
import { useSession } from '../../kit/data/session';
import { PeopleNames } from '../../kit/fields/PeopleNames';
import { aboutOf, attends, isOpen, kindOf } from './activityTypes';
import { type Drawn, keyOf, shownOf } from './calendarEvents';
import { dueWords } from './due';
import { MoveForm } from './MoveForm';
import { OccurrenceForm } from './OccurrenceForm';
import type { ActivityActions } from './useActivityActions';
import type { Placing } from './usePlacing';

interface EventDialogProps {
  opened: Drawn | null;
  actions: ActivityActions;
  onPlace: Placing;
  onClose: () => void;
}

/** An activity of the calendar, or a later day of what repeats: what it is about, how it went, and where to move it. */
export function EventDialog({ opened, ...props }: EventDialogProps) {
  return (
    <Modal opened={Boolean(opened)} onClose={props.onClose} title={opened?.activity.subject}>
      {opened && <EventDetails key={keyOf(opened)} drawn={opened} {...props} />}
    </Modal>
  );
}

interface DetailsProps extends Omit<EventDialogProps, 'opened'> {
  drawn: Drawn;
}

function EventDetails({ drawn, actions, onPlace, onClose }: DetailsProps) {
  const { activity, laterOn } = drawn;
  const { userId } = useSession();
  const [editing, setEditing] = useState(false);
  const shown = shownOf(drawn);
  const { id, type, assignee, location, viewerCan } = activity;
  if (editing && laterOn) return <OccurrenceForm shown={shown} day={laterOn} onDone={onClose} />;
  return (
    <Stack gap="sm">
      <Text size="sm">
        {[
          kindOf(type).label,
          dueWords(shown),
          assignee?.name,
          attends(activity, userId) && 'you attend',
          location,
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      {laterOn && (
        <Text size="sm" c="dimmed">
          One of the days on which this repeats. It becomes an activity of its own when the one before is
          done, or when you change it alone.
        </Text>
      )}
      <Attendees id={id} />
      {aboutOf(activity).map(({ to, name }) => (
        <Anchor key={to} component={Link} to={to} size="sm">
          {name}
        </Anchor>
      ))}
      {viewerCan.includes('update') && (
        <MoveForm
          activity={shown}
          onMove={(to) => {
            onClose();
            void onPlace(drawn, to);
          }}
        />
      )}
      <Group justify="flex-end" gap="xs">
        {laterOn && viewerCan.includes('update') && (
          <>
            <Button
              variant="default"
              onClick={() => {
                onClose();
                actions.leaveOut(activity, laterOn);
              }}
            >
              Leave out this day
            </Button>
            <Button variant="default" onClick={() => setEditing(true)}>
              Edit
            </Button>
          </>
        )}
        <Button variant="default" component={Link} to={`/activities/${id}`}>
          {laterOn ? 'Open the next one' : 'Open'}
        </Button>
        {!laterOn && isOpen(activity) && viewerCan.includes('complete') && (
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
