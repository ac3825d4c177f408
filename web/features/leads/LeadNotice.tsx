import { Alert, Anchor, Button, Group, Text } from '@mantine/core';
import { IconArrowRight, IconPhoneOff } from '@tabler/icons-react';
import { Link } from 'react-router';
import { type LeadFieldsFragment, UndoConversionDocument } from '../../gql/graphql';
import { useMay } from '../../kit/data/session';
import { useAction } from '../../kit/data/useAction';
import { Ago } from '../../kit/fields/FieldValue';

/** What must not be overlooked: that a lead has become a client, or does not want to be called. */
export function LeadNotice({ lead }: { lead: LeadFieldsFragment }) {
  if (lead.convertedAt) return <Converted lead={lead} at={lead.convertedAt} />;
  if (!lead.doNotCall) return null;
  return (
    <Alert color="red" variant="outline" icon={<IconPhoneOff size={16} />} title="Do not call" py={8}>
      This person does not want to be called.
    </Alert>
  );
}

function Converted({ lead, at }: { lead: LeadFieldsFragment; at: string }) {
  const { run, busy } = useAction();
  const may = useMay();
  const links = [
    [lead.convertedClient, '/clients'],
    [lead.convertedContact, '/contacts'],
    [lead.convertedOpportunity, '/opportunities'],
  ] as const;
  return (
    <Alert color="teal" variant="outline" title="Converted" py={8} icon={<IconArrowRight size={16} />}>
      <Group justify="space-between">
        <Group gap="sm">
          {links.map(
            ([record, path]) =>
              record && (
                <Anchor key={path} component={Link} to={`${path}/${record.id}`} size="sm">
                  {record.name}
                </Anchor>
              ),
          )}
          <Text size="sm" c="dimmed">
            <Ago at={at} />
          </Text>
        </Group>
        {may('lead.convert') && (
          <Button
            size="compact-sm"
            variant="default"
            loading={busy}
            onClick={() =>
              void run(
                UndoConversionDocument,
                { id: lead.id },
                { done: `${lead.name} is a lead again`, refetch: 'active' },
              )
            }
          >
            Undo conversion
          </Button>
        )}
      </Group>
    </Alert>
  );
}
