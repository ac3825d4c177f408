import { Group, NumberInput, Select, Text } from '@mantine/core';
import dayjs from 'dayjs';
import { DateTimePicker } from '../../kit/fields/dates';
import type { InteractionDraft } from './useComposer';

const FORMAT = 'D MMM YYYY HH:mm';

interface ComposerDetailsProps {
  draft: InteractionDraft;
  change: (patch: Partial<InteractionDraft>) => void;
}

/** What else is asked of a call, an email, a meeting or a task. */
export function ComposerDetails({ draft, change }: ComposerDetailsProps) {
  const { type, direction, at, minutes } = draft;
  const isTask = type === 'TASK';
  return (
    <Group gap="xs">
      {(type === 'CALL' || type === 'EMAIL') && (
        <Select
          size="xs"
          w={110}
          aria-label="Direction"
          data={[
            { value: 'OUTBOUND', label: 'Outgoing' },
            { value: 'INBOUND', label: 'Incoming' },
          ]}
          value={direction}
          allowDeselect={false}
          onChange={(next) => change({ direction: next as InteractionDraft['direction'] })}
        />
      )}
      {type !== 'NOTE' && (
        <DateTimePicker
          size="xs"
          w={160}
          aria-label={`${isTask ? 'Due' : 'When'}: ${at ? dayjs(at).format(FORMAT) : isTask ? 'Due' : 'Now'}`}
          placeholder={isTask ? 'Due' : 'Now'}
          clearable
          clearButtonProps={{ 'aria-label': isTask ? 'No day' : 'Now' }}
          value={at}
          onChange={(next) => change({ at: next })}
          valueFormat={FORMAT}
        />
      )}
      {type === 'MEETING' && at && minutes && (
        <Text size="xs" c="dimmed">
          until {dayjs(at).add(Number(minutes), 'minute').format('HH:mm')}
        </Text>
      )}
      {(type === 'CALL' || type === 'MEETING') && (
        <NumberInput
          size="xs"
          w={90}
          aria-label="Minutes"
          placeholder="Minutes"
          min={0}
          hideControls
          value={minutes}
          onChange={(next) => change({ minutes: String(next) })}
        />
      )}
    </Group>
  );
}
