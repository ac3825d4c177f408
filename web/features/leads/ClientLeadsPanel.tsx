import { useQuery } from '@apollo/client/react';
import { Anchor, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { ClientLeadsDocument } from '../../gql/graphql';
import { Ago } from '../../kit/fields/FieldValue';
import { RelatedPanel } from '../../kit/record/RelatedPanel';

/** The leads that became a client, beside its page; nothing when it did not come of one. */
export function ClientLeadsPanel({ clientId }: { clientId: string }) {
  const { data } = useQuery(ClientLeadsDocument, { variables: { clientId } });
  const leads = data?.client?.leads;
  if (!leads?.nodes.length) return null;
  return (
    <RelatedPanel title="Came from" count={leads.totalCount}>
      <Stack gap="xs">
        {leads.nodes.map(({ id, name, source, convertedAt }) => (
          <div key={id}>
            <Anchor component={Link} to={`/leads/${id}`} size="sm">
              {name}
            </Anchor>
            <Text size="xs" c="dimmed">
              {source && `${source} · `}
              {convertedAt && <Ago at={convertedAt} />}
            </Text>
          </div>
        ))}
      </Stack>
    </RelatedPanel>
  );
}
