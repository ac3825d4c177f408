import type { Context } from '../../kernel/context.js';
import { nounNamed } from '../../kernel/noun.js';
import { policyOf } from '../../kernel/policy.js';
import type { BaseRecord, RecordClass } from '../../kernel/record.js';
import { Client } from '../clients/client.entity.js';
import { Contact } from '../contacts/contact.entity.js';
import { Lead } from '../leads/lead.entity.js';
import { Opportunity } from '../opportunities/opportunity.entity.js';
import type { Interaction } from './interaction.entity.js';

/** A noun that has a timeline. */
export interface TimelineSubject {
  Class: RecordClass<BaseRecord>;
  /** The field of interactions that leads to it, and its column. */
  key: 'clientId' | 'contactId' | 'leadId' | 'opportunityId';
  column: string;
  /** Which events are changes on its timeline; one condition for each index that finds them. */
  changes: string[];
}

/** A record with its own changes, and with the files that were put on it. */
const alone = (
  Class: RecordClass<BaseRecord>,
  key: TimelineSubject['key'],
  column: string,
): TimelineSubject => ({
  Class,
  key,
  column,
  changes: [
    `e.subject_type = '${Class.name}' AND e.subject_id = :subjectId::uuid`,
    `e.subject_type = 'Attachment' AND 'Attachment' = ANY(:types::text[]) AND e.subject_id IN (
       SELECT a.id FROM attachments a WHERE a.organization_id = :organizationId AND a.${column} = :subjectId::uuid)`,
  ],
});

/** The nouns that have a timeline, by name. The events of a client carry its id, whatever of it has changed. */
export const TIMELINES = {
  Client: {
    Class: Client,
    key: 'clientId',
    column: 'client_id',
    changes: ['e.client_id = :subjectId::uuid AND e.subject_type = ANY(:types::text[])'],
  },
  Contact: alone(Contact, 'contactId', 'contact_id'),
  Lead: alone(Lead, 'leadId', 'lead_id'),
  Opportunity: alone(Opportunity, 'opportunityId', 'opportunity_id'),
} satisfies Record<string, TimelineSubject>;

export type TimelineNoun = keyof typeof TIMELINES;

/** Which interactions `i` stand on a timeline, one condition for each index; on that of a contact also those it took part in. */
export const placesOf = (noun: TimelineNoun): string[] => [
  `i.${TIMELINES[noun].column} = :subjectId::uuid`,
  ...(noun === 'Contact'
    ? [
        `i.participant_refs @> ARRAY['Contact:' || :subjectId::text] AND i.participant_refs <> '{}' AND i.contact_id IS DISTINCT FROM :subjectId::uuid`,
      ]
    : []),
];

/** Whether an interaction stands on the timeline of a record. */
export const standsOn = (interaction: Interaction, noun: TimelineNoun, id: string): boolean =>
  interaction[TIMELINES[noun].key] === id ||
  (noun === 'Contact' && interaction.participantRefs.includes(`Contact:${id}`));

/**
 * Types whose changes the actor sees on the timeline of a client: those of which every row is visible, and those whose rows
 * are visible with the client itself.
 */
export function visibleTypes(ctx: Context): string[] {
  const types = ['Client', ...(ctx.actor.can('attachment.view') ? ['Attachment'] : [])];
  const whole = ['Contact', 'Opportunity'].filter((type) => {
    const Class = nounNamed(type)?.Class;
    return Class && policyOf(Class).visible(ctx.actor) === true;
  });
  return [...types, ...whole];
}
