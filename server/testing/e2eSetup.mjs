import { findChromium } from './findChromium.mjs';
import globalSetup from './globalSetup.mjs';

// Once, before the end-to-end tests start in parallel: unpacking a browser twice at a time would break it.
export default async function e2eSetup() {
  await globalSetup();
  await findChromium();
}
