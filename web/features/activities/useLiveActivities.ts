import { useDebouncedCallback } from '@mantine/hooks';
import { ActivityChangedDocument } from '../../gql/graphql';
import { useLive } from '../../kit/data/useLive';

/** Calls back, gathered, when activities change: one's own, or all one may see. */
export function useLiveActivities(mine: boolean, onChange: () => void): void {
  const later = useDebouncedCallback(onChange, 150);
  useLive(
    ActivityChangedDocument,
    { mine },
    { seqOf: ({ activityChanged }) => activityChanged?.seq, onData: later },
  );
}
