import { useEffect, useRef } from 'react';
import type { InteractionType } from '../../gql/graphql';
import { useCommands } from '../../kit/shell/commands';
import { INTERACTIONS } from './interactionTypes';

const KEYS: Record<InteractionType, string> = {
  NOTE: 'n',
  CALL: 'l',
  EMAIL: 'shift+e',
  MEETING: 'm',
  TASK: 't',
};

/** A key for each kind of interaction chooses it and goes to its first field. */
export function useComposerKeys(isNote: boolean, active: boolean, onType: (type: InteractionType) => void) {
  const body = useRef<HTMLTextAreaElement>(null);
  const subject = useRef<HTMLInputElement>(null);
  const focusNext = useRef(false);
  useEffect(() => {
    if (!focusNext.current) return;
    focusNext.current = false;
    const text = body.current ?? document.querySelector<HTMLElement>('[role="textbox"][aria-label="Text"]');
    (isNote ? text : subject.current)?.focus();
  });
  useCommands(
    (active ? INTERACTIONS : []).map(({ type, label }) => ({
      id: `compose.${type}`,
      label: `Log ${label.toLowerCase()}`,
      keys: KEYS[type],
      scope: 'record' as const,
      group: 'This record',
      when: () => active,
      run: () => {
        focusNext.current = true;
        onType(type);
      },
    })),
  );
  return { body, subject };
}
