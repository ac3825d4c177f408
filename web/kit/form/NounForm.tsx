import type { TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { useUndo } from '../data/undo';
import { inputOf } from '../fields/field';
import { RecordForm, type RecordFormProps } from './RecordForm';

/** What a feature hands to the form of its noun. */
export interface NounFormProps<Row> {
  /** The record to edit; none creates one. */
  record?: Row;
  /** What a new one begins with, besides what the form says. */
  preset?: Record<string, unknown>;
  onDone: (id: string) => void;
}

type Operation = TypedDocumentNode<any, any>;
type Values = Record<string, unknown>;

interface Row {
  id: string;
  version: number;
}

interface OwnProps
  extends NounFormProps<Row>,
    Pick<RecordFormProps, 'fields' | 'more' | 'visible' | 'children'> {
  /** Lower case, as on the buttons: 'client'. */
  noun: string;
  operations: { create: Operation; update: Operation };
  /** Fields of the API's Query whose lists may hold a new one. */
  listedIn: string[];
  /** What a new record begins with. */
  fresh: Values;
  /** Whose draft it is, where a record has several. */
  draft?: string | undefined;
  /** The record as the form shows it, where that differs. */
  shown?: Values;
  /** What was filled in as the API takes it. */
  toInput?: (values: Values) => Values;
  /** What else is to be sent with what was changed, asked of the viewer; null when they would rather not save yet. */
  also?: (values: Values) => Promise<Values | null>;
  /** Whether everything on the screen is loaded again when it is saved. */
  refetch?: boolean;
}

/** Creates or edits a record of a noun: the draft, the words, undo and the lists follow from its name. */
export function NounForm({ noun, operations, listedIn, toInput = inputOf, ...props }: OwnProps) {
  const { record, preset, fresh, shown, draft, refetch, also, onDone, ...form } = props;
  const client = useApolloClient();
  const { offer } = useUndo();
  const [initial] = useState({ ...fresh, ...preset });
  const save = async (values: Values, version?: number) => {
    const more = await also?.(values);
    if (more === null) return false;
    const input = { ...toInput(values), ...more };
    const { data } = await client.mutate<Record<string, Row & { name?: string; subject?: string }>>({
      mutation: record ? operations.update : operations.create,
      variables: { input: record ? { id: record.id, version, ...input } : input },
    });
    if (!record) for (const fieldName of listedIn) client.cache.evict({ fieldName });
    if (refetch) await client.refetchQueries({ include: 'active' });
    const [saved] = Object.values(data ?? {});
    if (!saved) return;
    offer(`${saved.name ?? saved.subject} ${record ? 'changed' : 'created'}`);
    onDone(saved.id);
  };
  return (
    <RecordForm
      {...form}
      creating={!record}
      record={shown ?? record ?? initial}
      draftKey={[noun, record?.id ?? 'new', draft].filter(Boolean).join('.')}
      submitLabel={`${record ? 'Save' : 'Create'} ${noun}`}
      onSubmit={save}
    />
  );
}
