import { Button, Group, Modal, Text } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';

interface Question {
  title: string;
  text: ReactNode;
  /** The button that goes on. */
  yes: string;
  /** The button that leaves things as they are. */
  no: string;
}

let put: ((question: Question, answer: (yes: boolean) => void) => void) | null = null;

/** Asks the viewer a question of two answers; closing it means no. */
export function ask(question: Question): Promise<boolean> {
  return new Promise((resolve) => (put ? put(question, resolve) : resolve(false)));
}

/** The place where questions are asked. */
export function Asker() {
  const [open, setOpen] = useState(false);
  const [current, setCurrent] = useState<{ question: Question; answer: (yes: boolean) => void } | null>(null);
  useEffect(() => {
    put = (question, answer) => {
      setCurrent({ question, answer });
      setOpen(true);
    };
    return () => {
      put = null;
    };
  }, []);
  const answer = (yes: boolean) => {
    setOpen(false);
    current?.answer(yes);
  };
  return (
    <Modal opened={open} onClose={() => answer(false)} title={current?.question.title}>
      <Text size="sm">{current?.question.text}</Text>
      <Group justify="flex-end" mt="md" gap="xs">
        <Button variant="default" onClick={() => answer(false)} data-autofocus>
          {current?.question.no}
        </Button>
        <Button onClick={() => answer(true)}>{current?.question.yes}</Button>
      </Group>
    </Modal>
  );
}
