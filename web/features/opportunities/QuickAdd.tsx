import { useApolloClient } from '@apollo/client/react';
import { Button, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type FormEvent, useRef, useState } from 'react';
import { CreateOpportunityDocument } from '../../gql/graphql';
import { problemOf } from '../../kit/data/errors';
import { useSession } from '../../kit/data/session';
import { useUndo } from '../../kit/data/undo';
import { ReferenceInput } from '../../kit/fields/ReferenceInput';

interface QuickAddProps {
  pipelineId: string;
  stageId: string;
  opened: boolean;
  onToggle: (open: boolean) => void;
  onAdded: () => void;
}

/** Adds cards at the foot of a column: Enter adds and stays for the next one. */
export function QuickAdd({ pipelineId, stageId, opened, onToggle, onAdded }: QuickAddProps) {
  const client = useApolloClient();
  const { userId } = useSession();
  const { offer } = useUndo();
  const name = useRef<HTMLInputElement>(null);
  const [values, setValues] = useState<{ name: string; clientId: string | null; amount: string }>({
    name: '',
    clientId: null,
    amount: '',
  });
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  if (!opened)
    return (
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        fullWidth
        leftSection={<IconPlus size={14} />}
        onClick={() => onToggle(true)}
      >
        Add opportunity
      </Button>
    );
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!values.name.trim()) return setErrors({ name: 'Give it a name.' });
    setBusy(true);
    try {
      await client.mutate({
        mutation: CreateOpportunityDocument,
        variables: {
          input: {
            name: values.name.trim(),
            clientId: values.clientId,
            amount: values.amount || null,
            pipelineId,
            stageId,
            ownerId: userId,
          },
        },
      });
      offer(`${values.name} added`);
      setValues({ name: '', clientId: values.clientId, amount: '' });
      setErrors({});
      onAdded();
      name.current?.focus();
    } catch (error) {
      const { message, fields } = problemOf(error);
      setErrors(Object.keys(fields).length ? fields : { form: message });
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && onToggle(false)}>
      <Stack gap={6}>
        <TextInput
          ref={name}
          size="xs"
          aria-label="Name"
          placeholder="Name"
          autoFocus
          value={values.name}
          error={errors.name}
          onChange={(event) => setValues({ ...values, name: event.currentTarget.value })}
        />
        <ReferenceInput
          to="client"
          size="xs"
          aria-label="Client"
          placeholder="Client"
          value={values.clientId}
          error={errors.clientId}
          onChange={(clientId) => setValues({ ...values, clientId })}
        />
        <NumberInput
          size="xs"
          aria-label="Amount"
          placeholder="Amount"
          hideControls
          min={0}
          value={values.amount}
          error={errors.amount}
          onChange={(amount) => setValues({ ...values, amount: String(amount) })}
        />
        {errors.form && (
          <Text size="xs" c="red" role="alert">
            {errors.form}
          </Text>
        )}
        <Group gap={6}>
          <Button type="submit" size="compact-sm" loading={busy}>
            Add
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => onToggle(false)}>
            Close
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
