import { Button, Group, Modal, Text } from '@mantine/core';
import type { YesOrNo } from './ask';
import type { Asked } from './questions';

/** A question of two answers; closing it gives none. */
export function AskDialog({ question, opened, answer }: Asked<YesOrNo, boolean | null>) {
  return (
    <Modal opened={opened} onClose={() => answer(null)} title={question.title}>
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
