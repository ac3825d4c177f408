import { useSpotlight } from '@mantine/spotlight';
import { useSearchParams } from 'react-router';
import { QuestionHost } from '../kit/questions/questions';
import { later, laterOverlay } from '../kit/shell/later';
import { paletteStore } from './palette';

const CommandPalette = laterOverlay(async () => (await import('./CommandPalette')).CommandPalette);
const CreateOverlay = laterOverlay(async () => (await import('./CreateOverlay')).CreateOverlay);
const LogOverlay = laterOverlay(async () => (await import('../features/interactions/LogOverlay')).LogOverlay);
const ConvertOverlay = later(async () => (await import('../features/leads/ConvertOverlay')).ConvertOverlay);

/** What may lie over a page. None of it is loaded before it is wanted. */
export function Overlays() {
  const [params] = useSearchParams();
  const { opened } = useSpotlight(paletteStore);
  return (
    <>
      <CommandPalette opened={opened} />
      <CreateOverlay opened={params.has('new')} />
      <LogOverlay opened={params.has('log')} />
      {params.has('convert') && <ConvertOverlay />}
      <QuestionHost />
    </>
  );
}
