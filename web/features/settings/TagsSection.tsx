import { useQuery } from '@apollo/client/react';
import { Button, Checkbox, Group, UnstyledButton } from '@mantine/core';
import { IconArrowMerge, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { type SettingsTagFragment, SettingsTagsDocument } from '../../gql/graphql';
import { Can, useMay } from '../../kit/data/session';
import { counted } from '../../kit/fields/format';
import { Loaded } from '../../kit/list/Loaded';
import { SearchInput } from '../../kit/list/SearchInput';
import { TagChip } from '../../kit/tags/TagChip';
import { MergeTagsDialog } from './MergeTagsDialog';
import { Rows, RowText, Section } from './Section';
import { TagDrawer } from './TagDrawer';

/** The tags: colours, names, and making several one. */
export function TagsSection() {
  const may = useMay();
  const [search, setSearch] = useState('');
  const [open, setOpen] = useState<SettingsTagFragment | 'new' | null>(null);
  const [chosen, setChosen] = useState<SettingsTagFragment[]>([]);
  const [merging, setMerging] = useState(false);
  const result = useQuery(SettingsTagsDocument, {
    variables: { search: search || null },
    fetchPolicy: 'cache-and-network',
  });
  const choose = (tag: SettingsTagFragment) =>
    setChosen((old) =>
      old.some(({ id }) => id === tag.id) ? old.filter(({ id }) => id !== tag.id) : [...old, tag],
    );
  return (
    <Section
      title="Tags"
      text="Tags on all records. A new name or a merge reaches every record that has the tag."
      actions={
        <Can permission="tag.create">
          <Button leftSection={<IconPlus size={16} />} onClick={() => setOpen('new')}>
            Create tag
          </Button>
        </Can>
      }
    >
      <Group justify="space-between">
        <SearchInput label="Search tags" value={search} onChange={setSearch} />
        {may('tag.update') && (
          <Button
            variant="default"
            leftSection={<IconArrowMerge size={16} />}
            disabled={chosen.length < 2}
            onClick={() => setMerging(true)}
          >
            Merge {chosen.length > 1 ? counted(chosen.length, 'tags') : 'tags'}
          </Button>
        )}
      </Group>
      <Loaded result={{ ...result, data: result.data ?? result.previousData }}>
        {({ tags }) => (
          <>
            <Rows
              label="Tags"
              rows={tags.nodes}
              empty={search ? 'No tags match.' : 'No tags yet. They come with the first record that has one.'}
            >
              {(tag) => (
                <>
                  {may('tag.update') && (
                    <Checkbox
                      size="xs"
                      aria-label={`Choose ${tag.name}`}
                      checked={chosen.some(({ id }) => id === tag.id)}
                      onChange={() => choose(tag)}
                    />
                  )}
                  <RowText
                    name={
                      tag.viewerCan.includes('update') ? (
                        <UnstyledButton onClick={() => setOpen(tag)} aria-label={`Edit ${tag.name}`}>
                          <TagChip name={tag.name} color={tag.color} />
                        </UnstyledButton>
                      ) : (
                        <TagChip name={tag.name} color={tag.color} />
                      )
                    }
                    text={tag.usage ? counted(tag.usage, 'records') : 'Not in use'}
                  />
                </>
              )}
            </Rows>
            {tags.pageInfo.hasNextPage && (
              <Button
                variant="default"
                size="xs"
                onClick={() => void result.fetchMore({ variables: { after: tags.pageInfo.endCursor } })}
              >
                Show more
              </Button>
            )}
          </>
        )}
      </Loaded>
      <TagDrawer key={open === 'new' ? 'new' : open?.id} tag={open} onClose={() => setOpen(null)} />
      <MergeTagsDialog
        key={chosen.map(({ id }) => id).join()}
        tags={chosen}
        opened={merging}
        onClose={() => setMerging(false)}
        onMerged={() => setChosen([])}
      />
    </Section>
  );
}
