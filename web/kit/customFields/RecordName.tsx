import { useApolloClient } from '@apollo/client/react';
import { Anchor, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import type { RecordNamesQuery } from '../../gql/graphql';
import { useReference } from '../data/references';
import { nameOf } from './recordNames';

type Named = RecordNamesQuery['recordNames'][number];

/** The name of the record that a custom field leads to; says when it is deleted or hidden. */
export function RecordName({ noun, id }: { noun: string; id: string | null | undefined }) {
  const client = useApolloClient();
  const href = useReference(noun.toLowerCase())?.href;
  const [named, setNamed] = useState<Named | null>(null);
  useEffect(() => {
    if (!id) return;
    let stale = false;
    nameOf(client, noun, id)
      .then((found) => !stale && setNamed(found))
      .catch(() => undefined);
    return () => {
      stale = true;
    };
  }, [client, noun, id]);
  if (!id) return null;
  if (!named || named.id !== id) return '…';
  if (named.name === null)
    return (
      <Text span inherit c="dimmed">
        Restricted
      </Text>
    );
  if (named.deleted)
    return (
      <Text span inherit c="dimmed">
        {named.name} (deleted)
      </Text>
    );
  return href ? (
    <Anchor component={Link} to={href(id)} inherit tabIndex={-1}>
      {named.name}
    </Anchor>
  ) : (
    named.name
  );
}
