import { useQuery } from '@apollo/client/react';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { type ViewFieldsFragment, ViewsDocument } from '../../gql/graphql';
import { configOf, isChanged, isPlain, paramsOf, type ViewConfig } from './viewState';

export interface ViewOptions {
  noun: string;
  layout?: ViewConfig['layout'];
  /** Where a view is shown; the list's own address when left out. */
  pathOf?: (view: ViewFieldsFragment) => string;
}

/** The saved views of a list, the one that is open, and whether the list shows something else by now. */
export function useViews({ noun, layout = 'TABLE', pathOf }: ViewOptions) {
  const [params, setParams] = useSearchParams();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const { data } = useQuery(ViewsDocument, { variables: { noun }, fetchPolicy: 'cache-and-network' });
  const views = useMemo(() => data?.savedViews.nodes ?? [], [data]);
  const current = views.find(({ id }) => id === params.get('view')) ?? null;
  const now = configOf(params, layout);
  const open = useCallback(
    (view: ViewFieldsFragment | null) => {
      const path = view && pathOf ? pathOf(view) : pathname;
      const next = view ? paramsOf(view, params) : new URLSearchParams({ view: 'all' });
      if (!view && params.has('layout')) next.set('layout', params.get('layout')!);
      navigate({ pathname: path, search: next.toString() });
    },
    [navigate, params, pathOf, pathname],
  );

  const asked = useRef(false);
  useEffect(() => {
    if (!data || asked.current) return;
    asked.current = true;
    const first = views.find(({ isDefault }) => isDefault);
    if (first && isPlain(params) && !params.has('layout'))
      setParams(paramsOf(first, params), { replace: true });
  }, [data, views, params, setParams]);

  // A link to a view names only the view.
  const linked = current && params.size === 1 ? current : null;
  useEffect(() => {
    if (linked) setParams(paramsOf(linked), { replace: true });
  }, [linked, setParams]);

  return {
    views,
    teams: data?.teams.nodes ?? [],
    current,
    changed: current ? isChanged(current, now) : !isPlain(params) && params.get('view') !== 'all',
    now,
    open,
  };
}
