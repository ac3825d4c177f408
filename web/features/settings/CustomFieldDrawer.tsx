import { Divider } from '@mantine/core';
import type { ComponentProps } from 'react';
import {
  CreateCustomFieldDocument,
  type CustomFieldType,
  DeleteCustomFieldDocument,
  type SettingsCustomFieldFragment,
  UpdateCustomFieldDocument,
} from '../../gql/graphql';
import { useSave } from '../../kit/data/useSave';
import { FieldInput } from '../../kit/fields/FieldInput';
import { ConfirmButton } from '../../kit/form/ConfirmButton';
import { defaultField, formFields, isAsked } from './customFieldForm';
import { keyOf, type Option } from './customFieldOptions';
import { OptionsEditor } from './OptionsEditor';
import { FormDrawer } from './SettingsForm';
import { useFieldRoles } from './userFields';

const fresh = { type: 'TEXT', privacy: 'NONE' };
const refetch = ['SettingsCustomFields', 'ArchivedCustomFields'];

type Values = Parameters<ComponentProps<typeof FormDrawer>['save']>[0];

interface CustomFieldDrawerProps {
  field: SettingsCustomFieldFragment | 'new' | null;
  noun: string;
  onClose: () => void;
}

/** Creates or changes a custom field. */
export function CustomFieldDrawer({ field: shown, noun, onClose }: CustomFieldDrawerProps) {
  const save = useSave();
  const roles = useFieldRoles();
  const field = shown === 'new' ? null : shown;
  const known = (field?.options ?? []) as Option[];
  const typeOf = (values: Values): CustomFieldType => field?.type ?? values.type ?? 'TEXT';
  const input = (values: Values) =>
    Object.fromEntries(Object.entries(values).filter(([key]) => isAsked(key, typeOf(values))));
  return (
    <FormDrawer
      title={field ? `Edit ${field.label}` : `Create field of ${noun.toLowerCase()}`}
      opened={Boolean(shown)}
      onClose={onClose}
      creating={!field}
      fields={formFields(!field, roles)}
      record={field ?? fresh}
      visible={(key, values) => isAsked(key, typeOf(values))}
      submitLabel={field ? 'Save field' : 'Create field'}
      save={(values, version) =>
        field
          ? save(
              UpdateCustomFieldDocument,
              { input: { id: field.id, version, ...input(values) } },
              { done: `${field.label} saved`, refetch },
            )
          : save(
              CreateCustomFieldDocument,
              {
                input: {
                  ...input(values),
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
              label="Archive field"
              question={`${field.label} disappears from every ${noun.toLowerCase()}, list and export. Its values stay stored and are back when you restore it.`}
              confirm={`Archive ${field.label}`}
              onConfirm={async () => {
                await save(
                  DeleteCustomFieldDocument,
                  { id: field.id, version: field.version },
                  { done: `${field.label} archived`, refetch },
                );
                onClose();
              }}
            />
          </>
        )
      }
    >
      {(values, set) => {
        const type = typeOf(values);
        const options: Option[] = values.options ?? known;
        const preset = defaultField(
          type,
          options.filter(({ archived }) => !archived).map(({ id, label }) => ({ value: id, label })),
        );
        return (
          <>
            {type.includes('SELECT') && (
              <OptionsEditor
                value={options}
                stored={known.map(({ id }) => id)}
                onChange={(next) => set('options', next)}
              />
            )}
            {preset && !(values.unique ?? field?.unique) && (
              <FieldInput
                field={preset}
                value={
                  values.defaultValue === undefined ? (field?.defaultValue ?? null) : values.defaultValue
                }
                onChange={(next) => set('defaultValue', next)}
              />
            )}
          </>
        );
      }}
    </FormDrawer>
  );
}
