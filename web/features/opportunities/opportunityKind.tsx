import { Badge } from '@mantine/core';
import {
  DeleteOpportunityDocument,
  OpportunityDocument,
  type OpportunityFieldsFragment,
  OpportunityHistoryDocument,
  RestoreOpportunityDocument,
  UpdateOpportunityDocument,
} from '../../gql/graphql';
import { sentence } from '../../kit/fields/field';
import { pickFields, type RecordKind } from '../../kit/record/recordKind';
import { alsoPrice } from './askToPriceAgain';
import { OpportunityForm } from './OpportunityForm';
import { OPPORTUNITY_STATUS_COLORS, opportunityFacts, opportunityFields } from './opportunityFields';

/** Opportunities, for their page and the peek panel. */
export const opportunityKind: RecordKind<OpportunityFieldsFragment> = {
  noun: 'opportunity',
  path: '/opportunities',
  list: { href: '/pipeline', label: 'Pipeline' },
  listedIn: ['opportunities', 'board'],
  operations: {
    one: OpportunityDocument,
    history: OpportunityHistoryDocument,
    update: UpdateOpportunityDocument,
    remove: DeleteOpportunityDocument,
    restore: RestoreOpportunityDocument,
  },
  fields: opportunityFields,
  facts: opportunityFacts,
  figures: pickFields(opportunityFields, ['total', 'stageId', 'probability', 'expectedCloseOn']),
  also: alsoPrice,
  badge: ({ status }) => <Badge color={OPPORTUNITY_STATUS_COLORS[status]}>{sentence(status)}</Badge>,
  Form: OpportunityForm,
};
