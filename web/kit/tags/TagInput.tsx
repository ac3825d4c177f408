import { useQuery } from '@apollo/client/react';
import { TagsInput, type TagsInputProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { TagNamesDocument } from '../../gql/graphql';
import { useMay } from '../data/session';

/** Takes tags; proposes those that exist, and takes new ones. */
export function TagInput(props: TagsInputProps) {
  const may = useMay();
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text.trim(), 150);
  const { data, previousData } = useQuery(TagNamesDocument, {
    variables: { search: search || null },
    fetchPolicy: 'cache-and-network',
    skip: !may('tag.view'),
  });
  const names = (data ?? previousData)?.tags.nodes.map(({ name }) => name) ?? [];
  return (
    <TagsInput
      clearable={false}
      splitChars={[',', ';']}
      acceptValueOnBlur
      {...props}
      data={names}
      searchValue={text}
      onSearchChange={setText}
    />
  );
}
