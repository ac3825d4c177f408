import type { SearchText } from '../../kernel/searchText.js';

/** An entry that was found. */
export interface Found {
  id: string;
  /** Its name and all its words, folded. */
  folded: string;
  words: string;
  mine: boolean;
}

/** How well an entry answers: the whole name, its beginning, beginnings of its words, somewhere in it; then one's own. */
export function scoreOf(
  { folded, words, mine }: Found,
  { text, words: wanted }: SearchText,
  recent: boolean,
): number {
  const starts = (where: string) => wanted.every((word) => ` ${where}`.includes(` ${word}`));
  const has = (where: string) => wanted.every((word) => where.includes(word));
  const match =
    folded === text
      ? 60
      : folded.startsWith(text)
        ? 50
        : starts(folded)
          ? 40
          : starts(words)
            ? 30
            : has(folded)
              ? 20
              : 10;
  return match + (recent ? 5 : 0) + (mine ? 3 : 0);
}
