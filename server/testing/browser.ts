import { type Browser, chromium } from 'playwright-core';

/** Starts the real Chromium that the setup of the end-to-end tests has found. */
export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM_PATH,
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
