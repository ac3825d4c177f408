import type { ImportedRowsQuery } from '../../gql/graphql';

export type ImportedRow = NonNullable<ImportedRowsQuery['import']>['rows'][number];

const PAGES: Record<string, string> = {
  Client: '/clients',
  Contact: '/contacts',
  Lead: '/leads',
  Opportunity: '/opportunities',
  Product: '/products',
  Competitor: '/competitors',
  User: '/settings/users',
  Team: '/settings/teams',
};

/** Where the record of a row is shown; an interaction stands on the timeline of its client. */
export function recordPath({ recordType, recordId, clientId, name }: ImportedRow): string | null {
  if (!recordId || name === null || name === undefined) return null;
  const page = PAGES[recordType];
  if (page) return `${page}/${recordId}`;
  return clientId ? `/clients/${clientId}` : null;
}
