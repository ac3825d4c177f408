import { useApolloClient } from '@apollo/client/react';
import dayjs from 'dayjs';
import { type FormEvent, useState } from 'react';
import { CreateActivityDocument, CreateInteractionDocument, type InteractionType } from '../../gql/graphql';
import { problemOf } from '../../kit/data/errors';
import { useUndo } from '../../kit/data/undo';
import { useDraft } from '../../kit/data/useDraft';

/** What an interaction is about. */
export interface InteractionSubject {
  clientId?: string | null;
  contactId?: string;
  opportunityId?: string;
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
  const { clientId, contactId, opportunityId } = about;
  const client = useApolloClient();
  const { offer } = useUndo();
  const [draft, setDraft] = useState(EMPTY);
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);
  const kept = useDraft<InteractionDraft>(`composer.${opportunityId ?? contactId ?? clientId}`, setDraft);
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
      const links = { clientId: clientId ?? null, contactId, opportunityId };
      await (planned
        ? client.mutate({
            mutation: CreateActivityDocument,
            variables: { input: { ...planOf(draft), ...links } },
          })
        : client.mutate({
            mutation: CreateInteractionDocument,
            variables: { input: { ...inputOf(draft), ...links } },
          }));
      if (planned) await client.refetchQueries({ include: 'active' });
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
const titleOf = ({ subject, body }: Pick<InteractionDraft, 'subject' | 'body'>) =>
  subject.trim() || (body.trim().split('\n')[0] ?? '').slice(0, TITLE_LENGTH);

/** What is still to happen is an activity: it stands in Today and in the calendar until it is done. */
function planOf({ type, subject, body, minutes, at }: InteractionDraft) {
  return {
    type: type === 'NOTE' ? ('TASK' as const) : type,
    subject: titleOf({ subject, body }),
    description: subject.trim() ? body.trim() || null : null,
    dueAt: at ? dayjs(at).toISOString() : null,
    durationMinutes: minutes ? Number(minutes) : null,
  };
}

function inputOf(draft: InteractionDraft) {
  const { type, body, direction, minutes, at } = draft;
  return {
    type,
    subject: titleOf(draft),
    body: body.trim() || null,
    direction: type === 'NOTE' ? ('INTERNAL' as const) : direction,
    completedAt: at ? dayjs(at).toISOString() : new Date().toISOString(),
    durationMinutes: minutes ? Number(minutes) : null,
  };
}
