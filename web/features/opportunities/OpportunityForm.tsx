import { useApolloClient, useQuery } from '@apollo/client/react';
import { Select, Stack } from '@mantine/core';
import { useState } from 'react';
import {
  CreateOpportunityDocument,
  type OpportunityFieldsFragment,
  StageOptionsDocument,
  UpdateOpportunityDocument,
} from '../../gql/graphql';
import { useSession } from '../../kit/data/session';
import { useUndo } from '../../kit/data/undo';
import { type Conflict, ConflictDialog } from '../../kit/form/ConflictDialog';
import { RecordForm } from '../../kit/form/RecordForm';
import { opportunityForm } from './opportunityFields';

interface OpportunityFormProps {
  record?: OpportunityFieldsFragment;
  preset?: Record<string, unknown>;
  onDone: (id: string) => void;
}

const MORE = ['probability', 'source', 'competitors', 'tags', 'description'];

/** Creates or edits an opportunity. */
export function OpportunityForm({ record, preset, onDone }: OpportunityFormProps) {
  const client = useApolloClient();
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
      variables: { input: { id: record.id, version, ...values } },
    });
    offer(`${record.name} changed`);
    onDone(record.id);
  };
  return (
    <>
      <RecordForm
        creating={!record}
        fields={
          record?.lineItems.length ? opportunityForm.filter(({ key }) => key !== 'amount') : opportunityForm
        }
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
              input: { ...(values as { name: string }), pipelineId: pipeline?.id, stageId: place.stageId },
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
        fields={opportunityForm}
        onClose={() => setConflict(null)}
        onResolve={update}
      />
    </>
  );
}
