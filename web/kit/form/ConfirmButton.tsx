import { Button, type ButtonProps, Group, Stack, Text } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useAttempt } from '../data/useSave';
import { ProblemAlert } from './ProblemAlert';

interface ConfirmButtonProps extends ButtonProps {
  /** What the first button says. */
  label: string;
  /** What will happen, asked in place. */
  question: ReactNode;
  /** What the second button says. */
  confirm: string;
  onConfirm: () => Promise<unknown>;
}

/** A button that asks in place before it does something; a refusal is shown in the same place. */
export function ConfirmButton({ label, question, confirm, onConfirm, ...button }: ConfirmButtonProps) {
  const [asking, setAsking] = useState(false);
  const { attempt, busy, problem } = useAttempt();
  const keep = useRef<HTMLButtonElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  const opened = useRef(false);
  useEffect(() => {
    if (asking) keep.current?.focus();
    else if (opened.current) first.current?.focus();
    opened.current = asking;
  }, [asking]);
  const cancelByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    setAsking(false);
  };
  if (!asking)
    return (
      <Button
        ref={first}
        variant="default"
        {...button}
        onClick={() => setAsking(true)}
        style={{ alignSelf: 'flex-start' }}
      >
        {label}
      </Button>
    );
  return (
    <Stack gap="xs" role="group" aria-label={label} onKeyDown={cancelByKey}>
      <Text size="sm" component="div">
        {question}
      </Text>
      <ProblemAlert problem={problem} />
      <Group gap="xs">
        <Button
          color="red.9"
          loading={busy}
          onClick={() => void attempt(onConfirm).then((done) => done !== null && setAsking(false))}
        >
          {confirm}
        </Button>
        <Button ref={keep} variant="default" onClick={() => setAsking(false)}>
          Cancel
        </Button>
      </Group>
    </Stack>
  );
}
