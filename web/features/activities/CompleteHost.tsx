import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { ActivityRowFragment } from '../../gql/graphql';
import { kindOf } from './activityTypes';
import { CompleteForm } from './CompleteForm';

let open: ((activity: ActivityRowFragment) => void) | null = null;
/** Asked before the place was there. */
let waiting: ActivityRowFragment | null = null;

/** Asks how a call, e-mail or meeting went, completes it, and plans what is next. */
export function askOutcome(activity: ActivityRowFragment): void {
  if (open) open(activity);
  else waiting = activity;
}

/** The place where outcomes are asked. */
export function CompleteHost() {
  const phone = useMediaQuery('(max-width: 48em)');
  const [activity, setActivity] = useState<ActivityRowFragment | null>(null);
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    open = (next) => {
      setActivity(next);
      setOpened(true);
    };
    if (waiting) open(waiting);
    waiting = null;
    return () => {
      open = null;
    };
  }, []);
  const close = () => setOpened(false);
  return (
    <Modal
      opened={opened}
      onClose={close}
      fullScreen={phone}
      title={activity && `${kindOf(activity.type).label}: ${activity.subject}`}
    >
      {activity && <CompleteForm key={activity.id} activity={activity} onDone={close} />}
    </Modal>
  );
}
