import { VisuallyHidden } from '@mantine/core';
import { useEffect, useState } from 'react';

let speak: ((text: string) => void) | null = null;

/** Says something to screen readers, politely. */
export function announce(text: string): void {
  speak?.(text);
}

/** The one polite live region of the app. */
export function Announcer() {
  const [text, setText] = useState('');
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    speak = (next) => {
      clearTimeout(timer);
      timer = setTimeout(() => setText((now) => (now === next ? `${next}\u00a0` : next)), 150);
    };
    return () => {
      clearTimeout(timer);
      speak = null;
    };
  }, []);
  return (
    <VisuallyHidden role="status" aria-live="polite" data-testid="announcer">
      {text}
    </VisuallyHidden>
  );
}
