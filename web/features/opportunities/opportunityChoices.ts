import type { OpportunityFilter } from '../../gql/graphql';
import type { OpportunityChoice } from './OpportunitiesOf';

const byStatus = (of: OpportunityFilter): OpportunityChoice[] => [
  { key: 'all', label: 'All', filter: of },
  { key: 'open', label: 'Open', filter: { and: [of, { status: { eq: 'OPEN' } }] } },
  { key: 'won', label: 'Won', filter: { and: [of, { status: { eq: 'WON' } }] } },
  { key: 'lost', label: 'Lost', filter: { and: [of, { status: { eq: 'LOST' } }] } },
];

/** The opportunities with a product among their line items. */
export const choicesWithProduct = (id: string): OpportunityChoice[] =>
  byStatus({ lineItems: { some: { productId: { eq: id } } } });

/** The opportunities for which a competitor is in the race, or which were lost to it: what its figures count. */
export const choicesAgainst = (id: string): OpportunityChoice[] => {
  const race: OpportunityFilter = {
    or: [{ competitors: { some: { competitorId: { eq: id } } } }, { lostToCompetitorId: { eq: id } }],
  };
  return [
    ...byStatus(race),
    { key: 'lost-to-them', label: 'Lost to them', filter: { lostToCompetitorId: { eq: id } } },
    { key: 'closed', label: 'Won or lost', filter: { and: [race, { status: { in: ['WON', 'LOST'] } }] } },
  ];
};
