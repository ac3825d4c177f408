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
import { IconAt, IconTag } from '@tabler/icons-react';
import { type KeyboardEvent, lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { InteractionType } from '../../gql/graphql';
import { useCustomFields } from '../../kit/customFields/useFields';
import { CallFields } from './CallFields';
import { ComposerDetails } from './ComposerDetails';
import { AttachButton, ChosenFiles, ComposerExtras } from './ComposerExtras';
import { INTERACTIONS } from './interactionTypes';
import { PeopleFields } from './PeopleFields';
import { type InteractionDraft, type InteractionSubject, useComposer } from './useComposer';
import { useComposerKeys } from './useComposerKeys';

interface ComposerProps extends InteractionSubject {
  onSaved: () => void;
  /** The kind to begin with. */
  type?: InteractionType;
  /** What to go on with, such as the answer to an email; each new one takes the place of what is there. */
  start?: Partial<InteractionDraft> | null;
  /** Without keys of its own, where another composer may be on the screen. */
  quiet?: boolean;
}

const RichTextInput = lazy(async () => ({
  default: (await import('../../kit/richText/RichTextInput')).RichTextInput,
}));

/** Writes down what happened, or plans what is to happen; keeps its draft. */
export function Composer({ onSaved, type, start, quiet, ...about }: ComposerProps) {
  const { draft, change, planned, submit, busy, error, errors, forgive, files } = useComposer(
    about,
    onSaved,
    type,
  );
  const [more, setMore] = useState(false);
  const custom = useCustomFields('Interaction');
  const root = useRef<HTMLDivElement>(null);
  const [rich, setRich] = useLocalStorage({
    key: 'rapport.richText',
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const [toggled, setToggled] = useState(false);
  const isNote = draft.type === 'NOTE';
  const latest = useRef(change);
  latest.current = change;
  const { body, subject } = useComposerKeys(isNote, !quiet, (next) => change({ type: next }));
  useEffect(() => {
    if (!start) return;
    latest.current(start);
    root.current?.scrollIntoView({ block: 'nearest' });
    requestAnimationFrame(() =>
      root.current?.querySelector<HTMLElement>('[aria-label="Text"]')?.focus({ preventScroll: true }),
    );
  }, [start]);
  const kind = INTERACTIONS.find(({ type }) => type === draft.type)?.label.toLowerCase();
  return (
    <Paper ref={root} withBorder p="sm" mb="md">
      <form onSubmit={submit} onKeyDown={submitOnEnter} {...files.handlers}>
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
            <PeopleFields
              draft={draft}
              change={change}
              clientId={about.clientId}
              errors={errors}
              onTyping={forgive}
            />
          )}
          {(more || (!planned && custom.some(({ key }) => errors[key]))) && (
            <ComposerExtras
              draft={draft}
              change={change}
              hasOpportunity={Boolean(about.opportunityId || about.leadId)}
              custom={planned ? [] : custom}
              errors={errors}
            />
          )}
          {files.files.length > 0 && <ChosenFiles files={files.files} onDrop={files.drop} />}
          {(!isNote || draft.body || files.files.length > 0) && (
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
                {files.enabled && <AttachButton onFiles={files.add} />}
                <Tooltip label="Tags, opportunity and more">
                  <ActionIcon
                    size={30}
                    variant={more ? 'light' : 'subtle'}
                    aria-label="Tags, opportunity and more"
                    aria-expanded={more}
                    onClick={() => setMore(!more)}
                  >
                    <IconTag size={16} />
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

function submitOnEnter(event: KeyboardEvent<HTMLFormElement>) {
  if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') event.currentTarget.requestSubmit();
}
