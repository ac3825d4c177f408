import type { ImportFieldsFragment } from '../../gql/graphql';

const LISTS: Record<string, string> = { Client: '/clients', Contact: '/contacts' };

/** The list that shows what an import has created; null when there is no such list or nothing was created. */
export function recordsPath({
  subjectType,
  startedAt,
  finishedAt,
  created,
}: Pick<ImportFieldsFragment, 'subjectType' | 'startedAt' | 'finishedAt' | 'created'>): string | null {
  const list = LISTS[subjectType ?? ''];
  if (!list || !startedAt || created === 0) return null;
  const conditions = [
    { createdAt: { after: startedAt } },
    ...(finishedAt ? [{ createdAt: { before: finishedAt } }] : []),
  ];
  return `${list}?f=${encodeURIComponent(JSON.stringify({ and: conditions }))}`;
}
