import { activityFields } from '../features/activities/activityFields';
import { attachmentFields } from '../features/attachments/attachmentFields';
import { clientFields } from '../features/clients/clientFields';
import { competitorFields } from '../features/competitors/competitorFields';
import { affiliationFields, historyFields as contactFields } from '../features/contacts/contactFields';
import { interactionFields } from '../features/interactions/interactionFields';
import { leadFields } from '../features/leads/leadFields';
import { lineItemFields, opportunityFields, raceFields } from '../features/opportunities/opportunityFields';
import { stageFields } from '../features/pipelines/stageFields';
import { productFields } from '../features/products/productFields';
import type { Field } from '../kit/fields/field';
import type { NounModel, Relation } from '../kit/fields/nouns';

const client: Relation = { key: 'client', label: 'Client', to: 'Client' };
const contact: Relation = { key: 'contact', label: 'Contact', to: 'Contact' };
const interactions: Relation = { key: 'interactions', label: 'Interactions', to: 'Interaction', many: true };
const activities: Relation = { key: 'activities', label: 'Activities', to: 'Activity', many: true };
const attachments: Relation = { key: 'attachments', label: 'Files', to: 'Attachment', many: true };

/** What can be filtered, and over which relations: every feature brings its fields. */
export const nouns: Record<string, NounModel> = {
  Client: {
    fields: clientFields as Field[],
    relations: [
      { key: 'contacts', label: 'Contacts', to: 'Contact', many: true },
      { key: 'affiliations', label: 'People also here', to: 'Affiliation', many: true },
      { key: 'opportunities', label: 'Opportunities', to: 'Opportunity', many: true },
      interactions,
      { key: 'leads', label: 'Leads', to: 'Lead', many: true },
      activities,
      attachments,
      { key: 'children', label: 'Subsidiaries', to: 'Client', many: true },
      { key: 'parentClient', label: 'Parent company', to: 'Client' },
    ],
  },
  Contact: {
    fields: contactFields,
    relations: [
      client,
      { key: 'affiliations', label: 'Further clients', to: 'Affiliation', many: true },
      interactions,
      activities,
      attachments,
    ],
  },
  Affiliation: { fields: affiliationFields as Field[], relations: [client, contact] },
  Opportunity: {
    fields: opportunityFields as Field[],
    relations: [
      { key: 'stage', label: 'Stage', to: 'PipelineStage' },
      client,
      contact,
      { key: 'lineItems', label: 'Line items', to: 'OpportunityLineItem', many: true },
      { key: 'competitors', label: 'Competitors', to: 'OpportunityCompetitor', many: true },
      interactions,
      activities,
      attachments,
    ],
  },
  OpportunityLineItem: {
    fields: lineItemFields,
    relations: [{ key: 'product', label: 'Product', to: 'Product' }],
  },
  OpportunityCompetitor: {
    fields: raceFields,
    relations: [{ key: 'competitor', label: 'Competitor', to: 'Competitor' }],
  },
  Product: { fields: productFields as Field[], relations: [] },
  Competitor: { fields: competitorFields as Field[], relations: [] },
  Lead: {
    fields: leadFields as Field[],
    relations: [
      interactions,
      activities,
      attachments,
      { key: 'convertedClient', label: 'Client it became', to: 'Client' },
      { key: 'convertedOpportunity', label: 'Opportunity it became', to: 'Opportunity' },
    ],
  },
  PipelineStage: { fields: stageFields, relations: [] },
  Activity: {
    fields: activityFields as Field[],
    relations: [
      client,
      contact,
      { key: 'opportunity', label: 'Opportunity', to: 'Opportunity' },
      { key: 'lead', label: 'Lead', to: 'Lead' },
      attachments,
    ],
  },
  Interaction: {
    fields: interactionFields,
    relations: [client, contact, { key: 'lead', label: 'Lead', to: 'Lead' }],
  },
  Attachment: {
    fields: attachmentFields as Field[],
    relations: [
      client,
      contact,
      { key: 'opportunity', label: 'Opportunity', to: 'Opportunity' },
      { key: 'lead', label: 'Lead', to: 'Lead' },
    ],
  },
};
