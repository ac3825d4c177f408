import { useApolloClient } from '@apollo/client/react';
import { useCallback } from 'react';
import { AttachmentAddressesDocument } from '../../gql/graphql';
import { problemOf } from '../../kit/data/errors';
import { startDownload } from '../../kit/data/startDownload';
import { tell, tellProblem } from '../../kit/data/tell';

/** Downloads a file; its address is asked for at this moment, as it works for a short time only. */
export function useDownload() {
  const client = useApolloClient();
  return useCallback(
    async (id: string) => {
      try {
        const { data } = await client.query({
          query: AttachmentAddressesDocument,
          variables: { id },
          fetchPolicy: 'network-only',
        });
        if (data?.attachment) startDownload(data.attachment.downloadUrl);
        else tell('This file is no longer there.');
      } catch (error) {
        tellProblem(problemOf(error));
      }
    },
    [client],
  );
}
