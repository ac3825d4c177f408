import {
  createContext,
  type ReactNode,
  type RefObject,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
} from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';

/** The list on the screen, for walking through it from the panel. */
interface PeekList {
  noun: string;
  ids: string[];
  /** The record the viewer is on. */
  current: string | undefined;
  /** Brings a record into view, and the focus to it when asked. */
  reveal: (id: string, focus: boolean) => void;
}

interface PeekHome {
  nouns: readonly string[];
  list: RefObject<PeekList | null>;
}

const PeekContext = createContext<PeekHome>({ nouns: [], list: { current: null } });

/** Says which nouns can be peeked at. */
export function PeekProvider({ nouns, children }: { nouns: readonly string[]; children: ReactNode }) {
  const list = useRef<PeekList | null>(null);
  const home = useMemo(() => ({ nouns, list }), [nouns]);
  return <PeekContext.Provider value={home}>{children}</PeekContext.Provider>;
}

/** The peek panel as part of the address, `?peek=noun:id`: Back closes it, walking on does not pile up. */
export function usePeek() {
  const { nouns, list } = useContext(PeekContext);
  const [params, setParams] = useSearchParams();
  const { state } = useLocation();
  const navigate = useNavigate();
  const peeked = params.get('peek') ?? '';
  const target = useMemo(() => {
    const [noun = '', id = ''] = peeked.split(':');
    return nouns.includes(noun) && id ? { noun, id } : null;
  }, [nouns, peeked]);
  const put = (peek: string | null, options: { replace: boolean; state?: unknown }) =>
    setParams((old) => {
      const next = new URLSearchParams(old);
      if (peek) next.set('peek', peek);
      else next.delete('peek');
      return next;
    }, options);
  const show = (next: { noun: string; id: string }) =>
    put(
      `${next.noun}:${next.id}`,
      target ? { replace: true, state } : { replace: false, state: { peek: true } },
    );
  const step = (by: number) => {
    const { ids = [], reveal } = list.current ?? {};
    const next = target && ids.includes(target.id) ? ids[ids.indexOf(target.id) + by] : undefined;
    if (!target || !next) return;
    show({ noun: target.noun, id: next });
    reveal?.(next, false);
  };
  const close = () => {
    if (!target) return;
    if ((state as { peek?: boolean } | null)?.peek) navigate(-1);
    else put(null, { replace: true });
    list.current?.reveal(target.id, true);
  };
  return {
    target,
    show,
    close,
    step,
    /** Opens the panel for the record the viewer is on. */
    showCurrent: () => {
      const { noun: of, current } = list.current ?? {};
      if (of && current) show({ noun: of, id: current });
    },
    /** Where the shown record lies in the list on the screen; null when it is not in it. */
    place: () => {
      const ids = list.current?.ids ?? [];
      const index = target ? ids.indexOf(target.id) : -1;
      return index < 0 ? null : { index, count: ids.length };
    },
  };
}

interface Row {
  __typename?: string;
  id: string;
}

/** Lets the viewer peek at the rows of a list; null when rows of this kind cannot be peeked at. */
export function usePeekList(rows: Row[], current: string | undefined, reveal: PeekList['reveal']) {
  const { nouns, list } = useContext(PeekContext);
  const { target, show, close } = usePeek();
  const noun = nounOf(rows[0]);
  const known = nouns.includes(noun);
  const latest = useRef(reveal);
  latest.current = reveal;
  const revealLatest = useCallback<PeekList['reveal']>((id, focus) => latest.current(id, focus), []);
  useEffect(() => {
    if (!known) return;
    const mine = { noun, ids: rows.map(({ id }) => id), current, reveal: revealLatest };
    list.current = mine;
    return () => {
      if (list.current === mine) list.current = null;
    };
  }, [known, noun, rows, current, list, revealLatest]);
  if (!known) return null;
  const openId = target?.noun === noun ? target.id : null;
  return {
    openId,
    show: (id: string) => show({ noun, id }),
    /** Shows the record the viewer has come to, if the panel is open. */
    follow: (id: string | undefined) => {
      if (id && openId && id !== openId) show({ noun, id });
    },
    toggle: (id: string) => (openId === id ? close() : show({ noun, id })),
  };
}

/** What a list knows of the peek panel. */
export type Peek = ReturnType<typeof usePeekList>;

const nounOf = ({ __typename = '' }: Row = { id: '' }) =>
  __typename.charAt(0).toLowerCase() + __typename.slice(1);
