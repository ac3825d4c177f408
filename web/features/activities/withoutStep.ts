import type { ApolloClient } from '@apollo/client';
import {
  type ActivityRowFragment,
  LeadsWithoutStepDocument,
  OpportunitiesWithoutStepDocument,
} from '../../gql/graphql';

const OPEN = { in: ['PENDING', 'IN_PROGRESS'] };

/** The condition that nothing is planned, but for one activity that does not count. */
const nothingPlanned = (but?: string) => ({
  activities: { none: { status: OPEN, ...(but && { id: { ne: but } }) } },
});

/** The filter for open opportunities for which nothing is planned. */
export const opportunitiesWithoutStep = (but?: string) => ({
  status: { in: ['OPEN'] },
  ...nothingPlanned(but),
});

/** Whether an activity is the last that is planned for the open opportunity or lead it is about. */
export async function isLastStep(client: ApolloClient, activity: ActivityRowFragment): Promise<boolean> {
  const { id, opportunityId, leadId, recurrence } = activity;
  if (recurrence) return false;
  const about = (record: string) => ({ id: { eq: record } });
  const count = async () => {
    if (opportunityId) {
      const filter = { ...about(opportunityId), ...opportunitiesWithoutStep(id) } as never;
      const query = OpportunitiesWithoutStepDocument;
      return (await client.query({ query, variables: { filter }, fetchPolicy: 'network-only' })).data
        ?.opportunities.totalCount;
    }
    if (!leadId) return 0;
    const open = { status: { notIn: ['CONVERTED', 'UNQUALIFIED'] } };
    const filter = { ...about(leadId), ...open, ...nothingPlanned(id) } as never;
    const query = LeadsWithoutStepDocument;
    return (await client.query({ query, variables: { filter }, fetchPolicy: 'network-only' })).data?.leads
      .totalCount;
  };
  return Boolean(await count().catch(() => 0));
}
