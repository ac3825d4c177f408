import type { ViewFieldsFragment } from '../../gql/graphql';
import { densityOf, widthsOf } from '../list/useListShape';

/** What a view keeps of the address of a list: search, filter, sort, columns, groups, density, totals, widths, layout and the date of a calendar. */
const KEPT = ['q', 'f', 's', 'c', 'g', 'd', 't', 'w', 'layout', 'date'] as const;

export type ViewConfig = Pick<
  ViewFieldsFragment,
  | 'search'
  | 'filter'
  | 'sort'
  | 'columns'
  | 'groupBy'
  | 'density'
  | 'totals'
  | 'widths'
  | 'layout'
  | 'dateField'
>;

/** The address that shows a view; what does not belong to views, such as the peek panel, stays. */
export function paramsOf(
  view: ViewConfig & { id?: string; pipelineId?: string | null },
  old = new URLSearchParams(),
): URLSearchParams {
  const next = new URLSearchParams(old);
  const values: Record<(typeof KEPT)[number], string | null | undefined> = {
    q: view.search,
    f: view.filter ? JSON.stringify(view.filter) : null,
    s: view.sort,
    c: view.columns.join(','),
    g: view.groupBy,
    d: view.density === 'NORMAL' ? null : view.density.toLowerCase(),
    t: view.totals.join(','),
    w: view.widths ? JSON.stringify(view.widths) : null,
    layout: layoutOf(view),
    date: view.dateField,
  };
  for (const key of KEPT)
    if (values[key]) next.set(key, values[key]);
    else next.delete(key);
  if (view.id) next.set('view', view.id);
  return next;
}

/** What the address shows now, as a view would keep it. */
export function configOf(params: URLSearchParams, layout: ViewConfig['layout']): ViewConfig {
  const filter = params.get('f');
  return {
    search: params.get('q'),
    filter: filter ? JSON.parse(filter) : null,
    sort: params.get('s'),
    columns: params.get('c')?.split(',').filter(Boolean) ?? [],
    groupBy: params.get('g'),
    density: densityOf(params.get('d')),
    totals: params.get('t')?.split(',').filter(Boolean) ?? [],
    widths: widths(params.get('w')),
    layout,
    dateField: params.get('date'),
  };
}

/** Whether the address shows something else than the view. */
export const isChanged = (view: ViewConfig, now: ViewConfig): boolean =>
  ordered(pick(view)) !== ordered(pick(now));

/** Whether the address asks for anything of its own. */
export const isPlain = (params: URLSearchParams): boolean =>
  ['q', 'f', 's', 'c', 'g', 'd', 't', 'w', 'date', 'view'].every((key) => !params.has(key));

const widths = (text: string | null) => {
  const found = widthsOf(text);
  return Object.keys(found).length ? found : null;
};

const WORDS = { TABLE: 'list', BOARD: 'board', CALENDAR: 'calendar' } as const;

/** A layout as the address names it. */
export type LayoutWord = (typeof WORDS)[keyof typeof WORDS];

/** The layout that a word of the address stands for; null for other words, such as that of an analysis. */
export const layoutNamed = (word: string | null): ViewConfig['layout'] | null =>
  (Object.keys(WORDS) as ViewConfig['layout'][]).find((layout) => WORDS[layout] === word) ?? null;

/** A pipeline begins as a board, every other list as a table: only other layouts stand in the address. */
function layoutOf({ layout, pipelineId }: { layout: ViewConfig['layout']; pipelineId?: string | null }) {
  return layout === (pipelineId ? 'BOARD' : 'TABLE') ? null : WORDS[layout];
}

const pick = ({
  search,
  filter,
  sort,
  columns,
  layout,
  groupBy,
  density,
  totals,
  widths,
  dateField,
}: ViewConfig) => ({
  search: search || null,
  filter: filter ?? null,
  sort: sort || null,
  columns,
  layout,
  groupBy: groupBy ?? null,
  density,
  totals,
  widths: widths ?? null,
  dateField: dateField || null,
});

/** JSON with sorted keys: the server gives filters back in an order of its own. */
const ordered = (value: unknown): string =>
  JSON.stringify(value, (_key, each) =>
    each && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
