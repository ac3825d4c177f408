import { useMemo, useState } from 'react';
import type { Selected } from './useBulk';

/** Selected rows: some that are loaded, or all that match but for some. */
export function useSelection(rows: { id: string }[], total: number) {
  const [picked, setPicked] = useState(new Set<string>());
  const [except, setExcept] = useState<Set<string> | null>(null);
  const selected = useMemo(
    () => (except ? new Set(rows.map(({ id }) => id).filter((id) => !except.has(id))) : picked),
    [rows, except, picked],
  );
  /** The rows of a list that are selected now; those that are not loaded yet keep as they are. */
  const select = (next: Set<string>) => {
    if (!except || next.size === 0) {
      setExcept(null);
      setPicked(next);
    } else setExcept(new Set(rows.map(({ id }) => id).filter((id) => !next.has(id))));
  };
  /** What the bulk bar works on; `list` is how the rows are found. */
  const target = (list: { filter?: object | null; search: string | null }): Selected =>
    except
      ? {
          ids: [],
          count: total - except.size,
          all: { filter: list.filter ?? {}, search: list.search, except: [...except] },
        }
      : { ids: [...picked], count: picked.size };
  return { selected, select, target, selectAll: () => setExcept(new Set()) };
}
