import { useApolloClient } from '@apollo/client/react';
import { useCallback } from 'react';
import type { FileSender } from '../kit/data/fileSender';

/** How forms of any feature put files on what they save; its code is loaded with the first file. */
export function useFileSending(): FileSender {
  const client = useApolloClient();
  return useCallback(
    async (link, file) => {
      const { uploadFile } = await import('../features/attachments/uploadFile');
      await uploadFile(client, link, file);
    },
    [client],
  );
}
