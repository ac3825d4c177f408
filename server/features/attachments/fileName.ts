/** Controls, characters that no system takes, and those that turn the direction of writing and so hide endings. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** A file name that is safe to show, to store and to send: no path, no control characters, never empty. */
export function safeFileName(name: string): string {
  const base = name
    .normalize('NFC')
    .replace(UNSAFE, '')
    .split(/[\\/]/)
    .pop()!
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  if (base.length <= 200) return base || 'file';
  const ending = /\.[^.]{1,20}$/.exec(base)?.[0] ?? '';
  return base.slice(0, 200 - ending.length) + ending;
}
