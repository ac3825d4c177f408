import { Divider, TagsInput } from '@mantine/core';
import type { ComponentProps } from 'react';
import {
  CreateCustomFieldDocument,
  type CustomFieldType,
  DeleteCustomFieldDocument,
  type SettingsCustomFieldFragment,
  UpdateCustomFieldDocument,
} from '../../gql/graphql';
import { useSave } from '../../kit/data/useSave';
import { choicesOf, fieldsOf } from '../../kit/fields/field';
import { ConfirmButton } from '../../kit/form/ConfirmButton';
import { keyOf, type Option, optionsOf } from './customFieldOptions';
import { FormDrawer } from './SettingsForm';

const TYPES: CustomFieldType[] = [
  'TEXT',
  'LONG_TEXT',
  'NUMBER',
  'DECIMAL',
  'BOOLEAN',
  'DATE',
  'DATE_TIME',
  'SELECT',
  'MULTI_SELECT',
  'URL',
  'EMAIL',
  'PHONE',
];
const shared = fieldsOf([
  { key: 'label', label: 'Name', type: 'text', required: true },
  { key: 'section', label: 'Heading', type: 'text', help: 'Under which it is shown.' },
  { key: 'help', label: 'Help', type: 'text', help: 'What belongs into it, in a few words.' },
  { key: 'required', label: 'Every record needs a value', type: 'boolean' },
  { key: 'position', label: 'Position', type: 'number', help: 'Smaller numbers come first.' },
]);
const fresh = { type: 'TEXT' };
const creation = [
  ...shared.slice(0, 1),
  ...fieldsOf([
    {
      key: 'type',
      label: 'Type',
      type: 'choice',
      options: choicesOf(TYPES),
      required: true,
      help: 'It cannot be changed later.',
    },
  ]),
  ...shared.slice(1),
];

type Values = Parameters<ComponentProps<typeof FormDrawer>['save']>[0];

interface CustomFieldDrawerProps {
  field: SettingsCustomFieldFragment | 'new' | null;
  noun: string;
  onClose: () => void;
}

/** Creates or changes a custom field. */
export function CustomFieldDrawer({ field: shown, noun, onClose }: CustomFieldDrawerProps) {
  const save = useSave();
  const field = shown === 'new' ? null : shown;
  const known = (field?.options ?? []) as Option[];
  const refetch = ['SettingsCustomFields'];
  const withOptions = ({ optionLabels, ...values }: Values) =>
    optionLabels ? { ...values, options: optionsOf(optionLabels, known) } : values;
  return (
    <FormDrawer
      title={field ? `Edit ${field.label}` : `Create field of ${noun.toLowerCase()}`}
      opened={Boolean(shown)}
      onClose={onClose}
      creating={!field}
      fields={field ? shared : creation}
      record={field ?? fresh}
      submitLabel={field ? 'Save field' : 'Create field'}
      save={(values, version) =>
        field
          ? save(
              UpdateCustomFieldDocument,
              { input: { id: field.id, version, ...withOptions(values) } },
              { done: `${field.label} saved`, refetch },
            )
          : save(
              CreateCustomFieldDocument,
              {
                input: {
                  ...withOptions(values),
                  label: values.label,
                  type: values.type,
                  subjectType: noun,
                  key: keyOf(values.label),
                },
              },
              { done: `${values.label} created`, refetch },
            )
      }
      after={
        field?.viewerCan.includes('delete') && (
          <>
            <Divider my="md" />
            <ConfirmButton
              label="Delete field"
              question={`${field.label} disappears from every ${noun.toLowerCase()}. Values stay stored and are back when you undo.`}
              confirm={`Delete ${field.label}`}
              onConfirm={async () => {
                await save(
                  DeleteCustomFieldDocument,
                  { id: field.id, version: field.version },
                  { done: `${field.label} deleted`, refetch },
                );
                onClose();
              }}
            />
          </>
        )
      }
    >
      {(values, set) =>
        (field?.type ?? values.type)?.includes('SELECT') && (
          <TagsInput
            label="Options"
            description="Press Enter after each one."
            value={values.optionLabels ?? known.map((option) => option.label)}
            onChange={(labels) => set('optionLabels', labels)}
            acceptValueOnBlur
            required
          />
        )
      }
    </FormDrawer>
  );
}
