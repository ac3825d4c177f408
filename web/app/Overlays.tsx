import { CompleteHost } from '../features/activities/CompleteHost';
import { LogOverlay } from '../features/interactions/LogOverlay';
import { Asker } from '../kit/data/ask';
import { ConflictHost } from '../kit/form/ConflictHost';
import { CommandPalette } from './CommandPalette';
import { CreateOverlay } from './CreateOverlay';
import { ShortcutHelp } from './ShortcutHelp';

/** What may lie over a page. None of it is needed to show the first one. */
export function Overlays() {
  return (
    <>
      <CommandPalette />
      <ShortcutHelp />
      <CreateOverlay />
      <ConflictHost />
      <Asker />
      <CompleteHost />
      <LogOverlay />
    </>
  );
}
