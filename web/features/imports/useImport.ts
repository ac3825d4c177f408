import { useQuery } from '@apollo/client/react';
import { useRef, useState } from 'react';
import {
  ImportDocument,
  type ImportFieldsFragment,
  ImportProgressedDocument,
  type ImportProgressedSubscription,
} from '../../gql/graphql';
import { useLive } from '../../kit/data/useLive';
import { isBusy } from './importStatus';

export type Progress = ImportProgressedSubscription['jobProgressed'];

/** An import with its live progress. It is also asked for again while the server works, should a message be lost. */
export function useImport(id: string) {
  const [progress, setProgress] = useState<Progress | null>(null);
  const working = useRef(false);
  const result = useQuery(ImportDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
    pollInterval: 1_500,
    skipPollAttempt: () => !working.current,
    notifyOnNetworkStatusChange: false,
  });
  const record = result.data?.import as ImportFieldsFragment | null | undefined;
  const busy = Boolean(record && isBusy(record.status));
  working.current = busy;
  useLive(
    ImportProgressedDocument,
    { id },
    {
      skip: !busy,
      onData: ({ jobProgressed }) => {
        setProgress(jobProgressed);
        if (jobProgressed && jobProgressed.status !== record?.status) void result.refetch();
      },
    },
  );
  return { result, record, progress: busy && progress?.status === record?.status ? progress : null };
}
