import { watch } from 'node:fs';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Waits for a mail to an address in a folder of mails; answers the path of the link of this kind in it. */
export async function mailedLink(folder: string, address: string, kind: 'invite' | 'reset'): Promise<string> {
  await mkdir(folder, { recursive: true });
  return new Promise((resolve, reject) => {
    const look = async () => {
      for (const file of await readdir(folder)) {
        const mail = decoded(await readFile(path.join(folder, file), 'utf8'));
        const link = new RegExp(`https?://[^/\\s]+(/${kind}/\\S+)`).exec(mail)?.[1];
        if (!link || !mail.includes(address)) continue;
        watcher.close();
        resolve(link);
      }
    };
    const watcher = watch(folder, () => void look().catch(reject));
    void look().catch(reject);
  });
}

/** A mail as its reader sees it: long lines joined, quoted characters unquoted. */
const decoded = (source: string) =>
  source
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
