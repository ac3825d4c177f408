import type { ReactNode } from 'react';
import { ActivitiesPanel } from '../features/activities/ActivitiesPanel';
import { ActivityPage } from '../features/activities/ActivityPage';
import { ActivityResult } from '../features/activities/ActivityResult';
import { activityKind } from '../features/activities/activityKind';
import { FilesPanel } from '../features/attachments/FilesPanel';
import { filesAround } from '../features/attachments/filesAround';
import { ClientPage } from '../features/clients/ClientPage';
import { clientKind } from '../features/clients/clientKind';
import { CompetitorPage } from '../features/competitors/CompetitorPage';
import { competitorKind } from '../features/competitors/competitorKind';
import { AffiliationsPanel } from '../features/contacts/AffiliationsPanel';
import { ClientContactsPanel } from '../features/contacts/ClientContactsPanel';
import { ContactPage } from '../features/contacts/ContactPage';
import { contactKind } from '../features/contacts/contactKind';
import { TimelinePanel } from '../features/interactions/TimelinePanel';
import { ClientLeadsPanel } from '../features/leads/ClientLeadsPanel';
import { LeadPage } from '../features/leads/LeadPage';
import { leadKind } from '../features/leads/leadKind';
import { ClientOpportunitiesPanel } from '../features/opportunities/ClientOpportunitiesPanel';
import { OpportunitiesOf } from '../features/opportunities/OpportunitiesOf';
import { OpportunityPage } from '../features/opportunities/OpportunityPage';
import { choicesAgainst, choicesWithProduct } from '../features/opportunities/opportunityChoices';
import { opportunityKind } from '../features/opportunities/opportunityKind';
import { ProductPage } from '../features/products/ProductPage';
import { productKind } from '../features/products/productKind';
import type {
  ActivityFieldsFragment,
  ClientFieldsFragment,
  CompetitorFieldsFragment,
  ContactFieldsFragment,
  LeadFieldsFragment,
  OpportunityFieldsFragment,
  ProductFieldsFragment,
} from '../gql/graphql';
import { RecordPeek } from '../kit/record/RecordPeek';
import type { RecordPanels } from '../kit/record/recordKind';

// Which feature puts which panel on which page.
const clientPanels: RecordPanels<ClientFieldsFragment> = {
  tabs: [
    { key: 'timeline', label: 'Timeline', show: ({ id }) => <TimelinePanel noun="client" id={id} /> },
    {
      key: 'files',
      label: 'Files',
      show: ({ id }) => <FilesPanel link={{ clientId: id }} filter={filesAround('client', id)} />,
    },
  ],
  side: [
    { key: 'activities', show: ({ id }) => <ActivitiesPanel about={{ clientId: id }} /> },
    { key: 'contacts', show: (client) => <ClientContactsPanel client={client} /> },
    { key: 'opportunities', show: ({ id }) => <ClientOpportunitiesPanel clientId={id} /> },
    { key: 'leads', show: ({ id }) => <ClientLeadsPanel clientId={id} /> },
  ],
};
const contactPanels: RecordPanels<ContactFieldsFragment> = {
  tabs: [
    {
      key: 'timeline',
      label: 'Timeline',
      show: ({ id, clientId }) => <TimelinePanel noun="contact" id={id} about={{ clientId }} />,
    },
    {
      key: 'files',
      label: 'Files',
      show: ({ id }) => <FilesPanel link={{ contactId: id }} filter={filesAround('contact', id)} />,
    },
  ],
  side: [
    {
      key: 'activities',
      show: ({ id, clientId }) => <ActivitiesPanel about={{ contactId: id }} preset={{ clientId }} />,
    },
    { key: 'affiliations', show: (contact) => <AffiliationsPanel contact={contact} /> },
  ],
};
const leadPanels: RecordPanels<LeadFieldsFragment> = {
  tabs: [
    {
      key: 'timeline',
      label: 'Timeline',
      show: ({ id, convertedAt }) => <TimelinePanel noun="lead" id={id} closed={Boolean(convertedAt)} />,
    },
    {
      key: 'files',
      label: 'Files',
      show: ({ id, convertedAt }) => (
        <FilesPanel link={{ leadId: id }} filter={filesAround('lead', id)} closed={Boolean(convertedAt)} />
      ),
    },
  ],
  side: [
    {
      key: 'activities',
      show: ({ id, convertedAt }) => <ActivitiesPanel about={{ leadId: id }} closed={Boolean(convertedAt)} />,
    },
  ],
};
const opportunityPanels: RecordPanels<OpportunityFieldsFragment> = {
  tabs: [
    {
      key: 'timeline',
      label: 'Timeline',
      show: ({ id, clientId }) => <TimelinePanel noun="opportunity" id={id} about={{ clientId }} />,
    },
    {
      key: 'files',
      label: 'Files',
      show: ({ id }) => <FilesPanel link={{ opportunityId: id }} filter={filesAround('opportunity', id)} />,
    },
  ],
  side: [
    {
      key: 'activities',
      show: ({ id, clientId }) => <ActivitiesPanel about={{ opportunityId: id }} preset={{ clientId }} />,
    },
  ],
};

const activityPanels: RecordPanels<ActivityFieldsFragment> = {
  tabs: [
    { key: 'result', label: 'Notes', show: (activity) => <ActivityResult activity={activity} /> },
    { key: 'files', label: 'Files', show: ({ id }) => <FilesPanel link={{ activityId: id }} /> },
  ],
};

const productPanels: RecordPanels<ProductFieldsFragment> = {
  tabs: [
    {
      key: 'opportunities',
      label: 'Opportunities',
      show: ({ id }) => <OpportunitiesOf choices={choicesWithProduct(id)} />,
    },
  ],
};
const competitorPanels: RecordPanels<CompetitorFieldsFragment> = {
  tabs: [
    {
      key: 'opportunities',
      label: 'Opportunities',
      show: ({ id }) => <OpportunitiesOf choices={choicesAgainst(id)} />,
    },
  ],
};

export const ClientRecordPage = () => <ClientPage panels={clientPanels} />;
export const ContactRecordPage = () => <ContactPage panels={contactPanels} />;
export const LeadRecordPage = () => <LeadPage panels={leadPanels} />;
export const OpportunityRecordPage = () => <OpportunityPage panels={opportunityPanels} />;
export const ProductRecordPage = () => <ProductPage panels={productPanels} />;
export const CompetitorRecordPage = () => <CompetitorPage panels={competitorPanels} />;

export const ActivityRecordPage = () => <ActivityPage panels={activityPanels} />;

const peeks: Record<string, (id: string) => ReactNode> = {
  client: (id) => <RecordPeek kind={clientKind} id={id} panels={clientPanels} />,
  contact: (id) => <RecordPeek kind={contactKind} id={id} panels={contactPanels} />,
  lead: (id) => <RecordPeek kind={leadKind} id={id} panels={leadPanels} />,
  activity: (id) => <RecordPeek kind={activityKind} id={id} panels={activityPanels} />,
  product: (id) => <RecordPeek kind={productKind} id={id} panels={productPanels} />,
  competitor: (id) => <RecordPeek kind={competitorKind} id={id} panels={competitorPanels} />,
  opportunity: (id) => <RecordPeek kind={opportunityKind} id={id} panels={opportunityPanels} />,
};

/** The record of the peek panel. */
export const PeekedRecord = ({ noun, id }: { noun: string; id: string }) => peeks[noun]?.(id);
