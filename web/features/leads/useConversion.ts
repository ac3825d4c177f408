import { useState } from 'react';
import {
  ConvertLeadDocument,
  type ConvertLeadInput,
  type ConvertLeadMutation,
  type CreateOpportunityInput,
} from '../../gql/graphql';
import { useAttempt, useSave } from '../../kit/data/useSave';
import { isBlank } from '../../kit/fields/field';
import type { Preview } from './ConvertDialog';
import { NEW, NONE } from './TargetChoice';

export interface Choice {
  /** NEW, or the id of a client. */
  client: string;
  /** NEW, NONE, or the id of a contact. */
  contact: string;
  withOpportunity: boolean;
  opportunity: Record<string, unknown>;
}

/** So sure one has to be that a record is the same, to suggest it. */
const SURE = 60;

/** What to make of a lead: begins with what is most likely wanted, and converts it. */
export function useConversion(
  preview: Preview,
  onDone: (result: ConvertLeadMutation['convertLead']) => void,
) {
  const save = useSave();
  const { attempt, busy, problem } = useAttempt();
  const [choice, setChoice] = useState(() => likely(preview));
  const submit = () =>
    attempt(async () => {
      const data = await save(
        ConvertLeadDocument,
        { input: inputOf(preview, choice) },
        { done: `${preview.lead.name} converted` },
      );
      if (data) onDone(data.convertLead);
    });
  const choose = (part: Partial<Choice>) => setChoice((old) => ({ ...old, ...part }));
  return { choice, choose, submit, busy, problem };
}

function likely({ candidates, contact, opportunity, lead }: Preview): Choice {
  const sure = (type: string) =>
    candidates.find((candidate) => candidate.type === type && candidate.score >= SURE)?.id;
  return {
    client: sure('Client') ?? NEW,
    contact: sure('Contact') ?? (contact ? NEW : NONE),
    withOpportunity: lead.status === 'QUALIFIED',
    opportunity: { name: opportunity.name },
  };
}

function inputOf(
  { lead }: Preview,
  { client, contact, withOpportunity, opportunity }: Choice,
): ConvertLeadInput {
  const given = Object.fromEntries(Object.entries(opportunity).filter(([, value]) => !isBlank(value)));
  return {
    id: lead.id,
    version: lead.version,
    ...(client === NEW ? {} : { clientId: client }),
    ...(contact === NONE ? { contact: null } : contact === NEW ? {} : { contactId: contact }),
    ...(withOpportunity ? { opportunity: given as CreateOpportunityInput } : {}),
  };
}
