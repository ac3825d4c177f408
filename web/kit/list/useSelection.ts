import { useState } from 'react';
import type { Selected } from './useBulk';

/** What is selected among some rows of a list, and how to select others of them. */
export interface Selection {
  selected: Set<string>;
  select: (next: Set<string>) => void;
}

/** Selected rows: some by their ids, or all that match but for some, loaded or not. */
export function useSelection() {
  const [picked, setPicked] = useState(new Set<string>());
  const [except, setExcept] = useState<Set<string> | null>(null);
  const clear = () => {
    setExcept(null);
    setPicked(new Set());
  };
  /** The selection as rows on the screen show it; where all are selected, the others keep as they are. */
  const among = (rows: { id: string }[]): Selection => {
    if (!except) return { selected: picked, select: setPicked };
    const ids = rows.map(({ id }) => id);
    return {
      selected: new Set(ids.filter((id) => !except.has(id))),
      select: (next) =>
        setExcept(
          new Set([...[...except].filter((id) => !ids.includes(id)), ...ids.filter((id) => !next.has(id))]),
        ),
    };
  };
  /** What the bulk bar works on; `list` is how the rows are found, `total` how many they are as far as that is known. */
  const target = (
    list: { filter?: object | null; search: string | null },
    total: number | undefined,
  ): Selected =>
    except
      ? {
          ids: [],
          count: total === undefined ? undefined : total - except.size,
          all: { filter: list.filter ?? {}, search: list.search, except: [...except] },
        }
      : { ids: [...picked], count: picked.size };
  const any = except !== null || picked.size > 0;
  return { any, among, clear, pick: setPicked, target, selectAll: () => setExcept(new Set()) };
}
