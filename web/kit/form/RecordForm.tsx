import { Alert, Anchor, Button, Collapse, Group, List, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type FormEvent, useId, useMemo, useState } from 'react';
import { type Problem, problemOf } from '../data/errors';
import { RequestId } from '../data/tell';
import { useDraft } from '../data/useDraft';
import { FieldInput } from '../fields/FieldInput';
import { type Field, rawValue, targetOf } from '../fields/field';

interface RecordFormProps {
  fields: Field[];
  /** Keys shown under "More fields". */
  more?: string[];
  /** The record being edited, or preset values of a new one. */
  record?: any;
  submitLabel: string;
  /** Where a draft is kept; none without it. */
  draftKey?: string;
  /** Sends the values that differ (all that are set, for a new record); throws what the server said. */
  onSubmit: (values: Record<string, unknown>) => Promise<unknown>;
  onConflict?: (problem: Problem, values: Record<string, unknown>) => void;
  creating?: boolean;
  /** Fields that depend on what has been filled in. */
  visible?: (key: string, values: Record<string, any>) => boolean;
  children?: (values: Record<string, any>, set: (key: string, value: unknown) => void) => React.ReactNode;
}

/** A form made of fields; the server's errors land on them, with a summary on top. */
export function RecordForm(props: RecordFormProps) {
  const { fields, more = [], record, creating, draftKey } = props;
  const prefix = useId();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const [expanded, setExpanded] = useState(false);
  const [resumed, setResumed] = useState(false);
  const initial = useMemo(
    () =>
      Object.fromEntries(
        fields.map((field) => [field.key, rawValue({ ...field, read: undefined }, record) ?? null]),
      ),
    [fields, record],
  );
  const form = useForm<Record<string, any>>({
    initialValues: initial,
    validateInputOnChange: false,
    validate: (values) =>
      Object.fromEntries(
        fields
          .filter(
            (field) =>
              field.required && isBlank(values[field.key]) && (props.visible?.(field.key, values) ?? true),
          )
          .map((field) => [field.key, `${field.label} is needed.`]),
      ),
  });
  const draft = useDraft<Record<string, unknown>>(draftKey ?? null, (kept) => {
    form.setValues((now) => ({ ...now, ...kept }));
    setResumed(true);
  });
  const set = (key: string, value: unknown) => {
    form.setFieldValue(key, value);
    form.clearFieldError(key);
    draft.save({ ...form.getValues(), [key]: value });
  };

  const submit = async (values: Record<string, unknown>) => {
    const changed = Object.fromEntries(
      Object.entries(values).filter(([key, value]) =>
        creating ? !isBlank(value) : JSON.stringify(value) !== JSON.stringify(initial[key]),
      ),
    );
    setBusy(true);
    setProblem(null);
    try {
      await props.onSubmit(changed);
      draft.discard();
    } catch (error) {
      const next = problemOf(error);
      if (next.code === 'CONFLICT' && props.onConflict) return props.onConflict(next, changed);
      form.setErrors(next.fields);
      if (Object.keys(next.fields).some((path) => more.includes(path))) setExpanded(true);
      setProblem(next);
    } finally {
      setBusy(false);
    }
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => form.onSubmit(submit)(event);
  const input = (field: Field) =>
    (props.visible?.(field.key, form.values) ?? true) && (
      <FieldInput
        key={field.key}
        id={`${prefix}-${field.key}`}
        field={field}
        value={form.values[field.key]}
        targetName={field.type === 'reference' && record ? targetOf(field, record)?.name : undefined}
        error={form.errors[field.key] as string | undefined}
        onChange={(value) => set(field.key, value)}
      />
    );
  const unplaced = problem
    ? Object.entries(problem.fields).filter(([path]) => !fields.some((field) => field.key === path))
    : [];

  return (
    <form
      onSubmit={onSubmit}
      noValidate
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          event.currentTarget.requestSubmit();
        }
      }}
    >
      <Stack gap="sm">
        {problem && (
          <Alert
            color="red"
            variant="outline"
            role="alert"
            title={Object.keys(problem.fields).length ? 'Please look at these fields' : problem.message}
          >
            <List size="sm">
              {Object.entries(problem.fields).map(([path, text]) => (
                <List.Item key={path}>
                  <Anchor
                    href={`#${prefix}-${path}`}
                    onClick={(event) => {
                      event.preventDefault();
                      document.getElementById(`${prefix}-${path}`)?.focus();
                    }}
                  >
                    {text}
                  </Anchor>
                </List.Item>
              ))}
            </List>
            {unplaced.length === 0 && Object.keys(problem.fields).length === 0 && problem.requestId && (
              <RequestId id={problem.requestId} />
            )}
          </Alert>
        )}
        {resumed && (
          <Alert variant="light" color="gray" py={6}>
            <Group justify="space-between">
              Your draft is back.
              <Button
                size="compact-xs"
                variant="default"
                onClick={() => {
                  form.setValues(initial);
                  draft.discard();
                  setResumed(false);
                }}
              >
                Discard draft
              </Button>
            </Group>
          </Alert>
        )}
        {fields.filter((field) => !more.includes(field.key)).map(input)}
        {props.children?.(form.values, set)}
        {more.length > 0 && (
          <>
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              onClick={() => setExpanded(!expanded)}
              aria-expanded={expanded}
              style={{ alignSelf: 'flex-start' }}
            >
              {expanded ? 'Fewer fields' : 'More fields'}
            </Button>
            <Collapse expanded={expanded}>
              <Stack gap="sm">{fields.filter((field) => more.includes(field.key)).map(input)}</Stack>
            </Collapse>
          </>
        )}
        <Group
          justify="flex-end"
          py="xs"
          style={{ position: 'sticky', bottom: 0, background: 'var(--mantine-color-body)', zIndex: 1 }}
        >
          <Button type="submit" loading={busy}>
            {props.submitLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const isBlank = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && !value.length);
