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
  /** The text as rich text; null for plain text. */
  html: string | null;
  outcome: string | null;
  location: string;
  participants: string[];
  emailTo: string[];
  emailCc: string[];
}

const EMPTY: InteractionDraft = {
  type: 'NOTE',
  subject: '',
  body: '',
  direction: 'OUTBOUND',
  minutes: '',
  at: null,
  html: null,
  outcome: null,
  location: '',
  participants: [],
  emailTo: [],
  emailCc: [],
};
const TITLE_LENGTH = 80;

/** The draft of an interaction, kept until it is sent. */
export function useComposer(about: InteractionSubject, onSaved: () => void, type: InteractionType = 'NOTE') {
  const { clientId, contactId, opportunityId, leadId } = about;
  const client = useApolloClient();
  const { offer } = useUndo();
  const [draft, setDraft] = useState({ ...EMPTY, type });
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);
  const kept = useDraft<InteractionDraft>(
    `composer.${leadId ?? opportunityId ?? contactId ?? clientId ?? 'new'}`,
    (old) => setDraft({ ...EMPTY, ...old }),
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
      const links = { clientId: clientId ?? null, contactId, opportunityId, leadId };
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

/** The subject; without one the first line of the text, or what came of the call. */
const titleOf = ({ subject, body, outcome }: Pick<InteractionDraft, 'subject' | 'body' | 'outcome'>) =>
  subject.trim() ||
  (body.trim().split('\n')[0] ?? '').slice(0, TITLE_LENGTH) ||
  (outcome ? `Call: ${outcome}` : '');

/** What is still to happen is an activity: it stands in Today and in the calendar until it is done. */
function planOf({ type, subject, body, outcome, minutes, at, location, participants }: InteractionDraft) {
  return {
    type: type === 'NOTE' ? ('TASK' as const) : type,
    subject: titleOf({ subject, body, outcome }),
    description: subject.trim() ? body.trim() || null : null,
    dueAt: at ? dayjs(at).toISOString() : null,
    durationMinutes: minutes ? Number(minutes) : null,
    location: location.trim() || null,
    attendees: participants,
  };
}

function inputOf(draft: InteractionDraft) {
  const { type, body, html, direction, minutes, at, outcome, location, participants, emailTo, emailCc } =
    draft;
  return {
    type,
    subject: titleOf(draft),
    ...(html ? { bodyHtml: html } : { body: body.trim() || null }),
    direction: type === 'NOTE' ? ('INTERNAL' as const) : direction,
    ...(type === 'CALL' ? { outcome } : {}),
    ...(type === 'MEETING' ? { location: location.trim() || null, participants } : {}),
    ...(type === 'EMAIL' ? { emailTo, emailCc } : {}),
    completedAt: at ? dayjs(at).toISOString() : new Date().toISOString(),
    durationMinutes: minutes ? Number(minutes) : null,
  };
}
