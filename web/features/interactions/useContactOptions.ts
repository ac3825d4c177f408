import { useQuery } from '@apollo/client/react';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { ComposerPeopleDocument } from '../../gql/graphql';
import { useMay } from '../../kit/data/session';

interface Person {
  id: string;
  name: string;
  email?: string | null;
}

/** People to write to and to meet: the contacts of the client first, or whoever matches what is typed; and colleagues. */
export function useContactOptions(clientId: string | null | undefined) {
  const may = useMay();
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text.trim(), 150);
  const { data, previousData } = useQuery(ComposerPeopleDocument, {
    variables: {
      search: search || null,
      filter: clientId && !search ? { clientId: { eq: clientId } } : null,
    },
    skip: !may('contact.view'),
  });
  const { contacts, users } = data ?? previousData ?? {};
  return {
    search: setText,
    contacts: (contacts?.nodes ?? []) as Person[],
    users: (users?.nodes ?? []) as Person[],
  };
}
