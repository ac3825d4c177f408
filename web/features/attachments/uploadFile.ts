import type { ApolloClient } from '@apollo/client';
import { CreateAttachmentDocument, RequestUploadDocument } from '../../gql/graphql';
import { makeThumbnail } from './makeThumbnail';
import { sendFile } from './sendFile';

interface Progress {
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
}

/** Sends a file, with a thumbnail when it is a picture, and puts it on a record. Rejects with what the server said. */
export async function uploadFile(
  client: ApolloClient,
  link: Record<string, string>,
  file: File,
  { onProgress = () => undefined, signal = new AbortController().signal }: Progress = {},
): Promise<void> {
  const send = async (name: string, body: Blob, report: (share: number) => void): Promise<string> => {
    const input = { fileName: name, size: body.size };
    const { data } = await client.mutate({ mutation: RequestUploadDocument, variables: { input } });
    const { id, url } = data!.requestUpload;
    await sendFile(url, body, report, signal);
    return id;
  };
  const uploadId = await send(file.name, file, onProgress);
  const small = await makeThumbnail(file);
  // A file without its thumbnail is better than no file.
  const thumbnailUploadId =
    small && (await send(`thumbnail.${small.type.slice(6)}`, small, () => undefined).catch(() => null));
  if (signal.aborted) throw new DOMException('Stopped', 'AbortError');
  await client.mutate({
    mutation: CreateAttachmentDocument,
    variables: { input: { uploadId, thumbnailUploadId, ...link } },
  });
}
