import type { ReactNode } from 'react';
import { ClientPage } from '../features/clients/ClientPage';
import { clientKind } from '../features/clients/clientKind';
import { ClientContactsPanel } from '../features/contacts/ClientContactsPanel';
import { ContactPage } from '../features/contacts/ContactPage';
import { contactKind } from '../features/contacts/contactKind';
import { InteractionsPanel } from '../features/interactions/InteractionsPanel';
import { TimelinePanel } from '../features/interactions/TimelinePanel';
import { ClientLeadsPanel } from '../features/leads/ClientLeadsPanel';
import { LeadPage } from '../features/leads/LeadPage';
import { leadKind } from '../features/leads/leadKind';
import { ClientOpportunitiesPanel } from '../features/opportunities/ClientOpportunitiesPanel';
import { OpportunityPage } from '../features/opportunities/OpportunityPage';
import { opportunityKind } from '../features/opportunities/opportunityKind';
import type {
  ClientFieldsFragment,
  ContactFieldsFragment,
  LeadFieldsFragment,
  OpportunityFieldsFragment,
} from '../gql/graphql';
import { RecordPeek } from '../kit/record/RecordPeek';
import type { RecordPanels } from '../kit/record/recordKind';

// Which feature puts which panel on which page.
const clientPanels: RecordPanels<ClientFieldsFragment> = {
  tabs: [{ key: 'timeline', label: 'Timeline', show: ({ id }) => <TimelinePanel noun="client" id={id} /> }],
  side: [
    { key: 'contacts', show: ({ id }) => <ClientContactsPanel clientId={id} /> },
    { key: 'opportunities', show: ({ id }) => <ClientOpportunitiesPanel clientId={id} /> },
    { key: 'leads', show: ({ id }) => <ClientLeadsPanel clientId={id} /> },
  ],
};
const contactPanels: RecordPanels<ContactFieldsFragment> = {
  tabs: [
    {
      key: 'interactions',
      label: 'Interactions',
      show: ({ id, clientId }) => <InteractionsPanel contactId={id} clientId={clientId} />,
    },
  ],
};
const leadPanels: RecordPanels<LeadFieldsFragment> = {
  tabs: [
    {
      key: 'timeline',
      label: 'Timeline',
      show: ({ id, convertedAt }) => <TimelinePanel noun="lead" id={id} closed={Boolean(convertedAt)} />,
    },
  ],
};
const opportunityPanels: RecordPanels<OpportunityFieldsFragment> = {
  tabs: [
    {
      key: 'interactions',
      label: 'Interactions',
      show: ({ id, clientId }) => <InteractionsPanel opportunityId={id} clientId={clientId} />,
    },
  ],
};

export const ClientRecordPage = () => <ClientPage panels={clientPanels} />;
export const ContactRecordPage = () => <ContactPage panels={contactPanels} />;
export const LeadRecordPage = () => <LeadPage panels={leadPanels} />;
export const OpportunityRecordPage = () => <OpportunityPage panels={opportunityPanels} />;

const peeks: Record<string, (id: string) => ReactNode> = {
  client: (id) => <RecordPeek kind={clientKind} id={id} panels={clientPanels} />,
  contact: (id) => <RecordPeek kind={contactKind} id={id} panels={contactPanels} />,
  lead: (id) => <RecordPeek kind={leadKind} id={id} panels={leadPanels} />,
  opportunity: (id) => <RecordPeek kind={opportunityKind} id={id} panels={opportunityPanels} />,
};

/** The record of the peek panel. */
export const PeekedRecord = ({ noun, id }: { noun: string; id: string }) => peeks[noun]?.(id);
