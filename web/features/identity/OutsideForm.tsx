import {
  Alert,
  Anchor,
  Box,
  Button,
  Paper,
  PasswordInput,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactNode, useEffect, useState } from 'react';
import { Link } from 'react-router';
import { problemOf } from '../../kit/data/errors';
import { RequestId } from '../../kit/data/tell';

export interface OutsideField {
  key: string;
  label: string;
  type?: 'text' | 'email' | 'password';
  autoComplete: string;
  help?: string;
  optional?: boolean;
}

interface OutsideFormProps {
  title: string;
  text?: ReactNode;
  fields: OutsideField[];
  submitLabel: string;
  onSubmit: (values: Record<string, string>) => Promise<void>;
  links?: { to: string; label: string }[];
  hint?: (fill: (values: Record<string, string>) => void) => ReactNode;
}

/** A form outside the app, such as signing in: password managers and pasting work everywhere. */
export function OutsideForm(props: OutsideFormProps) {
  const [problem, setProblem] = useState<{ message: string; requestId?: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useForm<Record<string, string>>({
    initialValues: Object.fromEntries(props.fields.map((field) => [field.key, ''])),
    validate: (values) =>
      Object.fromEntries(
        props.fields
          .filter((field) => !field.optional && !values[field.key])
          .map((field) => [field.key, `${field.label} is needed.`]),
      ),
  });
  useEffect(() => {
    document.title = `${props.title} – Rapport`;
  }, [props.title]);
  const submit = form.onSubmit(async (values) => {
    setBusy(true);
    setProblem(null);
    try {
      await props.onSubmit(values);
    } catch (error) {
      const { message, fields, requestId } = problemOf(error);
      form.setErrors(fields);
      setProblem({ message, requestId });
    } finally {
      setBusy(false);
    }
  });
  return (
    <Box component="main" mih="100dvh" p="md" style={{ display: 'grid', placeItems: 'center' }}>
      <Paper withBorder p="xl" w="100%" maw={400}>
        <form onSubmit={submit} noValidate>
          <Stack>
            <Text fw={700} c="var(--rapport-accent-text)">
              Rapport
            </Text>
            <Title order={1}>{props.title}</Title>
            {props.text && <Text c="dimmed">{props.text}</Text>}
            {problem && (
              <Alert color="red" variant="outline" role="alert">
                {problem.message}
                {problem.requestId && <RequestId id={problem.requestId} />}
              </Alert>
            )}
            {props.fields.map((field) => {
              const Input = field.type === 'password' ? PasswordInput : TextInput;
              return (
                <Input
                  key={field.key}
                  label={field.label}
                  description={field.help}
                  type={field.type === 'email' ? 'email' : undefined}
                  name={field.key}
                  autoComplete={field.autoComplete}
                  required={!field.optional}
                  {...form.getInputProps(field.key)}
                />
              );
            })}
            <Button type="submit" loading={busy} fullWidth>
              {props.submitLabel}
            </Button>
            {props.hint?.((values) => form.setValues(values))}
            {props.links?.map((link) => (
              <Anchor key={link.to} component={Link} to={link.to} size="sm">
                {link.label}
              </Anchor>
            ))}
          </Stack>
        </form>
      </Paper>
    </Box>
  );
}
