import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { announce } from '../../kit/data/announce';
import { problemOf } from '../../kit/data/errors';
import { uploadFile } from './uploadFile';

/** The record that files go to: `{ clientId }` and so on. */
export type FileLink = Partial<
  Record<'clientId' | 'contactId' | 'opportunityId' | 'interactionId' | 'activityId' | 'leadId', string>
>;

/** A file on its way. */
export interface Upload {
  key: number;
  file: File;
  state: 'waiting' | 'sending' | 'failed';
  /** How much has been sent, from 0 to 1. */
  progress: number;
  problem?: string;
}

const AT_ONCE = 3;
let keys = 0;

/** Sends files to a record, a few at a time, each with its progress; failed ones can be tried again or left. */
export function useUploads(link: FileLink, onDone: () => void) {
  const client = useApolloClient();
  const [uploads, setUploads] = useState<Upload[]>([]);
  const running = useRef(new Map<number, AbortController>());
  const done = useRef(onDone);
  done.current = onDone;
  const where = JSON.stringify(link);

  const change = useCallback(
    (key: number, values: Partial<Upload>) =>
      setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...values } : one))),
    [],
  );
  const drop = useCallback((key: number) => setUploads((all) => all.filter((one) => one.key !== key)), []);

  const send = useCallback(
    async ({ key, file }: Upload) => {
      const control = new AbortController();
      running.current.set(key, control);
      change(key, { state: 'sending', progress: 0, problem: undefined });
      try {
        await uploadFile(client, JSON.parse(where) as Record<string, string>, file, {
          onProgress: (progress) => change(key, { progress }),
          signal: control.signal,
        });
        drop(key);
        announce(`${file.name} is uploaded`);
        done.current();
      } catch (error) {
        if (control.signal.aborted) drop(key);
        else change(key, { state: 'failed', problem: problemOf(error).message });
      } finally {
        running.current.delete(key);
      }
    },
    [client, where, change, drop],
  );

  useEffect(() => {
    const waiting = uploads.filter(({ key, state }) => state === 'waiting' && !running.current.has(key));
    for (const upload of waiting.slice(0, AT_ONCE - running.current.size)) void send(upload);
  }, [uploads, send]);
  useWarning(uploads.length > 0);

  return {
    uploads,
    add: useCallback((files: Iterable<File>) => {
      const fresh = [...files].map((file): Upload => ({ key: ++keys, file, state: 'waiting', progress: 0 }));
      setUploads((all) => [...all, ...fresh]);
    }, []),
    retry: (key: number) => change(key, { state: 'waiting', problem: undefined }),
    cancel: (key: number) => {
      const control = running.current.get(key);
      if (control) control.abort();
      else drop(key);
    },
  };
}

/** Asks before the page is left while files are on their way. */
function useWarning(busy: boolean) {
  useEffect(() => {
    if (!busy) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [busy]);
}
