import { useApolloClient, useQuery } from '@apollo/client/react';
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
import { useUndo } from '../../kit/data/undo';
import { inputOf } from '../../kit/fields/field';
import { type Conflict, ConflictDialog } from '../../kit/form/ConflictDialog';
import { RecordForm } from '../../kit/form/RecordForm';
import { opportunityForm } from './opportunityFields';

interface OpportunityFormProps {
  record?: OpportunityFieldsFragment;
  preset?: Record<string, unknown>;
  onDone: (id: string) => void;
}

// Line items make the amount.
const FORM_OF_LINES = opportunityForm.filter(({ key }) => key !== 'amount');
const MORE = ['probability', 'source', 'competitorIds', 'tags', 'description'];

/** Creates or edits an opportunity. */
export function OpportunityForm({ record, preset, onDone }: OpportunityFormProps) {
  const client = useApolloClient();
  const fields = useFields('Opportunity', record?.lineItems.length ? FORM_OF_LINES : opportunityForm);
  const { userId, currency } = useSession();
  const { offer } = useUndo();
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [fresh] = useState({ ownerId: userId, currency, ...preset });
  const { data } = useQuery(StageOptionsDocument, { skip: Boolean(record) });
  const [place, setPlace] = useState<{ pipelineId?: string; stageId?: string }>(preset ?? {});
  const pipelines = data?.pipelines ?? [];
  const pipeline =
    pipelines.find(({ id }) => id === place.pipelineId) ??
    pipelines.find(({ isDefault }) => isDefault) ??
    pipelines[0];
  const update = async (values: Record<string, unknown>, version: number) => {
    if (!record) return;
    await client.mutate({
      mutation: UpdateOpportunityDocument,
      variables: { input: { id: record.id, version, ...inputOf(values) } },
    });
    offer(`${record.name} changed`);
    onDone(record.id);
  };
  return (
    <>
      <RecordForm
        creating={!record}
        fields={fields}
        more={MORE}
        record={record ?? fresh}
        draftKey={record ? `opportunity.${record.id}` : 'opportunity.new'}
        submitLabel={record ? 'Save opportunity' : 'Create opportunity'}
        onConflict={({ current }, mine) => current && setConflict({ current, mine })}
        onSubmit={async (values) => {
          if (record) return update(values, record.version);
          const { data: made } = await client.mutate({
            mutation: CreateOpportunityDocument,
            variables: {
              input: {
                ...(inputOf(values) as { name: string }),
                pipelineId: pipeline?.id,
                stageId: place.stageId,
              },
            },
          });
          client.cache.evict({ fieldName: 'opportunities' });
          client.cache.evict({ fieldName: 'board' });
          if (!made) return;
          offer(`${made.createOpportunity.name} created`);
          onDone(made.createOpportunity.id);
        }}
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
      </RecordForm>
      <ConflictDialog
        conflict={conflict}
        fields={fields}
        onClose={() => setConflict(null)}
        onResolve={update}
      />
    </>
  );
}
