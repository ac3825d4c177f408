import {
  type CompetitorFieldsFragment,
  CreateCompetitorDocument,
  UpdateCompetitorDocument,
} from '../../gql/graphql';
import { NounForm, type NounFormProps } from '../../kit/form/NounForm';
import { competitorForm } from './competitorFields';

/** Creates or edits a competitor. */
export function CompetitorForm(props: NounFormProps<CompetitorFieldsFragment>) {
  return (
    <NounForm
      {...props}
      noun="competitor"
      operations={{ create: CreateCompetitorDocument, update: UpdateCompetitorDocument }}
      listedIn={['competitors']}
      fields={competitorForm}
      fresh={{ active: true }}
    />
  );
}
