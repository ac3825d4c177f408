import { useQuery } from '@apollo/client/react';
import { Button, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import { AuditLogDocument, type AuditLogQueryVariables } from '../../gql/graphql';
import { startDownload } from '../../kit/data/startDownload';
import { Loaded } from '../../kit/list/Loaded';
import { AuditEntry } from './AuditEntry';
import { AuditFilter } from './AuditFilter';
import { Rows, Section } from './Section';

const KEYS = ['personId', 'subjectType', 'recordId', 'name', 'origin', 'from', 'to'];

/** Who did what, when and from where. */
export function AuditSection() {
  const [params, setParams] = useSearchParams();
  const filter = Object.fromEntries(KEYS.flatMap((key) => (params.get(key) ? [[key, params.get(key)]] : [])));
  const result = useQuery(AuditLogDocument, {
    variables: { filter } as AuditLogQueryVariables,
    fetchPolicy: 'network-only',
  });
  const data = result.data ?? result.previousData;
  const set = (key: string, value: string | null) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set(key, value);
        else next.delete(key);
        return next;
      },
      { replace: true },
    );
  return (
    <Section
      title="Audit"
      text="Every change, sign-in and refusal in the organization. It can be read, but not changed."
      actions={
        <Button
          variant="default"
          leftSection={<IconDownload size={16} />}
          onClick={() => startDownload(`/files/audit.csv?${new URLSearchParams(filter as never)}`)}
        >
          Export CSV
        </Button>
      }
    >
      <AuditFilter filter={filter as Record<string, string>} onChange={set} />
      <Loaded result={{ ...result, data }} rows={8}>
        {({ auditLog }) => (
          <>
            <Rows label="Audit" rows={auditLog.nodes} empty="Nothing happened that matches.">
              {(entry) => <AuditEntry entry={entry} />}
            </Rows>
            {auditLog.pageInfo.hasNextPage ? (
              <Button
                variant="default"
                loading={result.loading}
                style={{ alignSelf: 'flex-start' }}
                onClick={() =>
                  void result.fetchMore({
                    variables: { after: auditLog.pageInfo.endCursor },
                    updateQuery: (before, { fetchMoreResult: { auditLog: more } }) => ({
                      auditLog: { ...more, nodes: [...before.auditLog.nodes, ...more.nodes] },
                    }),
                  })
                }
              >
                Show more
              </Button>
            ) : (
              <Text size="xs" c="dimmed">
                That is all.
              </Text>
            )}
          </>
        )}
      </Loaded>
    </Section>
  );
}
