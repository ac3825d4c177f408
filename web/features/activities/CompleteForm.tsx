import { Button, Chip, Divider, Group, Input, NumberInput, Stack, Text, Textarea } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { type ActivityRowFragment, type ActivityType, CompleteActivityDocument } from '../../gql/graphql';
import { useAttempt, useSave } from '../../kit/data/useSave';
import { FormFooter } from '../../kit/form/FormFooter';
import { ProblemAlert } from '../../kit/form/ProblemAlert';
import { NextFields, type NextStep } from './NextFields';

const OUTCOMES: Partial<Record<ActivityType, string[]>> = {
  CALL: ['Reached', 'No answer', 'Left a message', 'Call back later', 'Not interested'],
  MEETING: ['Held', 'Went well', 'No-show', 'Postponed'],
  EMAIL: ['Sent', 'Replied', 'Bounced'],
};

/** How it went and what is next; Ctrl Enter completes. */
export function CompleteForm({ activity, onDone }: { activity: ActivityRowFragment; onDone: () => void }) {
  const save = useSave();
  const { attempt, busy, problem } = useAttempt();
  const [outcome, setOutcome] = useState<string | null>(null);
  const [notes, setNotes] = useState('');
  const [minutes, setMinutes] = useState<number | null>(activity.durationMinutes);
  const [next, setNext] = useState<NextStep | null>(null);
  const { id, version, type, subject } = activity;
  const outcomes = OUTCOMES[type];
  const submit = () =>
    attempt(async () => {
      const input = { id, version, outcome, notes: notes.trim() || null, durationMinutes: minutes };
      await save(
        CompleteActivityDocument,
        { input: next ? { ...input, next: { ...next, subject: next.subject.trim() || subject } } : input },
        { done: next ? `${subject} done, next step planned` : `${subject} done`, refetch: 'active' },
      );
      onDone();
    });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
  };
  return (
    <Stack gap="sm" onKeyDown={onKeyDown}>
      <ProblemAlert problem={problem} />
      {outcomes && (
        <Input.Wrapper label="How did it go?" labelElement="div">
          <Chip.Group value={outcome} onChange={(value) => setOutcome(value as string)}>
            <Group gap={6} mt={4} role="group" aria-label="Outcome">
              {outcomes.map((each, index) => (
                <Chip key={each} value={each} data-autofocus={index === 0 || undefined}>
                  {each}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        </Input.Wrapper>
      )}
      <Textarea
        label="Notes"
        autosize
        minRows={2}
        maxRows={10}
        value={notes}
        onChange={(event) => setNotes(event.currentTarget.value)}
      />
      {type !== 'EMAIL' && (
        <NumberInput
          label="Minutes"
          w={120}
          min={0}
          hideControls
          inputMode="numeric"
          value={minutes ?? ''}
          onChange={(value) => setMinutes(value === '' ? null : Number(value))}
        />
      )}
      <Divider />
      <NextFields next={next} subject={subject} onChange={setNext} />
      <FormFooter>
        <Text size="xs" c="dimmed" visibleFrom="sm">
          Ctrl Enter
        </Text>
        <Button onClick={() => void submit()} loading={busy}>
          Done
        </Button>
      </FormFooter>
    </Stack>
  );
}
