import { Button, Chip, Group } from '@mantine/core';
import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { Can } from '../../kit/data/session';
import { CallScriptPanel } from './CallScriptPanel';
import { minutesSince, useCallTimer } from './useCallTimer';
import type { InteractionDraft } from './useComposer';

const OUTCOMES = ['Reached', 'No answer', 'Left a message', 'Will call back'];

interface CallFieldsProps {
  draft: InteractionDraft;
  change: (patch: Partial<InteractionDraft>) => void;
}

/** What came of a call, a timer that counts its minutes, and the script to read from. */
export function CallFields({ draft, change }: CallFieldsProps) {
  const { began } = draft;
  const seconds = useCallTimer(began);
  const toggle = () =>
    change(began === null ? { began: Date.now() } : { began: null, minutes: minutesSince(began) });
  return (
    <>
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
          variant={began === null ? 'default' : 'light'}
          leftSection={began === null ? <IconPlayerPlay size={14} /> : <IconPlayerStop size={14} />}
          onClick={toggle}
        >
          {began === null ? 'Start timer' : `Stop ${clock(seconds)}`}
        </Button>
      </Group>
      <Can permission="callScript.view">
        <CallScriptPanel />
      </Can>
    </>
  );
}

const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
