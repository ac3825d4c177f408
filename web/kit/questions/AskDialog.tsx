import { Button, Group, Modal, Text } from '@mantine/core';
import type { YesOrNo } from './ask';
import type { Asked } from './questions';

/** A question of two answers; closing it means no. */
export function AskDialog({ question, opened, answer }: Asked<YesOrNo, boolean>) {
  return (
    <Modal opened={opened} onClose={() => answer(false)} title={question.title}>
      <Text size="sm">{question.text}</Text>
      <Group justify="flex-end" mt="md" gap="xs">
        <Button variant="default" onClick={() => answer(false)} data-autofocus>
          {question.no}
        </Button>
        <Button onClick={() => answer(true)}>{question.yes}</Button>
      </Group>
    </Modal>
  );
}
