import {
  ClientTimelineChangedDocument,
  ClientTimelineDocument,
  ContactTimelineChangedDocument,
  ContactTimelineDocument,
  LeadTimelineChangedDocument,
  LeadTimelineDocument,
  OpportunityTimelineChangedDocument,
  OpportunityTimelineDocument,
} from '../../gql/graphql';

type Query = typeof ClientTimelineDocument;
type Changed = typeof ClientTimelineChangedDocument;

/** How the timeline of a noun is read and listened to; all answer alike. */
export const TIMELINES = {
  client: { query: ClientTimelineDocument, changed: ClientTimelineChangedDocument, key: 'clientId' },
  contact: {
    query: ContactTimelineDocument as unknown as Query,
    changed: ContactTimelineChangedDocument as unknown as Changed,
    key: 'contactId',
  },
  lead: {
    query: LeadTimelineDocument as unknown as Query,
    changed: LeadTimelineChangedDocument as unknown as Changed,
    key: 'leadId',
  },
  opportunity: {
    query: OpportunityTimelineDocument as unknown as Query,
    changed: OpportunityTimelineChangedDocument as unknown as Changed,
    key: 'opportunityId',
  },
} as const;

export type TimelineNoun = keyof typeof TIMELINES;
