import type { ApolloClient } from '@apollo/client';
import { CreateAttachmentDocument, RequestUploadDocument } from '../../gql/graphql';
import { makeThumbnail } from './makeThumbnail';
import { sendFile } from './sendFile';

interface Progress {
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
}

/** The addresses that took a file, as long as it is on no record. */
const begun = new WeakMap<File, string[]>();

/** Gives back the room that is kept for what was not finished; without a connection it is given back before the next try. */
const giveUp = async (file: File) => {
  for (const url of begun.get(file) ?? [])
    await fetch(url, { method: 'DELETE', keepalive: true }).catch(() => undefined);
};

/** Sends a file, with a thumbnail when it is a picture, and puts it on a record. Rejects with what the server said. */
export async function uploadFile(
  client: ApolloClient,
  link: Record<string, string>,
  file: File,
  { onProgress = () => undefined, signal = new AbortController().signal }: Progress = {},
): Promise<void> {
  await giveUp(file);
  const urls: string[] = [];
  begun.set(file, urls);
  const send = async (name: string, body: Blob, report: (share: number) => void): Promise<string> => {
    const input = { fileName: name, size: body.size };
    const { data } = await client.mutate({ mutation: RequestUploadDocument, variables: { input } });
    const { id, url } = data!.requestUpload;
    urls.push(url);
    await sendFile(url, body, report, signal);
    return id;
  };
  try {
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
    begun.delete(file);
  } catch (error) {
    void giveUp(file);
    throw error;
  }
}
