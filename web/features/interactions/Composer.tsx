import { Button, Group, Paper, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { InteractionType } from '../../gql/graphql';
import { useCommands } from '../../kit/shell/commands';
import { ComposerDetails } from './ComposerDetails';
import { INTERACTIONS } from './interactionTypes';
import { type InteractionSubject, useComposer } from './useComposer';

interface ComposerProps extends InteractionSubject {
  onSaved: () => void;
}

const KEYS: Record<InteractionType, string> = {
  NOTE: 'n',
  CALL: 'l',
  EMAIL: 'shift+e',
  MEETING: 'm',
  TASK: 't',
};

/** Writes down what happened, or plans what is to happen; keeps its draft. */
export function Composer({ onSaved, ...about }: ComposerProps) {
  const { draft, change, planned, submit, busy, error } = useComposer(about, onSaved);
  const isNote = draft.type === 'NOTE';
  const { body, subject } = useComposerKeys(isNote, (type) => change({ type }));
  const kind = INTERACTIONS.find(({ type }) => type === draft.type)?.label.toLowerCase();
  return (
    <Paper withBorder p="sm" mb="md">
      <form onSubmit={submit} onKeyDown={submitOnEnter}>
        <Stack gap="xs">
          <SegmentedControl
            size="xs"
            aria-label="Kind"
            value={draft.type}
            onChange={(type) => change({ type: type as InteractionType })}
            data={INTERACTIONS.map(({ type, label }) => ({ value: type, label }))}
          />
          {!isNote && (
            <TextInput
              ref={subject}
              size="sm"
              aria-label="Subject"
              placeholder="Subject"
              value={draft.subject}
              error={error}
              onChange={(event) => change({ subject: event.currentTarget.value })}
            />
          )}
          <Textarea
            ref={body}
            aria-label="Text"
            placeholder={isNote ? 'Write a note…' : 'What was said, what comes next…'}
            autosize
            minRows={2}
            maxRows={12}
            value={draft.body}
            error={isNote && error}
            onChange={(event) => change({ body: event.currentTarget.value })}
          />
          {(!isNote || draft.body) && (
            <Group justify="space-between" gap="xs">
              <ComposerDetails draft={draft} change={change} />
              <Group gap="xs">
                <Text size="xs" c="dimmed" visibleFrom="sm">
                  Ctrl Enter
                </Text>
                <Button size="xs" type="submit" loading={busy}>
                  {planned ? 'Plan' : 'Log'} {kind}
                </Button>
              </Group>
            </Group>
          )}
        </Stack>
      </form>
    </Paper>
  );
}

/** A key for each kind of interaction chooses it and goes to its first field. */
function useComposerKeys(isNote: boolean, onType: (type: InteractionType) => void) {
  const body = useRef<HTMLTextAreaElement>(null);
  const subject = useRef<HTMLInputElement>(null);
  const focusNext = useRef(false);
  useEffect(() => {
    if (!focusNext.current) return;
    focusNext.current = false;
    (isNote ? body : subject).current?.focus();
  });
  useCommands(
    INTERACTIONS.map(({ type, label }) => ({
      id: `compose.${type}`,
      label: `Log ${label.toLowerCase()}`,
      keys: KEYS[type],
      scope: 'record' as const,
      group: 'This record',
      run: () => {
        focusNext.current = true;
        onType(type);
      },
    })),
  );
  return { body, subject };
}

function submitOnEnter(event: KeyboardEvent<HTMLFormElement>) {
  if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') event.currentTarget.requestSubmit();
}
