import { openDB } from 'idb';
import { useCallback, useEffect, useRef } from 'react';

const database = () => openDB('rapport', 1, { upgrade: (db) => void db.createObjectStore('drafts') });

/** Keeps what is being typed in IndexedDB under a key, until it is sent or discarded. */
export function useDraft<T>(key: string | null, onResume: (draft: T) => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const resume = useRef(onResume);
  resume.current = onResume;
  useEffect(() => {
    if (!key) return;
    let gone = false;
    void database()
      .then((db) => db.get('drafts', key))
      .then((draft) => {
        if (draft !== undefined && !gone) resume.current(draft as T);
      })
      .catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [key]);
  const save = useCallback(
    (draft: T) => {
      clearTimeout(timer.current);
      if (!key) return;
      timer.current = setTimeout(() => {
        void database()
          .then((db) => db.put('drafts', draft, key))
          .catch(() => undefined);
      }, 500);
    },
    [key],
  );
  const discard = useCallback(() => {
    clearTimeout(timer.current);
    if (key)
      void database()
        .then((db) => db.delete('drafts', key))
        .catch(() => undefined);
  }, [key]);
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
