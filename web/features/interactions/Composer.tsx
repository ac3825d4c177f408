import {
  ActionIcon,
  Button,
  Group,
  Paper,
  SegmentedControl,
  Stack,
  Text,
  Textarea,
  TextInput,
  Tooltip,
} from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconAt } from '@tabler/icons-react';
import { type KeyboardEvent, lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { InteractionType } from '../../gql/graphql';
import { useCommands } from '../../kit/shell/commands';
import { CallFields } from './CallFields';
import { ComposerDetails } from './ComposerDetails';
import { INTERACTIONS } from './interactionTypes';
import { PeopleFields } from './PeopleFields';
import { type InteractionSubject, useComposer } from './useComposer';

interface ComposerProps extends InteractionSubject {
  onSaved: () => void;
  /** The kind to begin with. */
  type?: InteractionType;
  /** Without keys of its own, where another composer may be on the screen. */
  quiet?: boolean;
}

const RichTextInput = lazy(async () => ({
  default: (await import('../../kit/richText/RichTextInput')).RichTextInput,
}));

const KEYS: Record<InteractionType, string> = {
  NOTE: 'n',
  CALL: 'l',
  EMAIL: 'shift+e',
  MEETING: 'm',
  TASK: 't',
};

/** Writes down what happened, or plans what is to happen; keeps its draft. */
export function Composer({ onSaved, type, quiet, ...about }: ComposerProps) {
  const { draft, change, planned, submit, busy, error } = useComposer(about, onSaved, type);
  const [rich, setRich] = useLocalStorage({
    key: 'rapport.richText',
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const [toggled, setToggled] = useState(false);
  const isNote = draft.type === 'NOTE';
  const { body, subject } = useComposerKeys(isNote, !quiet, (next) => change({ type: next }));
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
          {rich ? (
            <Suspense fallback={<Textarea aria-label="Text" readOnly minRows={3} />}>
              <RichTextInput
                label="Text"
                autoFocus={toggled}
                html={draft.html ?? htmlOf(draft.body)}
                error={isNote ? error : undefined}
                onChange={(html, text) => change({ html, body: text })}
              />
            </Suspense>
          ) : (
            <Textarea
              ref={body}
              aria-label="Text"
              placeholder={isNote ? 'Write a note…' : 'What was said, what comes next…'}
              autosize
              minRows={2}
              maxRows={12}
              value={draft.body}
              error={isNote && error}
              onChange={(event) => change({ body: event.currentTarget.value, html: null })}
            />
          )}
          {draft.type === 'CALL' && <CallFields draft={draft} change={change} />}
          {(draft.type === 'MEETING' || draft.type === 'EMAIL') && (
            <PeopleFields draft={draft} change={change} />
          )}
          {(!isNote || draft.body) && (
            <Group justify="space-between" gap="xs">
              <Group gap="xs">
                <ComposerDetails draft={draft} change={change} />
                <Tooltip label={rich ? 'Plain text' : 'Format and mention'}>
                  <ActionIcon
                    size={30}
                    variant={rich ? 'light' : 'subtle'}
                    aria-label="Rich text"
                    aria-pressed={rich}
                    onClick={() => {
                      setToggled(true);
                      setRich(!rich);
                    }}
                  >
                    <IconAt size={16} />
                  </ActionIcon>
                </Tooltip>
              </Group>
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

/** Plain text as the rich text to go on with. */
const htmlOf = (text: string): string =>
  text
    .split('\n')
    .map((line) => `<p>${line.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</p>`)
    .join('');

/** A key for each kind of interaction chooses it and goes to its first field. */
function useComposerKeys(isNote: boolean, active: boolean, onType: (type: InteractionType) => void) {
  const body = useRef<HTMLTextAreaElement>(null);
  const subject = useRef<HTMLInputElement>(null);
  const focusNext = useRef(false);
  useEffect(() => {
    if (!focusNext.current) return;
    focusNext.current = false;
    const text = body.current ?? document.querySelector<HTMLElement>('[role="textbox"][aria-label="Text"]');
    (isNote ? text : subject.current)?.focus();
  });
  useCommands(
    (active ? INTERACTIONS : []).map(({ type, label }) => ({
      id: `compose.${type}`,
      label: `Log ${label.toLowerCase()}`,
      keys: KEYS[type],
      scope: 'record' as const,
      group: 'This record',
      when: () => active,
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
