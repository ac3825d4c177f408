import { Button, Group, Text, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type FormEvent, useRef, useState } from 'react';
import { CreateActivityDocument } from '../../gql/graphql';
import { useAttempt, useSave } from '../../kit/data/useSave';
import { ProblemAlert } from '../../kit/form/ProblemAlert';
import { useCommand } from '../../kit/shell/commands';
import { kindOf } from './activityTypes';
import { dueInput, dueWords } from './due';
import { parseLine } from './parseLine';

interface QuickLineProps {
  /** What the new activity is about. */
  about?: { clientId?: string | null; contactId?: string; opportunityId?: string };
  /** The day when the line names none. */
  day?: string;
}

/** Adds an activity from one line such as "Call Ada tomorrow 10:30"; shows how it is understood. */
export function QuickLine({ about, day }: QuickLineProps) {
  const save = useSave();
  const { attempt, busy, problem } = useAttempt();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const line = parseLine(text);
  const due = dueInput(line.day ?? day ?? null, line.time);
  useCommand({
    id: 'activity.quick',
    label: 'Add an activity in one line',
    keys: 'a',
    scope: 'page',
    group: 'This page',
    run: () => input.current?.focus(),
  });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!line.subject) return;
    await attempt(async () => {
      const { subject, type, priority } = line;
      await save(
        CreateActivityDocument,
        { input: { subject, type, priority, ...due, ...about } },
        { done: `${subject} added`, refetch: 'active' },
      );
      setText('');
    });
  };
  return (
    <form onSubmit={submit}>
      <Group gap="xs" wrap="nowrap">
        <TextInput
          ref={input}
          aria-label="New activity"
          placeholder="Add: Call Ada tomorrow 10:30"
          leftSection={<IconPlus size={16} />}
          style={{ flex: 1 }}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {line.subject && (
          <Button type="submit" loading={busy}>
            Add
          </Button>
        )}
      </Group>
      {line.subject && (
        <Text size="xs" c="dimmed" mt={4}>
          {[
            kindOf(line.type).label,
            line.subject,
            dueWords(due) || 'no day',
            line.priority === 'HIGH' && 'high priority',
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      )}
      <ProblemAlert problem={problem} />
    </form>
  );
}
