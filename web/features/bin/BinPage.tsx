import { useQuery } from '@apollo/client/react';
import { Badge, Button, Group, Paper, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { DeletedRecordsDocument, type DeletedRecordsQuery, RestoreRecordDocument } from '../../gql/graphql';
import { useAction } from '../../kit/data/useAction';
import { Ago } from '../../kit/fields/FieldValue';
import { FirstUse, NoMatches } from '../../kit/list/faces';
import { Loaded } from '../../kit/list/Loaded';
import { SearchInput } from '../../kit/list/SearchInput';
import { Page } from '../../kit/shell/Page';
import classes from './BinPage.module.css';

type Entry = DeletedRecordsQuery['deletedRecords']['nodes'][number];

/** What was deleted, of every kind, and how to get it back. */
export function BinPage() {
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text, 200);
  const result = useQuery(DeletedRecordsDocument, {
    variables: { search: search || null },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <Page title="Bin" narrow>
      <SearchInput label="Search the bin" value={text} onChange={setText} />
      <Loaded result={result}>
        {({ deletedRecords: { nodes, pageInfo } }) =>
          nodes.length === 0 ? (
            search ? (
              <NoMatches what="deleted records" onClear={() => setText('')} />
            ) : (
              <FirstUse
                icon={<IconTrash size={40} />}
                title="The bin is empty"
                text="What you delete waits here until you want it back."
              />
            )
          ) : (
            <>
              <Paper withBorder component="ul" aria-label="Deleted records" className={classes.list}>
                {nodes.map((entry) => (
                  <BinRow key={`${entry.type}:${entry.id}`} entry={entry} />
                ))}
              </Paper>
              {pageInfo.hasNextPage && (
                <Button
                  variant="default"
                  onClick={() =>
                    void result.fetchMore({
                      variables: { after: pageInfo.endCursor },
                      updateQuery: (old, { fetchMoreResult: { deletedRecords: more } }) => ({
                        deletedRecords: { ...more, nodes: [...old.deletedRecords.nodes, ...more.nodes] },
                      }),
                    })
                  }
                >
                  Show more
                </Button>
              )}
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function BinRow({ entry: { type, label, id, name, deletedAt, deletedBy, restorable } }: { entry: Entry }) {
  const { run, busy } = useAction();
  const restore = () =>
    run(RestoreRecordDocument, { type, id }, { done: `${name} restored`, refetch: ['DeletedRecords'] });
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <Group gap="xs" wrap="nowrap">
          <Text fw={600} truncate>
            {name}
          </Text>
          <Badge variant="default">{label}</Badge>
        </Group>
        <Text size="xs" c="dimmed">
          Deleted <Ago at={deletedAt} />
          {deletedBy && ` by ${deletedBy}`}
        </Text>
      </div>
      <Button
        size="compact-sm"
        variant="default"
        disabled={!restorable}
        loading={busy}
        aria-label={`Restore ${name}`}
        onClick={() => void restore()}
      >
        Restore
      </Button>
    </li>
  );
}
