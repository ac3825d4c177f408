import type { ReactNode } from 'react';
import { FilesPanel } from '../features/attachments/FilesPanel';
import { filesAround } from '../features/attachments/filesAround';
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
  tabs: [
    { key: 'timeline', label: 'Timeline', show: ({ id }) => <TimelinePanel clientId={id} /> },
    {
      key: 'files',
      label: 'Files',
      show: ({ id }) => <FilesPanel link={{ clientId: id }} filter={filesAround('client', id)} />,
    },
  ],
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
    {
      key: 'files',
      label: 'Files',
      show: ({ id }) => <FilesPanel link={{ contactId: id }} filter={filesAround('contact', id)} />,
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
    {
      key: 'files',
      label: 'Files',
      show: ({ id }) => <FilesPanel link={{ opportunityId: id }} filter={filesAround('opportunity', id)} />,
    },
  ],
};

export const ClientRecordPage = () => <ClientPage panels={clientPanels} />;
export const ContactRecordPage = () => <ContactPage panels={contactPanels} />;
export const OpportunityRecordPage = () => <OpportunityPage panels={opportunityPanels} />;

const peeks: Record<string, (id: string) => ReactNode> = {
  client: (id) => <RecordPeek kind={clientKind} id={id} panels={clientPanels} />,
  contact: (id) => <RecordPeek kind={contactKind} id={id} panels={contactPanels} />,
  opportunity: (id) => <RecordPeek kind={opportunityKind} id={id} panels={opportunityPanels} />,
};

/** The record of the peek panel. */
export const PeekedRecord = ({ noun, id }: { noun: string; id: string }) => peeks[noun]?.(id);
