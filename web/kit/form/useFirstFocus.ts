import { type RefObject, useEffect, useRef } from 'react';

/**
 * Puts the focus on the first thing to type in when a form appears in a dialog. The dialog looks for the mark when it
 * opens; a form whose code comes later than that takes the focus itself.
 */
export function useFirstFocus<Element extends HTMLElement>(wanted: boolean): RefObject<Element | null> {
  const element = useRef<Element>(null);
  useEffect(() => {
    if (!wanted || !element.current?.closest('[role="dialog"]')) return;
    const first = element.current.querySelector<HTMLElement>(
      'input:not([readonly], [type="hidden"], [type="checkbox"], [type="radio"]), textarea',
    );
    first?.setAttribute('data-autofocus', 'true');
    first?.focus();
  }, [wanted]);
  return element;
}
