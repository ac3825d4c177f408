import { ClientPage, type ClientPanels } from '../features/clients/ClientPage';
import { ClientContactsPanel } from '../features/contacts/ClientContactsPanel';
import { ContactPage, type ContactPanels } from '../features/contacts/ContactPage';
import { HomePage } from '../features/home/HomePage';
import { InteractionsPanel } from '../features/interactions/InteractionsPanel';
import { PlannedPanel } from '../features/interactions/PlannedPanel';
import { TimelinePanel } from '../features/interactions/TimelinePanel';
import { ClientOpportunitiesPanel } from '../features/opportunities/ClientOpportunitiesPanel';
import { OpportunityPage, type OpportunityPanels } from '../features/opportunities/OpportunityPage';

// Which feature puts which panel on which page.
const clientPanels: ClientPanels = {
  tabs: [{ key: 'timeline', label: 'Timeline', Panel: TimelinePanel }],
  side: [ClientContactsPanel, ClientOpportunitiesPanel],
};
const contactPanels: ContactPanels = {
  tabs: [{ key: 'interactions', label: 'Interactions', Panel: InteractionsPanel }],
};
const opportunityPanels: OpportunityPanels = {
  tabs: [{ key: 'interactions', label: 'Interactions', Panel: InteractionsPanel }],
};

const homePanels = [PlannedPanel];

export const HomeRoutePage = () => <HomePage panels={homePanels} />;
export const ClientRecordPage = () => <ClientPage panels={clientPanels} />;
export const ContactRecordPage = () => <ContactPage panels={contactPanels} />;
export const OpportunityRecordPage = () => <OpportunityPage panels={opportunityPanels} />;
