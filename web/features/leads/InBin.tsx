import { Alert, Button, Group, Text } from '@mantine/core';
import { RestoreClientDocument, RestoreContactDocument } from '../../gql/graphql';
import { useAction } from '../../kit/data/useAction';
import { formatDate } from '../../kit/fields/format';
import type { Preview } from './ConvertDialog';

/** Clients and contacts in the bin that the lead may be: restoring one puts it among the choices. */
export function InBin({ deleted }: Pick<Preview, 'deleted'>) {
  const { run, busy } = useAction();
  if (!deleted.length) return null;
  const restore = ({ type, id, name }: Preview['deleted'][number]) =>
    run<unknown, { id: string }>(
      type === 'Client' ? RestoreClientDocument : RestoreContactDocument,
      { id },
      { done: `${name} restored`, refetch: ['LeadConversionPreview'] },
    );
  return (
    <Alert color="gray" variant="outline" title="In the bin, with the same e-mail address" py={8}>
      {deleted.map((one) => (
        <Group key={one.id} justify="space-between" wrap="nowrap" gap="sm">
          <Text size="sm">
            {one.name}, a {one.type.toLowerCase()} deleted on {formatDate(one.deletedAt.slice(0, 10))}
          </Text>
          <Button
            size="compact-sm"
            variant="default"
            style={{ flex: 'none' }}
            loading={busy}
            aria-label={`Restore ${one.name}`}
            onClick={() => void restore(one)}
          >
            Restore
          </Button>
        </Group>
      ))}
    </Alert>
  );
}
