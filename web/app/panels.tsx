import { ClientPage } from '../features/clients/ClientPage';
import { clientKind } from '../features/clients/clientKind';
import { ClientContactsPanel } from '../features/contacts/ClientContactsPanel';
import { ContactPage } from '../features/contacts/ContactPage';
import { contactKind } from '../features/contacts/contactKind';
import { InteractionsPanel } from '../features/interactions/InteractionsPanel';
import { TimelinePanel } from '../features/interactions/TimelinePanel';
import { ClientOpportunitiesPanel } from '../features/opportunities/ClientOpportunitiesPanel';
import { OpportunityPage } from '../features/opportunities/OpportunityPage';
import { opportunityKind } from '../features/opportunities/opportunityKind';
import type { ClientFieldsFragment, ContactFieldsFragment, OpportunityFieldsFragment } from '../gql/graphql';
import { RecordPeek } from '../kit/record/RecordPeek';
import type { RecordPanels } from '../kit/record/recordKind';

// Which feature puts which panel on which page.
const clientPanels: RecordPanels<ClientFieldsFragment> = {
  tabs: [{ key: 'timeline', label: 'Timeline', show: ({ id }) => <TimelinePanel clientId={id} /> }],
  side: [
    { key: 'contacts', show: ({ id }) => <ClientContactsPanel clientId={id} /> },
    { key: 'opportunities', show: ({ id }) => <ClientOpportunitiesPanel clientId={id} /> },
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
export const OpportunityRecordPage = () => <OpportunityPage panels={opportunityPanels} />;

/** The record of the peek panel. */
export function PeekedRecord({ noun, id }: { noun: string; id: string }) {
  if (noun === 'client') return <RecordPeek kind={clientKind} id={id} panels={clientPanels} />;
  if (noun === 'contact') return <RecordPeek kind={contactKind} id={id} panels={contactPanels} />;
  return <RecordPeek kind={opportunityKind} id={id} panels={opportunityPanels} />;
}
