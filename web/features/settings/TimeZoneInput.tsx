import { Select } from '@mantine/core';
import { ChooseTimeZoneDocument } from '../../gql/graphql';
import { useSession } from '../../kit/data/session';
import { useAction } from '../../kit/data/useAction';
import { DEVICE_ZONE, zoneWords } from '../../kit/data/zone';

/** In which time zone the viewer's days begin and reminders come. */
export function TimeZoneInput() {
  const { userId, timeZone } = useSession();
  const { run, busy } = useAction();
  const zones = new Set(['UTC', timeZone, DEVICE_ZONE, ...Intl.supportedValuesOf('timeZone')]);
  return (
    <Select
      label="Time zone"
      description={`Your days begin and reminders come by it. Times are shown as on this device: ${zoneWords(DEVICE_ZONE)}.`}
      maw={360}
      searchable
      allowDeselect={false}
      disabled={busy}
      value={timeZone}
      data={[...zones].map((zone) => ({ value: zone, label: zoneWords(zone) }))}
      onChange={(next) =>
        next &&
        void run(
          ChooseTimeZoneDocument,
          { id: userId, timeZone: next },
          { done: 'Time zone changed', refetch: 'active' },
        )
      }
    />
  );
}
