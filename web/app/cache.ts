import type { FieldPolicy, TypePolicies } from '@apollo/client';

interface Page {
  nodes?: readonly unknown[];
  pageInfo?: Record<string, unknown>;
  [key: string]: unknown;
}

/** A connection whose pages are joined; the arguments named are another list. */
function pages(...keyArgs: string[]): FieldPolicy<Page> {
  return {
    keyArgs: keyArgs.length ? keyArgs : false,
    merge(existing, incoming, { args }) {
      if (!args?.after || !existing) return incoming;
      const before = existing.nodes ?? [];
      const seen = new Set(before.map((node) => (node as { __ref?: string }).__ref).filter(Boolean));
      const fresh = (incoming.nodes ?? []).filter((node) => !seen.has((node as { __ref?: string }).__ref));
      return { ...incoming, nodes: [...before, ...fresh] };
    },
  };
}

const list = () => pages('filter', 'search', 'orderBy');
const timeline = () => pages('kinds', 'types', 'people', 'search', 'until', 'pinned');

export const possibleTypes = {
  Record: [
    'Organization',
    'User',
    'Team',
    'Role',
    'ApiKey',
    'Client',
    'Contact',
    'Affiliation',
    'Pipeline',
    'PipelineStage',
    'Lead',
    'Opportunity',
    'OpportunityLineItem',
    'OpportunityCompetitor',
    'Product',
    'PriceList',
    'PriceListEntry',
    'Competitor',
    'CallScript',
    'Interaction',
    'Activity',
    'Notification',
    'CustomFieldDefinition',
    'LeadConversion',
    'LeadScoreChange',
    'LeadSettings',
    'ScoringRule',
    'AssignmentRule',
    'Import',
    'Attachment',
    'Export',
    'Tag',
  ],
};

/** How the cache joins pages and finds records it already has. */
export const typePolicies: TypePolicies = {
  Query: {
    fields: {
      clients: list(),
      contacts: list(),
      leads: list(),
      opportunities: list(),
      products: list(),
      competitors: list(),
      priceLists: list(),
      firstSteps: { merge: false },
      callScripts: pages('filter'),
      interactions: list(),
      activities: list(),
      notifications: pages('unread'),
      attachments: list(),
      tags: list(),
      imports: pages(),
      users: pages('search'),
      client: {
        read: (known, { args, toReference }) => known ?? toReference({ __typename: 'Client', id: args?.id }),
      },
      contact: {
        read: (known, { args, toReference }) => known ?? toReference({ __typename: 'Contact', id: args?.id }),
      },
      lead: {
        read: (known, { args, toReference }) => known ?? toReference({ __typename: 'Lead', id: args?.id }),
      },
      opportunity: {
        read: (known, { args, toReference }) =>
          known ?? toReference({ __typename: 'Opportunity', id: args?.id }),
      },
      product: {
        read: (known, { args, toReference }) => known ?? toReference({ __typename: 'Product', id: args?.id }),
      },
      competitor: {
        read: (known, { args, toReference }) =>
          known ?? toReference({ __typename: 'Competitor', id: args?.id }),
      },
      activity: {
        read: (known, { args, toReference }) =>
          known ?? toReference({ __typename: 'Activity', id: args?.id }),
      },
      board: { keyArgs: ['pipelineId', 'filter', 'search'] },
    },
  },
  Client: {
    fields: {
      timeline: timeline(),
      contacts: pages(),
      opportunities: pages(),
      interactions: pages(),
      history: pages(),
    },
  },
  Lead: { fields: { timeline: timeline(), history: pages() } },
  Contact: { fields: { timeline: timeline(), history: pages() } },
  Interaction: { fields: { attachments: pages() } },
  Activity: { fields: { history: pages() } },
  Product: { fields: { history: pages() } },
  Competitor: { fields: { history: pages() } },
  PriceList: { fields: { entries: pages() } },
  Opportunity: { fields: { timeline: timeline(), interactions: pages(), history: pages() } },
  Board: { keyFields: false },
  BoardColumn: { keyFields: false },
  Me: { keyFields: [], merge: false },
  Address: { merge: false },
};
