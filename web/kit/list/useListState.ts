import { useCallback, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Field } from '../fields/field';
import { fromFilter, type Group, NO_FILTER, toFilter } from '../filter/filterModel';

export interface Sort {
  field: string;
  direction: 'ASC' | 'DESC';
}

/** The order as the server takes it; custom fields are named by their key. */
export function orderOf({ field, direction }: Sort): {
  field: any;
  key?: string;
  direction: Sort['direction'];
} {
  const [outer, key] = field.split('.');
  return outer === 'customFields' && key ? { field: 'customField', key, direction } : { field, direction };
}

/** The state of a list in the URL: search `q`, filter `f` and sort `s` (`-name` is descending). */
export function useListState(defaultSort?: string) {
  const [params, setParams] = useSearchParams();
  const search = params.get('q') ?? '';
  const rawFilter = params.get('f');
  const filter = useMemo(() => fromFilter(parse(rawFilter)) ?? NO_FILTER, [rawFilter]);
  // A condition that still lacks its value lives here until it is complete.
  const [draft, setDraft] = useState<Group | null>(null);
  const sortText = params.get('s') ?? defaultSort ?? '';
  const sort: Sort | null = sortText
    ? { field: sortText.replace(/^-/, ''), direction: sortText.startsWith('-') ? 'DESC' : 'ASC' }
    : null;

  const put = useCallback(
    (key: string, value: string | null) =>
      setParams(
        (old) => {
          const next = new URLSearchParams(old);
          if (value) next.set(key, value);
          else next.delete(key);
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  const setFilter = useCallback(
    (model: Group) => {
      setDraft(model);
      put('f', textOf(model));
    },
    [put],
  );
  const clear = useCallback(() => {
    setDraft(null);
    setParams(
      (old) => {
        const next = new URLSearchParams(old);
        next.delete('q');
        next.delete('f');
        return next;
      },
      { replace: true },
    );
  }, [setParams]);
  return {
    search,
    setSearch: useCallback((text: string) => put('q', text || null), [put]),
    filter: draft && textOf(draft) === rawFilter ? draft : filter,
    where: useMemo(() => toFilter(filter), [filter]),
    setFilter,
    clear,
    sort,
    setSort: (field: string) =>
      put('s', sort?.field === field && sort.direction === 'ASC' ? `-${field}` : field),
  };
}

const textOf = (model: Group): string | null => {
  const filter = toFilter(model);
  return filter && JSON.stringify(filter);
};

function parse(text: string | null): unknown {
  if (!text) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Which columns are shown, in which order: those of the address, as a view sets them, or the browser's own for the list. */
export function useColumns(list: string, fields: Field[], initial: string[]) {
  const key = `rapport.columns.${list}`;
  const [params, setParams] = useSearchParams();
  const [own, setOwn] = useState<string[]>(() => {
    const stored = parse(localStorage.getItem(key));
    return Array.isArray(stored) && stored.length ? stored : initial;
  });
  const asked = params.get('c');
  const inView = asked !== null || (params.get('view') ?? 'all') !== 'all';
  const shown = useMemo(
    () => (asked ? asked.split(',') : inView ? initial : own),
    [asked, inView, initial, own],
  );
  const change = (columns: string[]) => {
    if (!inView) {
      localStorage.setItem(key, JSON.stringify(columns));
      setOwn(columns);
      return;
    }
    setParams(
      (old) => {
        const next = new URLSearchParams(old);
        next.set('c', columns.join(','));
        return next;
      },
      { replace: true },
    );
  };
  const columns = useMemo(
    () => shown.flatMap((column) => fields.find((field) => field.key === column) ?? []),
    [shown, fields],
  );
  return { columns, shown, setShown: change, reset: () => change(initial) };
}
