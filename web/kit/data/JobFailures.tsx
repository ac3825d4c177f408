import { useQuery } from '@apollo/client/react';
import { Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { BulkFailuresDocument } from '../../gql/graphql';
import { Loaded } from '../list/Loaded';

const PAGE = 50;

/** The records that a job could not change, each with the reason. */
export function JobFailures({ id, onClose }: { id: string; onClose: () => void }) {
  const result = useQuery(BulkFailuresDocument, { variables: { id }, fetchPolicy: 'network-only' });
  return (
    <Modal opened onClose={onClose} title="What could not be changed" size="lg" zIndex={500}>
      <Loaded result={result} rows={5}>
        {({ bulkJob }) => {
          const failures = bulkJob?.failures ?? [];
          return (
            <Stack>
              <List size="sm" spacing="xs">
                {failures.map((failure) => (
                  <List.Item key={failure.id}>
                    {failure.name ?? 'A record you may not see'}
                    <Text size="sm" c="dimmed">
                      {failure.problem}
                    </Text>
                  </List.Item>
                ))}
              </List>
              {bulkJob?.failuresUrl && (
                <Group justify="flex-end">
                  <Button
                    component="a"
                    href={bulkJob.failuresUrl}
                    download
                    variant="default"
                    leftSection={<IconDownload size={16} />}
                  >
                    Download as CSV
                  </Button>
                </Group>
              )}
              {failures.length > 0 && failures.length % PAGE === 0 && (
                <Button
                  variant="default"
                  onClick={() =>
                    void result.fetchMore({
                      variables: { after: failures.at(-1)?.id },
                      updateQuery: (before, { fetchMoreResult: more }) =>
                        before.bulkJob && more.bulkJob
                          ? {
                              bulkJob: {
                                ...before.bulkJob,
                                failures: [...before.bulkJob.failures, ...more.bulkJob.failures],
                              },
                            }
                          : before,
                    })
                  }
                >
                  Show more
                </Button>
              )}
            </Stack>
          );
        }}
      </Loaded>
    </Modal>
  );
}
