import { Badge } from '@mantine/core';
import {
  CompetitorDocument,
  type CompetitorFieldsFragment,
  CompetitorHistoryDocument,
  DeleteCompetitorDocument,
  RestoreCompetitorDocument,
  UpdateCompetitorDocument,
} from '../../gql/graphql';
import { pickFields, type RecordKind } from '../../kit/record/recordKind';
import { CompetitorForm } from './CompetitorForm';
import { competitorFacts, competitorFields } from './competitorFields';

/** Competitors, for their page and the peek panel. */
export const competitorKind: RecordKind<CompetitorFieldsFragment> = {
  noun: 'competitor',
  path: '/competitors',
  list: { href: '/competitors', label: 'Competitors' },
  listedIn: ['competitors'],
  operations: {
    one: CompetitorDocument,
    history: CompetitorHistoryDocument,
    update: UpdateCompetitorDocument,
    remove: DeleteCompetitorDocument,
    restore: RestoreCompetitorDocument,
  },
  fields: competitorFields,
  facts: competitorFacts,
  figures: pickFields(competitorFields, ['open', 'won', 'lostTo', 'winRate']),
  badge: ({ active }) => !active && <Badge color="gray">Not active</Badge>,
  Form: CompetitorForm,
};
