import { openDB } from 'idb';
import { useCallback, useEffect, useRef } from 'react';

const database = () => openDB('rapport', 1, { upgrade: (db) => void db.createObjectStore('drafts') });

/** The last write that is on its way: a form that opens again right after another has closed finds its draft. */
let written: Promise<unknown> = Promise.resolve();

const write = (key: string, draft: unknown) => {
  written = database()
    .then<unknown>((db) => (draft === undefined ? db.delete('drafts', key) : db.put('drafts', draft, key)))
    .catch(() => undefined);
};

/** Keeps what is being typed in IndexedDB under a key, until it is sent or discarded. */
export function useDraft<T>(key: string | null, onResume: (draft: T) => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const flush = useRef<() => void>(undefined);
  const resume = useRef(onResume);
  resume.current = onResume;
  const settle = useCallback(() => {
    clearTimeout(timer.current);
    flush.current = undefined;
  }, []);
  useEffect(() => {
    if (!key) return;
    let gone = false;
    void written
      .then(database)
      .then((db) => db.get('drafts', key))
      .then((draft) => {
        if (draft !== undefined && !gone) resume.current(draft as T);
      })
      .catch(() => undefined);
    return () => {
      gone = true;
      flush.current?.();
    };
  }, [key]);
  const save = useCallback(
    (draft: T) => {
      settle();
      if (!key) return;
      flush.current = () => {
        settle();
        write(key, draft);
      };
      timer.current = setTimeout(flush.current, 500);
    },
    [key, settle],
  );
  const discard = useCallback(() => {
    settle();
    if (key) write(key, undefined);
  }, [key, settle]);
  return { save, discard };
}

/** Removes every draft; on signing out. */
export async function forgetDrafts(): Promise<void> {
  try {
    await (await database()).clear('drafts');
  } catch {
    // A browser without IndexedDB has no drafts.
  }
}
