import { useQuery } from '@apollo/client/react';
import { Select, Stack } from '@mantine/core';
import { useState } from 'react';
import {
  CreateOpportunityDocument,
  type OpportunityFieldsFragment,
  StageOptionsDocument,
  UpdateOpportunityDocument,
} from '../../gql/graphql';
import { useFields } from '../../kit/customFields/useFields';
import { useSession } from '../../kit/data/session';
import { inputOf } from '../../kit/fields/field';
import { NounForm, type NounFormProps } from '../../kit/form/NounForm';
import { askToPriceAgain } from './askToPriceAgain';
import { opportunityForm } from './opportunityFields';

// Line items make the amount.
const FORM_OF_LINES = opportunityForm.filter(({ key }) => key !== 'amount');
const MORE = ['probability', 'source', 'competitorIds', 'priceListId', 'tags', 'description'];

/** Creates or edits an opportunity. */
export function OpportunityForm(props: NounFormProps<OpportunityFieldsFragment>) {
  const { record, preset } = props;
  const { userId, currency } = useSession();
  const { data } = useQuery(StageOptionsDocument, { skip: Boolean(record) });
  const [place, setPlace] = useState<{ pipelineId?: string; stageId?: string }>(preset ?? {});
  const pipelines = data?.pipelines ?? [];
  const pipeline =
    pipelines.find(({ id }) => id === place.pipelineId) ??
    pipelines.find(({ isDefault }) => isDefault) ??
    pipelines[0];
  return (
    <NounForm
      {...props}
      noun="opportunity"
      operations={{ create: CreateOpportunityDocument, update: UpdateOpportunityDocument }}
      listedIn={['opportunities', 'board']}
      fields={useFields('Opportunity', record?.lineItems.length ? FORM_OF_LINES : opportunityForm)}
      more={MORE}
      fresh={{ ownerId: userId, currency }}
      also={async ({ priceListId }) => {
        if (!record || priceListId === undefined) return {};
        const repriceLineItems = await askToPriceAgain(record);
        return repriceLineItems === null ? null : { repriceLineItems };
      }}
      toInput={(values) => ({
        ...inputOf(values),
        ...(!record && { pipelineId: pipeline?.id, stageId: place.stageId }),
      })}
    >
      {() =>
        !record && (
          <Stack gap="sm">
            <Select
              label="Pipeline"
              data={pipelines.map(({ id, name }) => ({ value: id, label: name }))}
              value={pipeline?.id ?? null}
              allowDeselect={false}
              onChange={(pipelineId) => setPlace({ pipelineId: pipelineId ?? undefined })}
            />
            <Select
              label="Stage"
              data={(pipeline?.stages ?? [])
                .filter(({ kind }) => kind === 'OPEN')
                .map(({ id, name }) => ({ value: id, label: name }))}
              value={place.stageId ?? pipeline?.stages.find(({ kind }) => kind === 'OPEN')?.id ?? null}
              allowDeselect={false}
              onChange={(stageId) => setPlace({ ...place, stageId: stageId ?? undefined })}
            />
          </Stack>
        )
      }
    </NounForm>
  );
}
