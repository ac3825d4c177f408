import { Drawer } from '@mantine/core';
import {
  ChooseViewDocument,
  CreateViewDocument,
  UpdateViewDocument,
  type ViewFieldsFragment,
  type ViewVisibility,
} from '../../gql/graphql';
import { useMay } from '../data/session';
import { useSave } from '../data/useSave';
import { type Field, fieldsOf } from '../fields/field';
import { RecordForm } from '../form/RecordForm';
import type { ViewConfig } from './viewState';

interface ViewDrawerProps {
  noun: string;
  /** The view to rename or share; null saves a new one. */
  view: ViewFieldsFragment | null;
  config: ViewConfig & { pipelineId: string | null };
  teams: { id: string; name: string }[];
  opened: boolean;
  onClose: () => void;
  onSaved: (view: ViewFieldsFragment) => void;
}

const viewFields = (mayShare: boolean, teams: ViewDrawerProps['teams']): Field[] =>
  fieldsOf<ViewFieldsFragment>([
    { key: 'name', label: 'Name', type: 'text', required: true },
    {
      key: 'visibility',
      label: 'Who finds it',
      type: 'choice',
      required: true,
      options: [
        { value: 'PRIVATE', label: 'Only me' },
        ...(mayShare
          ? [
              { value: 'TEAM', label: 'A team' },
              { value: 'EVERYONE', label: 'Everyone' },
            ]
          : []),
      ],
    },
    ...(mayShare
      ? [
          {
            key: 'teamId',
            label: 'Team',
            type: 'choice' as const,
            help: 'When it is for a team.',
            options: teams.map(({ id, name }) => ({ value: id, label: name })),
          },
        ]
      : []),
  ]) as Field[];

/** Names a view and says who finds it. A new one is pinned at once, so that it is not lost. */
export function ViewDrawer({ noun, view, config, teams, opened, onClose, onSaved }: ViewDrawerProps) {
  const may = useMay();
  const save = useSave();
  const submit = async (values: { name?: string; visibility?: ViewVisibility; teamId?: string | null }) => {
    const refetch = ['Views'];
    if (view) {
      const input = { id: view.id, version: view.version, ...values };
      await save(UpdateViewDocument, { input }, { done: `${view.name} saved`, refetch });
      return onClose();
    }
    const input = { ...config, ...values, name: values.name ?? '', subjectType: noun };
    const made = await save(CreateViewDocument, { input }, { done: `${input.name} saved` });
    if (!made) return;
    await save(ChooseViewDocument, { input: { id: made.createSavedView.id, pinned: true } }, { refetch });
    onClose();
    onSaved(made.createSavedView);
  };
  return (
    <Drawer opened={opened} onClose={onClose} title={view ? 'Rename or share' : 'Save as view'}>
      <RecordForm
        fields={viewFields(may('savedView.share'), teams)}
        record={view ?? { visibility: 'PRIVATE' }}
        creating={!view}
        submitLabel="Save view"
        onSubmit={submit}
      />
    </Drawer>
  );
}
