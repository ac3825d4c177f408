import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { ViewDensity } from '../../gql/graphql';

/** What is shown below a column: `total:sum`. */
export interface Total {
  key: string;
  how: 'sum' | 'average';
}

/** How a table is shown besides its columns; it stands in the address, as views keep it. */
export interface ListShape {
  groupBy: string | null;
  density: ViewDensity;
  totals: Total[];
  widths: Record<string, number>;
  setGroupBy: (key: string | null) => void;
  setDensity: (density: ViewDensity) => void;
  setTotals: (totals: Total[]) => void;
  setWidth: (key: string, width: number | null) => void;
}

/** The bounds of a column, in pixels. */
export const NARROWEST = 60;
export const WIDEST = 600;

/** The shape of the list in the URL: group `g`, density `d`, totals `t` and widths `w`; `usual` totals while it names none. */
export function useListShape(usual = ''): ListShape {
  const [params, setParams] = useSearchParams();
  const [g, d, t, w] = ['g', 'd', 't', 'w'].map((key) => params.get(key));
  return useMemo(() => {
    const put = (key: string, value: string | null) =>
      setParams(
        (old) => {
          const next = new URLSearchParams(old);
          if (value) next.set(key, value);
          else next.delete(key);
          return next;
        },
        { replace: true },
      );
    const widths = widthsOf(w);
    return {
      groupBy: g || null,
      density: densityOf(d),
      totals: totalsOf(t ?? usual),
      widths,
      setGroupBy: (key) => put('g', key),
      setDensity: (density) => put('d', density === 'NORMAL' ? null : density.toLowerCase()),
      setTotals: (totals) =>
        put('t', totals.map(({ key, how }) => `${key}:${how}`).join(',') || usual.replace(/:\w+/g, ':none')),
      setWidth: (key, width) => {
        const next = { ...widths, [key]: Math.round(Math.min(Math.max(width ?? 0, NARROWEST), WIDEST)) };
        if (width === null) delete next[key];
        put('w', Object.keys(next).length ? JSON.stringify(next) : null);
      },
    };
  }, [g, d, t, w, usual, setParams]);
}

/** A density of the address; the usual one for anything else. */
export function densityOf(text: string | null | undefined): ViewDensity {
  const density = text?.toUpperCase();
  return density === 'COMPACT' || density === 'COMFORTABLE' ? density : 'NORMAL';
}

/** Totals of the address; `size:none` is none. */
export const totalsOf = (text: string | null | undefined): Total[] =>
  (text ?? '').split(',').flatMap((each) => {
    const [key, how] = each.split(':');
    return key && (how === 'sum' || how === 'average') ? [{ key, how }] : [];
  });

/** Widths of the address by key of the column. */
export function widthsOf(text: string | null | undefined): Record<string, number> {
  try {
    const entries = Object.entries(JSON.parse(text || '{}') as Record<string, unknown>);
    return Object.fromEntries(entries.filter(([, width]) => typeof width === 'number')) as Record<
      string,
      number
    >;
  } catch {
    return {};
  }
}
