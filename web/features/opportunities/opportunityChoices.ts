import type { OpportunityFilter } from '../../gql/graphql';
import type { OpportunityChoice } from './OpportunitiesOf';

const byStatus = (of: OpportunityFilter): OpportunityChoice[] => [
  { label: 'All', filter: of },
  { label: 'Open', filter: { and: [of, { status: { eq: 'OPEN' } }] } },
  { label: 'Won', filter: { and: [of, { status: { eq: 'WON' } }] } },
  { label: 'Lost', filter: { and: [of, { status: { eq: 'LOST' } }] } },
];

/** The opportunities with a product among their line items. */
export const choicesWithProduct = (id: string): OpportunityChoice[] =>
  byStatus({ lineItems: { some: { productId: { eq: id } } } });

/** The opportunities for which a competitor is in the race, or which were lost to it: what its figures count. */
export const choicesAgainst = (id: string): OpportunityChoice[] => [
  ...byStatus({
    or: [{ competitors: { some: { competitorId: { eq: id } } } }, { lostToCompetitorId: { eq: id } }],
  }),
  { label: 'Lost to them', filter: { lostToCompetitorId: { eq: id } } },
];
