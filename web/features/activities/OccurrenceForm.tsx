import { useQuery } from '@apollo/client/react';
import { ActivityDocument, type ActivityRowFragment } from '../../gql/graphql';
import { Loaded } from '../../kit/list/Loaded';
import { ActivityForm } from './ActivityForm';

interface OccurrenceFormProps {
  /** The activity as it stands on the day. */
  shown: ActivityRowFragment;
  /** The day as the recurrence puts it. */
  day: string;
  onDone: () => void;
}

/** Edits a later day of what repeats ahead of its time. */
export function OccurrenceForm({ shown: { id, dueOn, dueAt }, day, onDone }: OccurrenceFormProps) {
  const result = useQuery(ActivityDocument, { variables: { id }, fetchPolicy: 'network-only' });
  return (
    <Loaded result={result}>
      {({ activity }) =>
        activity && <ActivityForm record={{ ...activity, dueOn, dueAt }} occurrence={day} onDone={onDone} />
      }
    </Loaded>
  );
}
