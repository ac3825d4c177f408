import { Alert, Button, Collapse, Fieldset, Group, Stack } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { FieldInput } from '../fields/FieldInput';
import { type Field, targetOf } from '../fields/field';
import { FormFooter } from './FormFooter';
import { FormProblem } from './FormProblem';
import { useFirstFocus } from './useFirstFocus';
import { type RecordFormOptions, useRecordForm } from './useRecordForm';

export interface RecordFormProps extends RecordFormOptions {
  /** Keys shown under "More fields". */
  more?: string[];
  submitLabel: string;
  children?: (values: Record<string, any>, set: (key: string, value: unknown) => void) => ReactNode;
}

/** A form made of fields, by headings; the server's errors land on them, with a summary on top. */
export function RecordForm(props: RecordFormProps) {
  const { fields, more = [], record, visible = () => true } = props;
  const prefix = useId();
  const idOf = (key: string) => `${prefix}-${key}`;
  const form = useRecordForm(props);
  const element = useFirstFocus<HTMLFormElement>(props.creating ?? false);
  const [opened, setOpened] = useState(false);
  const expanded = opened || more.some((key) => form.errorOf(key));
  const input = (field: Field) =>
    field.editable !== false &&
    visible(field.key, form.values) && (
      <FieldInput
        key={field.key}
        id={idOf(field.key)}
        field={field}
        value={form.values[field.key]}
        targetName={field.type === 'reference' && record ? targetOf(field, record)?.name : undefined}
        error={form.errorOf(field.key)}
        onChange={(value) => form.set(field.key, value)}
      />
    );
  const plain = fields.filter(({ section }) => !section);
  const sections = [...new Set(fields.flatMap(({ section }) => section ?? []))];

  return (
    <form
      ref={element}
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit();
      }}
      noValidate
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          event.currentTarget.requestSubmit();
        }
      }}
    >
      <Stack gap="sm">
        {form.problem && <FormProblem problem={form.problem} idOf={idOf} />}
        {form.resumed && (
          <Alert variant="light" color="gray" py={6}>
            <Group justify="space-between">
              Your draft is back.
              <Button size="compact-xs" variant="default" onClick={form.discard}>
                Discard draft
              </Button>
            </Group>
          </Alert>
        )}
        {plain.filter(({ key }) => !more.includes(key)).map(input)}
        {props.children?.(form.values, form.set)}
        {more.length > 0 && (
          <>
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              onClick={() => setOpened(!expanded)}
              aria-expanded={expanded}
              style={{ alignSelf: 'flex-start' }}
            >
              {expanded ? 'Fewer fields' : 'More fields'}
            </Button>
            <Collapse expanded={expanded}>
              <Stack gap="sm">{plain.filter(({ key }) => more.includes(key)).map(input)}</Stack>
            </Collapse>
          </>
        )}
        {sections.map((section) => (
          <Fieldset key={section} legend={section} p="sm">
            <Stack gap="sm">{fields.filter((field) => field.section === section).map(input)}</Stack>
          </Fieldset>
        ))}
        <FormFooter>
          <Button type="submit" loading={form.busy}>
            {props.submitLabel}
          </Button>
        </FormFooter>
      </Stack>
    </form>
  );
}
