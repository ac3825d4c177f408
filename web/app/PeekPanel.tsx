import { AppShell, Drawer } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { SkeletonRows } from '../kit/list/faces';
import { usePeek } from '../kit/record/peek';
import { usePeekKeys } from '../kit/record/usePeekKeys';
import { PEEKS } from './peeks';

const PeekedRecord = lazy(async () => ({ default: (await import('./panels')).PeekedRecord }));

/** The record of `?peek=` beside the page, or over it where there is no room. */
export function PeekPanel({ beside }: { beside: boolean }) {
  const { target, close } = usePeek();
  usePeekKeys(({ noun, id }) => `${PEEKS[noun]}/${id}`);
  const content = target && (
    <Suspense fallback={<SkeletonRows rows={8} />}>
      <PeekedRecord noun={target.noun} id={target.id} />
    </Suspense>
  );
  if (beside) return target && <AppShell.Aside aria-label="Peek panel">{content}</AppShell.Aside>;
  return (
    <Drawer.Root opened={Boolean(target)} onClose={close} returnFocus={false} size={480} padding={0}>
      <Drawer.Overlay />
      <Drawer.Content aria-label="Peek panel">
        <Drawer.Body h="100%">{content}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
