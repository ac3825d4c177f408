import { useState } from 'react';
import {
  ConvertLeadDocument,
  type ConvertLeadInput,
  type ConvertLeadMutation,
  type CreateOpportunityInput,
} from '../../gql/graphql';
import { useAttempt, useSave } from '../../kit/data/useSave';
import { inputOf, isBlank } from '../../kit/fields/field';
import type { Preview } from './ConvertDialog';
import { NEW, NONE } from './TargetChoice';

type Values = Record<string, unknown>;

export interface Choice {
  /** NEW, or the id of a client. */
  client: string;
  /** NEW, NONE, or the id of a contact. */
  contact: string;
  /** What is to be different in a new client or contact. */
  clientValues: Values;
  contactValues: Values;
  withOpportunity: boolean;
  opportunity: Values;
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
        { input: conversionInput(preview, choice) },
        { done: `${preview.lead.name} converted` },
      );
      if (data) onDone(data.convertLead);
    });
  const choose = (part: Partial<Choice>) => setChoice((old) => ({ ...old, ...part }));
  /** What is wrong with the values of one of the records, by field. */
  const errorsOf = (record: string): Record<string, string> =>
    Object.fromEntries(
      Object.entries(problem?.fields ?? {}).flatMap(([path, text]) =>
        path.startsWith(`${record}.`) ? [[path.slice(record.length + 1), text]] : [],
      ),
    );
  return { choice, choose, submit, busy, problem, errorsOf };
}

function likely({ candidates, contact, opportunity, lead }: Preview): Choice {
  const sure = (type: string) =>
    candidates.find((candidate) => candidate.type === type && candidate.score >= SURE)?.id;
  return {
    client: sure('Client') ?? NEW,
    contact: sure('Contact') ?? (contact ? NEW : NONE),
    clientValues: {},
    contactValues: {},
    withOpportunity: lead.status === 'QUALIFIED',
    opportunity: { name: opportunity.name },
  };
}

function conversionInput(preview: Preview, choice: Choice): ConvertLeadInput {
  const { client, contact, withOpportunity, opportunity } = choice;
  const { lead } = preview;
  const given = Object.fromEntries(Object.entries(opportunity).filter(([, value]) => !isBlank(value)));
  return {
    id: lead.id,
    version: lead.version,
    ...(client === NEW ? { client: inputOf(choice.clientValues, preview.client) } : { clientId: client }),
    ...(contact === NEW ? { contact: inputOf(choice.contactValues, preview.contact) } : {}),
    ...(contact === NONE ? { contact: null } : contact === NEW ? {} : { contactId: contact }),
    ...(withOpportunity
      ? { opportunity: inputOf(given, preview.opportunity) as CreateOpportunityInput }
      : {}),
  };
}
