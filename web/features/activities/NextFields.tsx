import { Chip, Group, Input, Stack, TextInput } from '@mantine/core';
import type { ActivityType } from '../../gql/graphql';
import { DateInput } from '../../kit/fields/dates';
import { ACTIVITIES } from './activityTypes';
import { inDays, LATER } from './due';

/** What comes after an activity. */
export interface NextStep {
  type: ActivityType;
  subject: string;
  dueOn: string | null;
}

interface NextFieldsProps {
  next: NextStep | null;
  /** What it is called when nothing is written. */
  subject: string;
  onChange: (next: NextStep | null) => void;
}

/** "What's next?": nothing, or another activity on a day. */
export function NextFields({ next, subject, onChange }: NextFieldsProps) {
  const choose = (type: string) =>
    onChange(type === 'NONE' ? null : { subject: '', dueOn: inDays(1), ...next, type: type as ActivityType });
  return (
    <Stack gap="sm">
      <Input.Wrapper label="What's next?" labelElement="div">
        <Chip.Group value={next?.type ?? 'NONE'} onChange={(type) => choose(type as string)}>
          <Group gap={6} mt={4} role="group" aria-label="What's next?">
            <Chip value="NONE">Nothing</Chip>
            {ACTIVITIES.filter(({ type }) => type !== 'TODO').map(({ type, label }) => (
              <Chip key={type} value={type}>
                {label}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </Input.Wrapper>
      {next && (
        <>
          <TextInput
            label="Next step"
            placeholder={subject}
            value={next.subject}
            onChange={(event) => onChange({ ...next, subject: event.currentTarget.value })}
          />
          <Chip.Group
            value={next.dueOn ?? ''}
            onChange={(day) => onChange({ ...next, dueOn: day as string })}
          >
            <Group gap={6} role="group" aria-label="Day of the next step">
              {LATER.map(({ label, day }) => (
                <Chip key={label} value={day()}>
                  {label}
                </Chip>
              ))}
              <DateInput
                aria-label="Another day"
                placeholder="Another day"
                w={150}
                clearable
                clearButtonProps={{ 'aria-label': 'No day' }}
                value={next.dueOn}
                onChange={(day) => onChange({ ...next, dueOn: day || null })}
                valueFormat="D MMM YYYY"
              />
            </Group>
          </Chip.Group>
        </>
      )}
    </Stack>
  );
}
