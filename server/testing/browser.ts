import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const ARGS = ['--no-sandbox', '--disable-dev-shm-usage'];

/** Starts a real Chromium: CHROMIUM_PATH, an installed one, or the one from npm, which needs no system package. */
export async function launchBrowser(): Promise<Browser> {
  const installed = process.env.CHROMIUM_PATH ?? INSTALLED.find((file) => existsSync(file));
  if (installed) return chromium.launch({ executablePath: installed, args: ARGS });
  const { default: packed } = await import('@sparticuz/chromium');
  return chromium.launch({ executablePath: await packed.executablePath(), args: [...packed.args, ...ARGS] });
}
