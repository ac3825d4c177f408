import { useApolloClient } from '@apollo/client/react';
import dayjs from 'dayjs';
import { type FormEvent, useState } from 'react';
import {
  CreateActivityDocument,
  CreateInteractionDocument,
  InteractionFilesOfDocument,
  type InteractionType,
} from '../../gql/graphql';
import { problemOf } from '../../kit/data/errors';
import { useSession } from '../../kit/data/session';
import { useUndo } from '../../kit/data/undo';
import { useDraft } from '../../kit/data/useDraft';
import { inputOf as customInput } from '../../kit/fields/field';
import { addressIn, wrongAddress } from './addresses';
import { minutesSince } from './useCallTimer';
import { useComposerFiles } from './useComposerFiles';

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
  /** Names, or `Name <Contact:id>` of those who were picked. */
  participants: string[];
  emailFrom: string;
  emailTo: string[];
  emailCc: string[];
  tags: string[];
  opportunityId: string | null;
  /** The conversation that an email goes on with. */
  threadId: string | null;
  /** Values of custom fields, by key such as `customFields.mood`. */
  custom: Record<string, unknown>;
  /** When the timer of a call was started; null while it does not run. */
  began: number | null;
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
  emailFrom: '',
  emailTo: [],
  emailCc: [],
  tags: [],
  opportunityId: null,
  threadId: null,
  custom: {},
  began: null,
};
const TITLE_LENGTH = 80;

/** The draft of an interaction, kept until it is sent. */
export function useComposer(about: InteractionSubject, onSaved: () => void, type: InteractionType = 'NOTE') {
  const { clientId, contactId, opportunityId, leadId } = about;
  const client = useApolloClient();
  const { offer } = useUndo();
  const [draft, setDraft] = useState({ ...EMPTY, type });
  const [error, setError] = useState('');
  const [errors, setErrors] = useState<Record<string, string>>({});
  const { email } = useSession();
  const files = useComposerFiles();
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
  /** Called by typing, not by leaving a field: a message that goes away must not move the button one is about to click. */
  const forgive = () => setErrors({});
  const planned = isPlanned(draft);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!titleOf(draft)) return setError('Write a few words first.');
    const wrong = wrongAddresses(draft);
    setErrors(wrong);
    if (Object.keys(wrong).length) return;
    setBusy(true);
    try {
      const about = opportunityId ?? draft.opportunityId ?? undefined;
      const links = { clientId: clientId ?? null, contactId, opportunityId: about, leadId };
      if (planned) {
        const input = { ...planOf(draft), ...links };
        const { data } = await client.mutate({ mutation: CreateActivityDocument, variables: { input } });
        await files.sendTo({ activityId: data!.createActivity.id });
        await client.refetchQueries({ include: 'active' });
      } else {
        const input = { ...inputOf(draft, email), ...links };
        const { data } = await client.mutate({ mutation: CreateInteractionDocument, variables: { input } });
        const { id } = data!.createInteraction;
        // The entry may be on the screen before its files are sent: then it is told of them.
        if (await files.sendTo({ interactionId: id }))
          await client.query({
            query: InteractionFilesOfDocument,
            variables: { id },
            fetchPolicy: 'network-only',
          });
      }
      kept.discard();
      setDraft({ ...EMPTY, type: draft.type });
      offer(planned ? 'Planned' : 'Logged');
      onSaved();
    } catch (failure) {
      const { message, fields } = problemOf(failure);
      const others = Object.entries(fields).filter(([key]) => !ADDRESSES.includes(key as never));
      setErrors(fields);
      if (others.length || !Object.keys(fields).length)
        setError(others.map(([, text]) => text).join(' ') || message);
    } finally {
      setBusy(false);
    }
  };
  return { draft, change, planned, submit, busy, error, errors, forgive, files };
}

const ADDRESSES = ['emailFrom', 'emailTo', 'emailCc'] as const;

/** What is wrong with the addresses of an email, by field. */
function wrongAddresses({ type, emailFrom, emailTo, emailCc }: InteractionDraft): Record<string, string> {
  if (type !== 'EMAIL') return {};
  const given = { emailFrom: emailFrom.trim() ? [addressIn(emailFrom)] : [], emailTo, emailCc };
  return Object.fromEntries(
    ADDRESSES.flatMap((key) => {
      const wrong = wrongAddress(given[key]);
      return wrong ? [[key, wrong]] : [];
    }),
  );
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
function planOf(draft: InteractionDraft) {
  const { type, subject, body, outcome, minutes, at, location, participants, tags } = draft;
  return {
    type: type === 'NOTE' ? ('TASK' as const) : type,
    subject: titleOf({ subject, body, outcome }),
    description: subject.trim() ? body.trim() || null : null,
    dueAt: at ? dayjs(at).toISOString() : null,
    durationMinutes: minutes ? Number(minutes) : null,
    location: location.trim() || null,
    attendees: participants,
    tags,
  };
}

function inputOf(draft: InteractionDraft, me: string) {
  const { type, body, html, direction, minutes, at, outcome, location, participants, tags, began } = draft;
  const { emailFrom, emailTo, emailCc, threadId, custom } = draft;
  const from = addressIn(emailFrom) || (direction === 'OUTBOUND' ? me : null);
  const took = type === 'CALL' && began !== null ? minutesSince(began) : minutes;
  return {
    type,
    subject: titleOf(draft),
    ...(html ? { bodyHtml: html } : { body: body.trim() || null }),
    direction: type === 'NOTE' ? ('INTERNAL' as const) : direction,
    ...(type === 'CALL' ? { outcome } : {}),
    ...(type === 'MEETING'
      ? {
          location: location.trim() || null,
          participants,
        }
      : {}),
    ...(type === 'EMAIL' ? { emailFrom: from, emailTo, emailCc, ...(threadId && { threadId }) } : {}),
    ...customInput(custom),
    tags,
    completedAt: at ? dayjs(at).toISOString() : new Date().toISOString(),
    durationMinutes: took ? Number(took) : null,
  };
}
