import { useApolloClient } from '@apollo/client/react';
import dayjs from 'dayjs';
import { type FormEvent, useState } from 'react';
import { CreateInteractionDocument, type InteractionType } from '../../gql/graphql';
import { problemOf } from '../../kit/data/errors';
import { useUndo } from '../../kit/data/undo';
import { useDraft } from '../../kit/data/useDraft';

/** What an interaction is about. */
export interface InteractionSubject {
  clientId?: string | null;
  contactId?: string;
  opportunityId?: string;
  leadId?: string;
}

/** An interaction as it is being written. */
export interface InteractionDraft {
  type: InteractionType;
  subject: string;
  body: string;
  direction: 'INBOUND' | 'OUTBOUND';
  minutes: string;
  at: string | null;
}

const EMPTY: InteractionDraft = {
  type: 'NOTE',
  subject: '',
  body: '',
  direction: 'OUTBOUND',
  minutes: '',
  at: null,
};
const TITLE_LENGTH = 80;

/** The draft of an interaction, kept until it is sent. */
export function useComposer(about: InteractionSubject, onSaved: () => void) {
  const { clientId, contactId, opportunityId, leadId } = about;
  const client = useApolloClient();
  const { offer } = useUndo();
  const [draft, setDraft] = useState(EMPTY);
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);
  const kept = useDraft<InteractionDraft>(
    `composer.${leadId ?? opportunityId ?? contactId ?? clientId}`,
    setDraft,
  );
  const change = (patch: Partial<InteractionDraft>) => {
    const next = { ...draft, ...patch };
    setDraft(next);
    kept.save(next);
    setError('');
  };
  const planned = isPlanned(draft);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!titleOf(draft)) return setError('Write a few words first.');
    setBusy(true);
    try {
      await client.mutate({
        mutation: CreateInteractionDocument,
        variables: {
          input: { ...inputOf(draft), clientId: clientId ?? null, contactId, opportunityId, leadId },
        },
      });
      kept.discard();
      setDraft({ ...EMPTY, type: draft.type });
      offer(planned ? 'Planned' : 'Logged');
      onSaved();
    } catch (failure) {
      const { message, fields } = problemOf(failure);
      setError(Object.values(fields).join(' ') || message);
    } finally {
      setBusy(false);
    }
  };
  return { draft, change, planned, submit, busy, error };
}

/** Whether it is still to happen: tasks, and what lies in the future. */
const isPlanned = ({ type, at }: InteractionDraft) =>
  type === 'TASK' || (at !== null && dayjs(at).isAfter(dayjs()));

/** The subject; without one the first line of the text. */
const titleOf = ({ subject, body }: InteractionDraft) =>
  subject.trim() || (body.trim().split('\n')[0] ?? '').slice(0, TITLE_LENGTH);

function inputOf(draft: InteractionDraft) {
  const { type, body, direction, minutes } = draft;
  const at = draft.at ? dayjs(draft.at).toISOString() : null;
  const planned = isPlanned(draft);
  return {
    type,
    subject: titleOf(draft),
    body: body.trim() || null,
    direction: type === 'NOTE' || type === 'TASK' ? ('INTERNAL' as const) : direction,
    status: planned ? ('PLANNED' as const) : ('COMPLETED' as const),
    scheduledAt: planned ? at : null,
    completedAt: planned ? null : (at ?? new Date().toISOString()),
    durationMinutes: minutes ? Number(minutes) : null,
  };
}
