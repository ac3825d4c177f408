import { ColorInput, Divider, Drawer, Stack } from '@mantine/core';
import {
  CreateTagDocument,
  DeleteTagDocument,
  type SettingsTagFragment,
  UpdateTagDocument,
} from '../../gql/graphql';
import { useSave } from '../../kit/data/useSave';
import { fieldsOf } from '../../kit/fields/field';
import { counted } from '../../kit/fields/format';
import { ConfirmButton } from '../../kit/form/ConfirmButton';
import { RecordForm } from '../../kit/form/RecordForm';

const FIELDS = fieldsOf([{ key: 'name', label: 'Name', type: 'text', required: true }]);
const COLOR = fieldsOf([...FIELDS, { key: 'color', label: 'Colour', type: 'text' }]);
const SWATCHES = [
  '#868e96',
  '#fa5252',
  '#e64980',
  '#be4bdb',
  '#4c6ef5',
  '#228be6',
  '#12b886',
  '#40c057',
  '#fab005',
  '#fd7e14',
];
const REFETCH = ['SettingsTags', 'TagColors'];

interface TagDrawerProps {
  tag: SettingsTagFragment | 'new' | null;
  onClose: () => void;
}

/** Name and colour of a tag. */
export function TagDrawer({ tag, onClose }: TagDrawerProps) {
  const save = useSave();
  const known = tag === 'new' ? null : tag;
  const submit = async (values: Record<string, unknown>) => {
    if (known)
      await save(
        UpdateTagDocument,
        { input: { id: known.id, version: known.version, ...values } },
        { done: 'Tag saved', refetch: REFETCH },
      );
    else
      await save(
        CreateTagDocument,
        { input: { name: '', ...values } },
        { done: 'Tag created', refetch: REFETCH },
      );
    onClose();
  };
  const remove = async () => {
    if (!known) return;
    const { id, version, name } = known;
    await save(DeleteTagDocument, { id, version }, { done: `${name} deleted`, refetch: REFETCH });
    onClose();
  };
  return (
    <Drawer opened={tag !== null} onClose={onClose} title={known ? 'Edit tag' : 'Create tag'}>
      <Stack>
        <RecordForm
          fields={COLOR}
          visible={(key) => key !== 'color'}
          record={known ?? undefined}
          creating={!known}
          submitLabel={known ? 'Save tag' : 'Create tag'}
          onSubmit={submit}
        >
          {(values, set) => (
            <ColorInput
              label="Colour"
              value={values.color ?? ''}
              onChange={(color) => set('color', color || null)}
              swatches={SWATCHES}
              swatchesPerRow={10}
              format="hex"
            />
          )}
        </RecordForm>
        {known?.viewerCan.includes('delete') && (
          <>
            <Divider />
            <ConfirmButton
              label="Delete tag"
              question={
                known.usage ? `It goes from ${counted(known.usage, 'records')}.` : 'No record has this tag.'
              }
              confirm="Delete"
              onConfirm={remove}
            />
          </>
        )}
      </Stack>
    </Drawer>
  );
}
