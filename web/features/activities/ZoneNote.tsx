import { Anchor, Text } from '@mantine/core';
import { ChooseTimeZoneDocument } from '../../gql/graphql';
import { useMay, useSession } from '../../kit/data/session';
import { useAction } from '../../kit/data/useAction';
import { DEVICE_ZONE, sameClock, zoneWords } from '../../kit/data/zone';

/** Says when the viewer's days begin elsewhere than on this device, and lets them begin here. */
export function ZoneNote() {
  const { userId, timeZone, viewingAs } = useSession();
  const may = useMay();
  const { run } = useAction();
  if (viewingAs || !may('user.update') || sameClock(timeZone, DEVICE_ZONE)) return null;
  const adopt = () =>
    void run(
      ChooseTimeZoneDocument,
      { id: userId, timeZone: DEVICE_ZONE },
      { done: `Your days begin by the time of ${zoneWords(DEVICE_ZONE)}`, refetch: 'active' },
    );
  return (
    <Text size="xs" c="dimmed">
      {`Your days begin and reminders come by the time of ${zoneWords(timeZone)}. `}
      <Anchor component="button" type="button" inherit onClick={adopt}>
        {`Use ${zoneWords(DEVICE_ZONE)}, as this device`}
      </Anchor>
    </Text>
  );
}
