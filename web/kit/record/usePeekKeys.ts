import { useNavigate } from 'react-router';
import { type Command, useCommands } from '../shell/commands';
import { usePeek } from './peek';

/** The keys of the peek panel that work outside the list: ] opens and closes it, J and K walk on. */
export function usePeekKeys(hrefOf: (target: { noun: string; id: string }) => string): void {
  const navigate = useNavigate();
  const { target, close, step, showCurrent } = usePeek();
  const command = (id: string, keys: string, label: string, run: () => void): Command => ({
    id: `peek.${id}`,
    label,
    keys,
    scope: 'page',
    group: 'Peek panel',
    hidden: true,
    when: () => Boolean(target),
    run,
  });
  const open = (id: string, keys: string, label: string, go: (href: string) => void): Command => ({
    ...command(id, keys, label, () => target && go(hrefOf(target))),
    when: () => Boolean(target) && isIdle(),
  });
  useCommands([
    {
      ...command('toggle', ']', 'Open or close the peek panel', target ? close : showCurrent),
      when: undefined,
    },
    command('close', 'Escape', 'Close the peek panel', close),
    command('next', 'j', 'Peek at the next record', () => step(1)),
    command('previous', 'k', 'Peek at the previous record', () => step(-1)),
    open('page', 'Enter', 'Open the page of the record', navigate),
    open('tab', 'mod+Enter', 'Open it in a new tab', (href) => window.open(href, '_blank', 'noopener')),
  ]);
}

/** Whether Enter belongs to nobody else. */
const isIdle = () => !document.activeElement?.closest('a, button, input, textarea, select, [role="group"]');
