import { Divider, InputWrapper, Textarea } from '@mantine/core';
import { lazy, Suspense } from 'react';
import {
  CreateCallScriptDocument,
  type CreateCallScriptInput,
  DeleteCallScriptDocument,
  type SettingsCallScriptFragment,
  UpdateCallScriptDocument,
} from '../../gql/graphql';
import { useSave } from '../../kit/data/useSave';
import { fieldsOf } from '../../kit/fields/field';
import { ConfirmButton } from '../../kit/form/ConfirmButton';
import { FormDrawer } from './SettingsForm';

const RichTextInput = lazy(async () => ({
  default: (await import('../../kit/richText/RichTextInput')).RichTextInput,
}));

const FIELDS = fieldsOf([
  { key: 'name', label: 'Name', type: 'text', required: true },
  { key: 'position', label: 'Place', type: 'number', help: 'Smaller ones come first.' },
  { key: 'active', label: 'Offered in calls', type: 'boolean' },
  { key: 'bodyHtml', label: 'Text', type: 'longText', required: true },
]);
const REFETCH = ['SettingsCallScripts'];

interface CallScriptDrawerProps {
  script: SettingsCallScriptFragment | 'new' | null;
  onClose: () => void;
}

/** Name, text, place and use of a call script. */
export function CallScriptDrawer({ script: shown, onClose }: CallScriptDrawerProps) {
  const save = useSave();
  const script = shown === 'new' ? null : shown;
  const remove = async () => {
    if (!script) return;
    const { id, version, name } = script;
    await save(DeleteCallScriptDocument, { id, version }, { done: `${name} deleted`, refetch: REFETCH });
    onClose();
  };
  return (
    <FormDrawer
      title={script ? `Edit ${script.name}` : 'Create call script'}
      opened={Boolean(shown)}
      onClose={onClose}
      creating={!script}
      fields={FIELDS}
      visible={(key) => key !== 'bodyHtml'}
      record={script ?? { position: 0, active: true }}
      submitLabel={script ? 'Save call script' : 'Create call script'}
      save={async (values, version) =>
        script
          ? save(
              UpdateCallScriptDocument,
              { input: { id: script.id, version, ...values } },
              { done: `${script.name} saved`, refetch: REFETCH },
            )
          : save(
              CreateCallScriptDocument,
              { input: { bodyHtml: '', ...values } as CreateCallScriptInput },
              { done: `${values.name} created`, refetch: REFETCH },
            )
      }
      after={
        script?.viewerCan.includes('delete') && (
          <>
            <Divider my="md" />
            <ConfirmButton
              label="Delete call script"
              question="Nobody is offered it any more."
              confirm="Delete"
              onConfirm={remove}
            />
          </>
        )
      }
    >
      {(values, set) => (
        <InputWrapper label="Text" labelElement="div" withAsterisk>
          <Suspense fallback={<Textarea aria-label="Text" readOnly minRows={6} />}>
            <RichTextInput
              label="Text"
              html={(values.bodyHtml as string | undefined) ?? ''}
              onChange={(html) => set('bodyHtml', html)}
            />
          </Suspense>
        </InputWrapper>
      )}
    </FormDrawer>
  );
}
