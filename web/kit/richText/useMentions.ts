import type { MentionOptions } from '@tiptap/extension-mention';
import { useRef, useState } from 'react';
import { type ReferenceOption, useReference } from '../data/references';

interface Shown {
  people: ReferenceOption[];
  active: number;
  at: { left: number; bottom: number };
}

interface Asked {
  items: ReferenceOption[];
  command: (attributes: { id: string; label: string }) => void;
  clientRect?: (() => DOMRect | null) | null;
}

const MOST = 6;

/** Asks for colleagues after an @ and lets one be chosen by arrows and Enter. */
export function useMentions() {
  const source = useReference('user');
  const [shown, setShown] = useState<Shown | null>(null);
  const state = useRef<{ asked: Asked | null; active: number }>({ asked: null, active: 0 });
  const show = () => {
    const { asked, active } = state.current;
    const at = asked?.clientRect?.();
    setShown(
      asked?.items.length && at
        ? { people: asked.items, active, at: { left: at.left, bottom: at.bottom } }
        : null,
    );
  };
  const choose = (index: number) => {
    const { asked } = state.current;
    const person = asked?.items[index];
    if (asked && person) asked.command({ id: person.value, label: person.label });
  };
  const ask = (next: Asked | null) => {
    state.current = { asked: next, active: 0 };
    show();
  };
  const move = (by: number) => {
    const count = state.current.asked?.items.length ?? 0;
    state.current.active = (state.current.active + by + count) % Math.max(1, count);
    show();
  };
  const onKeyDown = ({ event }: { event: KeyboardEvent }): boolean => {
    if (!state.current.asked?.items.length) return false;
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter' || event.key === 'Tab') choose(state.current.active);
    else return false;
    return true;
  };
  const suggestion = {
    items: async ({ query }: { query: string }) => ((await source?.search(query)) ?? []).slice(0, MOST),
    render: () => ({ onStart: ask, onUpdate: ask, onExit: () => ask(null), onKeyDown }),
  } as unknown as MentionOptions['suggestion'];
  return { suggestion, shown, choose };
}
