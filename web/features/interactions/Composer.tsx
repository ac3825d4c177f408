import { useApolloClient } from '@apollo/client/react';
import {
  Button,
  Group,
  NumberInput,
  Paper,
  SegmentedControl,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import dayjs from 'dayjs';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { CreateInteractionDocument, type InteractionType } from '../../gql/graphql';
import { problemOf } from '../../kit/data/errors';
import { useUndo } from '../../kit/data/undo';
import { useDraft } from '../../kit/data/useDraft';
import { useCommands } from '../../kit/shell/commands';
import { INTERACTIONS } from './interactionTypes';

interface ComposerProps {
  clientId?: string | null;
  contactId?: string;
  opportunityId?: string;
  onSaved: () => void;
}

interface Draft {
  type: InteractionType;
  subject: string;
  body: string;
  direction: 'INBOUND' | 'OUTBOUND';
  minutes: string;
  at: string | null;
}

const EMPTY: Draft = { type: 'NOTE', subject: '', body: '', direction: 'OUTBOUND', minutes: '', at: null };
const KEYS: Record<InteractionType, string> = {
  NOTE: 'n',
  CALL: 'l',
  EMAIL: 'shift+e',
  MEETING: 'm',
  TASK: 't',
};

/** Writes down what happened, or plans what is to happen; keeps its draft. */
export function Composer({ clientId, contactId, opportunityId, onSaved }: ComposerProps) {
  const client = useApolloClient();
  const { offer } = useUndo();
  const body = useRef<HTMLTextAreaElement>(null);
  const subject = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const kept = useDraft<Draft>(`composer.${opportunityId ?? contactId ?? clientId}`, setDraft);
  const change = (patch: Partial<Draft>) => {
    const next = { ...draft, ...patch };
    setDraft(next);
    kept.save(next);
    setErrors({});
  };
  const focusNext = useRef(false);
  useEffect(() => {
    if (!focusNext.current) return;
    focusNext.current = false;
    (draft.type === 'NOTE' ? body : subject).current?.focus();
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
        change({ type });
      },
    })),
  );
  const planned = draft.at !== null && dayjs(draft.at).isAfter(dayjs());
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const title = draft.subject.trim() || draft.body.trim().split('\n')[0]?.slice(0, 80) || '';
    if (!title) return setErrors({ subject: 'Write a few words first.' });
    setBusy(true);
    const at = draft.at ? dayjs(draft.at).toISOString() : null;
    const open = draft.type === 'TASK' || planned;
    try {
      await client.mutate({
        mutation: CreateInteractionDocument,
        variables: {
          input: {
            type: draft.type,
            subject: title,
            body: draft.body.trim() || null,
            direction: draft.type === 'NOTE' || draft.type === 'TASK' ? 'INTERNAL' : draft.direction,
            status: open ? 'PLANNED' : 'COMPLETED',
            scheduledAt: open ? at : null,
            completedAt: open ? null : (at ?? new Date().toISOString()),
            durationMinutes: draft.minutes ? Number(draft.minutes) : null,
            clientId: clientId ?? null,
            contactId,
            opportunityId,
          },
        },
      });
      kept.discard();
      setDraft({ ...EMPTY, type: draft.type });
      offer(open ? 'Planned' : 'Logged');
      onSaved();
    } catch (error) {
      const { message, fields } = problemOf(error);
      setErrors({ subject: Object.values(fields).join(' ') || message });
    } finally {
      setBusy(false);
    }
  };
  const talk = draft.type !== 'NOTE' && draft.type !== 'TASK';
  return (
    <Paper withBorder p="sm" mb="md">
      <form
        onSubmit={submit}
        onKeyDown={(event) =>
          (event.ctrlKey || event.metaKey) && event.key === 'Enter' && event.currentTarget.requestSubmit()
        }
      >
        <Stack gap="xs">
          <SegmentedControl
            size="xs"
            aria-label="Kind"
            value={draft.type}
            onChange={(type) => change({ type: type as InteractionType })}
            data={INTERACTIONS.map(({ type, label }) => ({ value: type, label }))}
          />
          {draft.type !== 'NOTE' && (
            <TextInput
              ref={subject}
              size="sm"
              aria-label="Subject"
              placeholder="Subject"
              value={draft.subject}
              error={errors.subject}
              onChange={(event) => change({ subject: event.currentTarget.value })}
            />
          )}
          <Textarea
            ref={body}
            aria-label="Text"
            placeholder={draft.type === 'NOTE' ? 'Write a note…' : 'What was said, what comes next…'}
            autosize
            minRows={2}
            maxRows={12}
            value={draft.body}
            error={draft.type === 'NOTE' ? errors.subject : undefined}
            onChange={(event) => change({ body: event.currentTarget.value })}
          />
          {(draft.type !== 'NOTE' || draft.body) && (
            <Group justify="space-between" gap="xs">
              <Group gap="xs">
                {talk && draft.type !== 'MEETING' && (
                  <Select
                    size="xs"
                    w={110}
                    aria-label="Direction"
                    data={[
                      { value: 'OUTBOUND', label: 'Outgoing' },
                      { value: 'INBOUND', label: 'Incoming' },
                    ]}
                    value={draft.direction}
                    allowDeselect={false}
                    onChange={(direction) => change({ direction: direction as Draft['direction'] })}
                  />
                )}
                {draft.type !== 'NOTE' && (
                  <DateTimePicker
                    size="xs"
                    w={160}
                    aria-label={draft.type === 'TASK' ? 'Due' : 'When'}
                    placeholder={draft.type === 'TASK' ? 'Due' : 'Now'}
                    clearable
                    value={draft.at}
                    onChange={(at) => change({ at })}
                    valueFormat="D MMM YYYY HH:mm"
                  />
                )}
                {(draft.type === 'CALL' || draft.type === 'MEETING') && (
                  <NumberInput
                    size="xs"
                    w={90}
                    aria-label="Minutes"
                    placeholder="Minutes"
                    min={0}
                    hideControls
                    value={draft.minutes}
                    onChange={(minutes) => change({ minutes: String(minutes) })}
                  />
                )}
              </Group>
              <Group gap="xs">
                <Text size="xs" c="dimmed" visibleFrom="sm">
                  Ctrl Enter
                </Text>
                <Button size="xs" type="submit" loading={busy}>
                  {draft.type === 'TASK' || planned ? 'Plan' : 'Log'}{' '}
                  {INTERACTIONS.find(({ type }) => type === draft.type)?.label.toLowerCase()}
                </Button>
              </Group>
            </Group>
          )}
        </Stack>
      </form>
    </Paper>
  );
}
