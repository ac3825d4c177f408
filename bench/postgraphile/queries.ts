import { CANONICAL, ORGANIZATION } from '../queries.js';

const O = `"${ORGANIZATION}"`;
const USER = 'userByOrganizationIdAndOwnerId';
const CLIENT = 'clientByOrganizationIdAndClientId';

/** The canonical queries as PostGraphile's own schema asks them; ids are called `rowId` there. */
const TEXTS: Record<string, string> = {
  a: `query ($id: UUID!) { clientByOrganizationIdAndRowId(organizationId: ${O}, rowId: $id) { rowId name status industry email ${USER} { rowId name email } } }`,
  b: `query ($after: Datetime!) { benchCustomersBefore(organization: ${O}, before: $after, first: 50) { nodes { rowId name status industry createdAt ${USER} { rowId name } contactCount opportunityCount } } }`,
  c: `query ($id: UUID!) { clientByOrganizationIdAndRowId(organizationId: ${O}, rowId: $id) { rowId name status email ${USER} { name }
    mainContacts(first: 5) { nodes { rowId name email } }
    recentOpportunities(first: 5) { nodes { rowId name total pipelineStageByOrganizationIdAndStageId { name } } }
    recentInteractions(first: 10) { nodes { rowId type subject occurredAt ${USER} { name } } } } }`,
  d: `query ($id: UUID!) { pipelineByOrganizationIdAndRowId(organizationId: ${O}, rowId: $id) { columns { nodes { rowId name sums { count total weighted }
    cards(first: 50) { nodes { rowId name total currency ${CLIENT} { rowId name } ${USER} { rowId name } } } } } } }`,
  e: `query ($user: UUID!) { benchOverdueInteractions(organization: ${O}, owner: $user, first: 50) { nodes { rowId subject type scheduledAt ${CLIENT} { rowId name } ${USER} { rowId name } } } }`,
  f: `query ($pattern: String!) { benchSearchAll(organization: ${O}, pattern: $pattern) { nodes { kind rowId title subtitle } } }`,
  g: `{ benchQuarter(organization: ${O}, firstDay: "2026-10-01", lastDay: "2026-12-31") { openCount openBase weightedBase wonCount wonBase lostCount newClients overdueCount rottenCount } }`,
  h: `mutation ($id: UUID!, $stageId: UUID!) { benchMoveCard(input: { organization: ${O}, opportunity: $id, stage: $stageId }) { result { rowId version pipelineStageByOrganizationIdAndStageId { rowId name } } } }`,
};

/** The body of the n-th request of a canonical query to PostGraphile. */
export function postgraphileBody(key: string, n: number): string {
  const given = CANONICAL.find((each) => each.key === key)!.variables(n);
  const variables =
    key === 'f'
      ? { pattern: `%${given.text}%` }
      : key === 'h'
        ? (given.input as Record<string, unknown>)
        : given;
  return JSON.stringify({ query: TEXTS[key], variables });
}
