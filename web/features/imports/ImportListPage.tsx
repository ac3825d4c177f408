import { useQuery } from '@apollo/client/react';
import { Anchor, Badge, Button, Group, Paper, Text } from '@mantine/core';
import { IconDatabaseImport, IconUpload } from '@tabler/icons-react';
import { Link } from 'react-router';
import { type ImportRowFragment, ImportsDocument } from '../../gql/graphql';
import { Can } from '../../kit/data/session';
import { Ago } from '../../kit/fields/FieldValue';
import { sentence } from '../../kit/fields/field';
import { formatNumber } from '../../kit/fields/format';
import { FirstUse } from '../../kit/list/faces';
import { Loaded } from '../../kit/list/Loaded';
import { Page } from '../../kit/shell/Page';
import { STATUS } from './importStatus';
import classes from './imports.module.css';

/** Every import of a file. */
export function ImportListPage() {
  const result = useQuery(ImportsDocument, { fetchPolicy: 'cache-and-network' });
  const create = (
    <Can permission="import.create">
      <Button component={Link} to="/imports/new" leftSection={<IconUpload size={16} />}>
        Import a file
      </Button>
    </Can>
  );
  return (
    <Page title="Imports" narrow actions={create}>
      <Loaded result={result}>
        {({ imports: { nodes, pageInfo } }) =>
          nodes.length === 0 ? (
            <FirstUse
              icon={<IconDatabaseImport size={40} />}
              title="No imports yet"
              text="Bring your clients, contacts and opportunities along: export them as CSV where they are now, and import the file here."
            >
              {create}
            </FirstUse>
          ) : (
            <>
              <Paper withBorder component="ul" aria-label="Imports" m={0} p={0} style={{ listStyle: 'none' }}>
                {nodes.map((row) => (
                  <ImportRow key={row.id} row={row} />
                ))}
              </Paper>
              {pageInfo.hasNextPage && (
                <Button
                  variant="default"
                  onClick={() => void result.fetchMore({ variables: { after: pageInfo.endCursor } })}
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

function ImportRow({ row }: { row: ImportRowFragment }) {
  const counts = [
    row.created && `${formatNumber(row.created)} created`,
    row.updated && `${formatNumber(row.updated)} updated`,
    row.skipped && `${formatNumber(row.skipped)} skipped`,
    row.failed && `${formatNumber(row.failed)} failed`,
  ];
  const finished = row.status === 'DONE' || row.status === 'UNDONE';
  return (
    <Group component="li" className={classes.row} wrap="nowrap">
      <div className={classes.main}>
        <Anchor component={Link} to={`/imports/${row.id}`} size="sm" fw={500}>
          {row.fileName}
        </Anchor>
        <Text size="xs" c="dimmed">
          {[
            row.subjectType && sentence(row.subjectType),
            `${formatNumber(row.rowCount)} rows`,
            ...(finished ? counts : []),
          ]
            .filter(Boolean)
            .join(' · ')}{' '}
          · <Ago at={row.createdAt} />
        </Text>
      </div>
      <Badge color={STATUS[row.status].color} style={{ flexShrink: 0 }}>
        {STATUS[row.status].label}
      </Badge>
    </Group>
  );
}
