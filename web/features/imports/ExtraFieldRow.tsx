import { ActionIcon, Button, Group, Menu, SegmentedControl, Select, Stack, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ImportTargetFragment } from '../../gql/graphql';
import { sentence } from '../../kit/fields/field';
import { REFERENCES } from './columnMapping';
import type { ExtraField } from './extraFields';
import classes from './imports.module.css';

const KINDS = [
  { value: 'constant', label: 'Same in every row' },
  { value: 'template', label: 'From columns' },
];

interface ExtraFieldRowProps {
  headers: readonly string[];
  fields: readonly ImportTargetFragment[];
  extra: ExtraField;
  onChange: (extra: ExtraField) => void;
  onRemove: () => void;
}

/** One field with what it gets. */
export function ExtraFieldRow({ headers, fields, extra, onChange, onRemove }: ExtraFieldRowProps) {
  const field = fields.find(({ key }) => key === extra.field);
  const name = field?.label ?? 'new field';
  const change = (part: Partial<ExtraField>) => onChange({ ...extra, ...part });
  return (
    <fieldset
      className={classes.column}
      style={{ border: 0, borderTop: '1px solid var(--rapport-line)', margin: 0 }}
      aria-label={`More: ${name}`}
    >
      <Stack gap="xs">
        <Group gap="xs" wrap="nowrap" align="flex-start">
          <Group gap="xs" style={{ flex: 1 }}>
            <Select
              aria-label="Field"
              placeholder="Field"
              data={fields.map(({ key, label, required }) => ({
                value: key,
                label: required ? `${label} *` : label,
              }))}
              value={extra.field || null}
              onChange={(key) =>
                change({ field: key ?? '', text: '', stored: undefined, reference: undefined })
              }
              searchable
              allowDeselect={false}
              style={{ flex: '1 1 180px' }}
            />
            <SegmentedControl
              size="xs"
              aria-label={`How ${name} is filled`}
              data={KINDS}
              value={extra.kind}
              onChange={(kind) => change({ kind: kind as ExtraField['kind'], text: '', stored: undefined })}
            />
          </Group>
          <ActionIcon variant="subtle" color="gray" mt={4} aria-label={`Remove ${name}`} onClick={onRemove}>
            <IconX size={16} />
          </ActionIcon>
        </Group>
        {field && (
          <Group gap="xs" align="flex-end">
            {extra.kind === 'constant' && field.options?.length ? (
              <Select
                aria-label={`Value of ${name}`}
                placeholder="Value"
                data={field.options.map((option) => ({ value: option, label: sentence(option) }))}
                value={extra.text || null}
                onChange={(text) => change({ text: text ?? '' })}
                searchable
                style={{ flex: 1 }}
              />
            ) : (
              <TextInput
                aria-label={`Value of ${name}`}
                placeholder={
                  extra.kind === 'template'
                    ? `{{${headers[0]}}} {{${headers[1] ?? headers[0]}}}`
                    : valueHint(field)
                }
                value={extra.text}
                onChange={(event) => change({ text: event.currentTarget.value })}
                style={{ flex: 1 }}
              />
            )}
            {extra.kind === 'template' && (
              <InsertColumn
                headers={headers}
                onInsert={(column) => change({ text: `${extra.text}{{${column}}}` })}
              />
            )}
            {field.reference && (
              <Select
                aria-label={`Find ${name} by`}
                data={REFERENCES}
                value={extra.reference ?? 'name'}
                onChange={(reference) => change({ reference: reference ?? undefined })}
                allowDeselect={false}
                w={140}
              />
            )}
          </Group>
        )}
      </Stack>
    </fieldset>
  );
}

function valueHint({ type, reference }: ImportTargetFragment): string {
  if (reference) return `Which ${reference.toLowerCase()}`;
  if (type === 'DATE' || type === 'INSTANT') return '2026-03-31';
  if (type === 'BOOLEAN') return 'Yes or no';
  return 'Value';
}

function InsertColumn({
  headers,
  onInsert,
}: {
  headers: readonly string[];
  onInsert: (column: string) => void;
}) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default">Insert a column</Button>
      </Menu.Target>
      <Menu.Dropdown mah={280} style={{ overflowY: 'auto' }}>
        {headers.map((column) => (
          <Menu.Item key={column} onClick={() => onInsert(column)}>
            {column}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
