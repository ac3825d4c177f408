import { AppShell, Drawer } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type KeyboardEvent, lazy, Suspense } from 'react';
import { SkeletonRows } from '../kit/list/faces';
import { usePeek } from '../kit/record/peek';
import { usePeekKeys } from '../kit/record/usePeekKeys';
import { isTyping } from '../kit/shell/commands';
import { PEEKS } from './peeks';

const PeekedRecord = lazy(async () => ({ default: (await import('./panels')).PeekedRecord }));
const REST_MS = 120;

/** The record of `?peek=` beside the page, or over it where there is no room. */
export function PeekPanel({ beside }: { beside: boolean }) {
  const { target, close, step } = usePeek();
  usePeekKeys(({ noun, id }) => `${PEEKS[noun]}/${id}`);
  // Who walks fast loads only where they come to rest.
  const [rested] = useDebouncedValue(target, REST_MS, { leading: true });
  const shown = rested?.noun === target?.noun ? rested : target;
  const content = target && shown && (
    <Suspense fallback={<SkeletonRows rows={8} />}>
      <PeekedRecord noun={shown.noun} id={shown.id} />
    </Suspense>
  );
  if (beside) return target && <AppShell.Aside aria-label="Peek panel">{content}</AppShell.Aside>;
  const walk = (event: KeyboardEvent) => {
    const by = { j: 1, k: -1 }[event.key];
    if (by && !isTyping(event.target)) step(by);
  };
  return (
    <Drawer.Root
      opened={Boolean(target)}
      onClose={close}
      returnFocus={false}
      position="right"
      size={480}
      padding={0}
    >
      <Drawer.Overlay />
      <Drawer.Content aria-label="Peek panel" onKeyDown={walk}>
        <Drawer.Body h="100%">{content}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
