import { useQuery } from '@apollo/client/react';
import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { RunningBulkJobsDocument } from '../../gql/graphql';
import { later } from '../shell/later';

const JobToast = later(async () => (await import('./JobToast')).JobToast);

/** Shows how far a job is, and in the end what came of it; stays while one goes from page to page. */
export function showJob(id: string): void {
  notifications.show({
    id: toastOf(id),
    role: 'status',
    autoClose: false,
    withCloseButton: true,
    message: <JobToast id={id} />,
  });
}

/** The toast of a job. */
export const toastOf = (id: string): string => `job-${id}`;

/** Shows the jobs that were at work before the page was loaded. */
export function useRunningJobs(): void {
  const { data } = useQuery(RunningBulkJobsDocument, { fetchPolicy: 'network-only' });
  useEffect(() => {
    for (const { id } of data?.runningBulkJobs ?? []) showJob(id);
  }, [data]);
}
