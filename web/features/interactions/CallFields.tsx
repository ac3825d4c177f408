import { Button, Chip, Group } from '@mantine/core';
import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { InteractionDraft } from './useComposer';

const OUTCOMES = ['Reached', 'No answer', 'Left a message', 'Will call back'];

interface CallFieldsProps {
  draft: InteractionDraft;
  change: (patch: Partial<InteractionDraft>) => void;
}

/** What came of a call, and a timer that counts its minutes. */
export function CallFields({ draft, change }: CallFieldsProps) {
  const { began, seconds, toggle } = useTimer((minutes) => change({ minutes: String(minutes) }));
  return (
    <Group gap={6} justify="space-between">
      <Chip.Group value={draft.outcome} onChange={(outcome) => change({ outcome: outcome as string })}>
        <Group gap={6} role="group" aria-label="Outcome">
          {OUTCOMES.map((each) => (
            <Chip key={each} size="xs" value={each}>
              {each}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <Button
        size="compact-sm"
        variant={began ? 'light' : 'default'}
        leftSection={began ? <IconPlayerStop size={14} /> : <IconPlayerPlay size={14} />}
        onClick={toggle}
      >
        {began ? `Stop ${clock(seconds)}` : 'Start timer'}
      </Button>
    </Group>
  );
}

const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** Counts the seconds since it was started; stopping answers the minutes begun. */
function useTimer(onStop: (minutes: number) => void) {
  const [began, setBegan] = useState<number | null>(null);
  const [now, setNow] = useState(0);
  useEffect(() => {
    if (began === null) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [began]);
  const seconds = began === null ? 0 : Math.max(0, Math.floor((now - began) / 1000));
  return {
    began: began !== null,
    seconds,
    toggle: () => {
      if (began === null) {
        setNow(Date.now());
        setBegan(Date.now());
      } else {
        setBegan(null);
        onStop(Math.max(1, Math.ceil((Date.now() - began) / 60_000)));
      }
    },
  };
}
