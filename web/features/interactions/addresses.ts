/** The bare address of "Ada Lovelace <ada@example.com>". */
export const addressIn = (text: string): string => /<([^<>]+)>\s*$/.exec(text)?.[1]?.trim() ?? text.trim();

const ADDRESS = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;

/** What is wrong with some addresses, in words; null when nothing is. */
export function wrongAddress(texts: readonly string[]): string | null {
  const wrong = texts.find((text) => !ADDRESS.test(text));
  return wrong ? `“${wrong}” is not an e-mail address.` : null;
}
