import { Button, Group, TextInput } from '@mantine/core';
import dayjs from 'dayjs';
import { type FormEvent, useEffect, useState } from 'react';
import type { ActivityRowFragment } from '../../gql/graphql';
import { DateInput } from '../../kit/fields/dates';
import { ReferenceInput } from '../../kit/fields/ReferenceInput';
import { dayOf, dueInput, inDays } from './due';
import type { Place } from './useActivityActions';

interface MoveFormProps {
  /** The activity as it stands on the day that is drawn. */
  activity: ActivityRowFragment;
  onMove: (to: Place) => void;
}

/** Asks to when an activity is to be moved, and who is to do it. */
export function MoveForm({ activity, onMove }: MoveFormProps) {
  const { assignee } = activity;
  const [day, setDay] = useState<string | null>(null);
  const [time, setTime] = useState('');
  const [who, setWho] = useState(assignee?.id ?? null);
  const [dueDay, dueAt] = [dayOf(activity), activity.dueAt];
  useEffect(() => {
    setDay(dueDay);
    setTime(dueAt ? dayjs(dueAt).format('HH:mm') : '');
  }, [dueDay, dueAt]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onMove({ ...dueInput(day, time), ...(who === assignee?.id ? {} : { assigneeId: who }) });
  };
  return (
    <form onSubmit={submit}>
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
            onClick={() => onMove(dueInput(inDays(days), time))}
          >
            {days === 1 ? 'Tomorrow' : 'In a week'}
          </Button>
        ))}
      </Group>
    </form>
  );
}
