import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import {
  type CompetitorFieldsFragment,
  CreateCompetitorDocument,
  UpdateCompetitorDocument,
} from '../../gql/graphql';
import { useUndo } from '../../kit/data/undo';
import { inputOf } from '../../kit/fields/field';
import { type Conflict, ConflictDialog } from '../../kit/form/ConflictDialog';
import { RecordForm } from '../../kit/form/RecordForm';
import { competitorForm } from './competitorFields';

interface CompetitorFormProps {
  record?: CompetitorFieldsFragment;
  preset?: Record<string, unknown>;
  onDone: (id: string) => void;
}

/** Creates or edits a competitor. */
export function CompetitorForm({ record, preset, onDone }: CompetitorFormProps) {
  const client = useApolloClient();
  const { offer } = useUndo();
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [fresh] = useState({ active: true, ...preset });
  const update = async (values: Record<string, unknown>, version: number) => {
    if (!record) return;
    await client.mutate({
      mutation: UpdateCompetitorDocument,
      variables: { input: { id: record.id, version, ...inputOf(values) } },
    });
    offer(`${record.name} changed`);
    onDone(record.id);
  };
  return (
    <>
      <RecordForm
        creating={!record}
        fields={competitorForm}
        record={record ?? fresh}
        draftKey={record ? `competitor.${record.id}` : 'competitor.new'}
        submitLabel={record ? 'Save competitor' : 'Create competitor'}
        onConflict={({ current }, mine) => current && setConflict({ current, mine })}
        onSubmit={async (values) => {
          if (record) return update(values, record.version);
          const { data } = await client.mutate({
            mutation: CreateCompetitorDocument,
            variables: { input: inputOf(values) as { name: string } },
          });
          client.cache.evict({ fieldName: 'competitors' });
          if (!data) return;
          offer(`${data.createCompetitor.name} created`);
          onDone(data.createCompetitor.id);
        }}
      />
      <ConflictDialog
        conflict={conflict}
        fields={competitorForm}
        onClose={() => setConflict(null)}
        onResolve={update}
      />
    </>
  );
}
