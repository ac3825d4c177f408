import { Button, Group, Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import { DateInput } from '../fields/dates';
import { shiftDay } from './days';
import type { Entry } from './spec';

interface MoveDialogProps {
  entry: Entry;
  /** What the date is called, such as "Expected close". */
  label: string;
  onMove: (day: string) => void;
  onClose: () => void;
}

/** Moves an entry to another day without dragging. */
export function MoveDialog({ entry, label, onMove, onClose }: MoveDialogProps) {
  const [day, setDay] = useState<string | null>(entry.day);
  const by = (text: string, days: number) => (
    <Button variant="default" size="compact-sm" onClick={() => onMove(shiftDay(entry.day, days, 'day'))}>
      {text}
    </Button>
  );
  return (
    <Modal opened onClose={onClose} title={`Move ${entry.title}`}>
      <Stack
        component="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (day) onMove(day);
        }}
      >
        <DateInput label={label} value={day} onChange={setDay} valueFormat="D MMM YYYY" data-autofocus />
        <Group gap={6}>
          {by('A day later', 1)}
          {by('A week later', 7)}
          {by('Four weeks later', 28)}
        </Group>
        <Group justify="flex-end">
          <Button type="submit" disabled={!day || day === entry.day}>
            Move
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
