import { lazy, Suspense } from 'react';
import { useSearchParams } from 'react-router';
import { CompleteHost } from '../features/activities/CompleteHost';
import { LogOverlay } from '../features/interactions/LogOverlay';
import { Asker } from '../kit/data/ask';
import { ConflictHost } from '../kit/form/ConflictHost';
import { CommandPalette } from './CommandPalette';
import { CreateOverlay } from './CreateOverlay';
import { ShortcutHelp } from './ShortcutHelp';

const ConvertOverlay = lazy(async () => ({
  default: (await import('../features/leads/ConvertOverlay')).ConvertOverlay,
}));

/** What may lie over a page. None of it is needed to show the first one. */
export function Overlays() {
  const [params] = useSearchParams();
  return (
    <>
      <CommandPalette />
      <ShortcutHelp />
      <CreateOverlay />
      {params.has('convert') && (
        <Suspense>
          <ConvertOverlay />
        </Suspense>
      )}
      <ConflictHost />
      <Asker />
      <CompleteHost />
      <LogOverlay />
    </>
  );
}
