import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import {
  ConvertLeadDocument,
  type ConvertLeadInput,
  type ConvertLeadMutation,
  type CreateOpportunityInput,
  LeadConversionNotesDocument,
} from '../../gql/graphql';
import { useMay } from '../../kit/data/session';
import { useAttempt, useSave } from '../../kit/data/useSave';
import { inputOf, isBlank } from '../../kit/fields/field';
import type { Preview } from './ConvertDialog';
import { isRecord, NEW, NONE, OTHER } from './choice';

type Values = Record<string, unknown>;

export interface Choice {
  /** NEW, OTHER as long as none is picked, or the id of a client. */
  client: string;
  /** NEW, NONE, OTHER as long as none is picked, or the id of a contact. */
  contact: string;
  /** What is to be different in a new client or contact. */
  clientValues: Values;
  contactValues: Values;
  /** NEW, NONE, or the id of an open opportunity of the client. */
  opportunity: string;
  opportunityValues: Values;
}

/** So sure one has to be that a record is the same, to suggest it. */
const SURE = 60;

/** What to make of a lead: begins with what is most likely wanted, and converts it. */
export function useConversion(
  preview: Preview,
  onDone: (result: ConvertLeadMutation['convertLead'], notes: string[]) => void,
) {
  const save = useSave();
  const may = useMay();
  const { attempt, busy, problem } = useAttempt();
  const [choice, setChoice] = useState(() => likely(preview, may));
  const [asked, setAsked] = useState(false);
  const notes = useNotes(preview.lead.id, choice);
  const submit = async () => {
    setAsked(true);
    if (choice.client === OTHER || choice.contact === OTHER) return;
    await attempt(async () => {
      const data = await save(
        ConvertLeadDocument,
        { input: conversionInput(preview, choice) },
        { done: `${preview.lead.name} converted` },
      );
      if (data) onDone(data.convertLead, notes);
    });
  };
  const choose = (part: Partial<Choice>) =>
    setChoice((old) => ({
      ...old,
      // The opportunity was one of the client that was chosen before.
      ...(part.client && isRecord(old.opportunity) ? { opportunity: NONE } : {}),
      ...part,
    }));
  /** What is wrong with the values of one of the records, by field. */
  const errorsOf = (record: string): Record<string, string> =>
    Object.fromEntries(
      Object.entries(problem?.fields ?? {}).flatMap(([path, text]) =>
        path.startsWith(`${record}.`) ? [[path.slice(record.length + 1), text]] : [],
      ),
    );
  /** Why a record has to be picked, once somebody tried without. */
  const missing = (record: 'client' | 'contact') =>
    asked && choice[record] === OTHER ? `Choose a ${record}.` : undefined;
  return { choice, choose, submit, busy, problem, errorsOf, missing, notes };
}

/** What comes of the chosen client and contact, in the words of the server. */
function useNotes(id: string, { client, contact }: Choice): string[] {
  const { data } = useQuery(LeadConversionNotesDocument, {
    variables: { id, clientId: isRecord(client) ? client : null, contactId: contact },
    skip: client === OTHER || !isRecord(contact),
    fetchPolicy: 'network-only',
  });
  return data?.leadConversionPreview.notes ?? [];
}

function likely(
  { candidates, contact, opportunity, lead }: Preview,
  may: (permission: string) => boolean,
): Choice {
  const sure = (type: string) =>
    candidates.find((candidate) => candidate.type === type && candidate.score >= SURE)?.id;
  return {
    client: sure('Client') ?? (may('client.create') ? NEW : OTHER),
    contact: sure('Contact') ?? (contact && may('contact.create') ? NEW : NONE),
    clientValues: {},
    contactValues: {},
    opportunity: lead.status === 'QUALIFIED' && may('opportunity.create') ? NEW : NONE,
    opportunityValues: { name: opportunity.name },
  };
}

function conversionInput(preview: Preview, choice: Choice): ConvertLeadInput {
  const { client, contact, opportunity, opportunityValues } = choice;
  const { lead } = preview;
  const given = Object.fromEntries(Object.entries(opportunityValues).filter(([, value]) => !isBlank(value)));
  return {
    id: lead.id,
    version: lead.version,
    ...(client === NEW ? { client: inputOf(choice.clientValues, preview.client) } : { clientId: client }),
    ...(contact === NEW ? { contact: inputOf(choice.contactValues, preview.contact) } : {}),
    ...(contact === NONE ? { contact: null } : contact === NEW ? {} : { contactId: contact }),
    ...(opportunity === NEW
      ? { opportunity: inputOf(given, preview.opportunity) as CreateOpportunityInput }
      : opportunity === NONE
        ? {}
        : { opportunityId: opportunity }),
  };
}
