import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ActivityRowFragment } from '../../gql/graphql';
import type { Asked } from '../../kit/questions/questions';
import { kindOf } from './activityTypes';
import { CompleteForm } from './CompleteForm';

/** How it went and what is next, over any page. */
export function CompleteDialog({ question: activity, opened, answer }: Asked<ActivityRowFragment, void>) {
  const phone = useMediaQuery('(max-width: 48em)');
  return (
    <Modal
      opened={opened}
      onClose={answer}
      fullScreen={phone}
      title={`${kindOf(activity.type).label}: ${activity.subject}`}
    >
      <CompleteForm activity={activity} onDone={answer} />
    </Modal>
  );
}
