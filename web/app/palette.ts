import { createSpotlight } from '@mantine/spotlight';

/** The command palette: what opens it, and the store that knows whether it is open. */
export const [paletteStore, palette] = createSpotlight();
