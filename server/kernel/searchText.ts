const MOST_WORDS = 6;
/** What has no decomposition but is written with one letter less by many. */
const LETTERS: Record<string, string> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  þ: 'th',
};

/** What somebody looks for. */
export interface SearchText {
  /** The whole text as entries are written: lower case, no accents. */
  text: string;
  /** Its words; each has to occur. */
  words: string[];
  /** The digits of a phone number as they stand in the middle of any way to write it, or null. */
  digits: string | null;
}

/** Lower case without accents, as `search_fold` writes the entries. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßøłđæœıþ]/g, (letter) => LETTERS[letter]!);

/** Reads what was typed. */
export function readSearch(typed: string): SearchText {
  const text = fold(typed.slice(0, 200)).trim().replace(/\s+/g, ' ');
  return {
    text,
    words: [...new Set(text.split(' '))].filter(Boolean).slice(0, MOST_WORDS),
    digits: digitsOf(text),
  };
}

/** `030 123456`, `+49 30 123456` and `0049 (30) 123456` all stand for `…30123456`. */
function digitsOf(text: string): string | null {
  if (!/^[+\d][\d\s()./-]*$/.test(text)) return null;
  const digits = text.replace(/\D/g, '').replace(/^0+/, '');
  return digits.length >= 4 ? digits : null;
}

/** How many of a word's letters may be wrong. */
const slips = (word: string) => (word.length >= 7 ? 2 : 1);

/**
 * The known words that somebody who typed `word` may have meant: the word itself when it is known, and those with the
 * fewest slips; what has the word may be hidden from who looks for it.
 */
export function meant(word: string, known: string[]): string[] {
  const near = known
    .map((each) => ({ each, distance: distance(word, each) }))
    .filter(({ distance }) => distance > 0 && distance <= slips(word))
    .sort((a, b) => a.distance - b.distance);
  const nearest = near.filter(({ distance }) => distance === near[0]!.distance).map(({ each }) => each);
  return [...(known.includes(word) ? [word] : []), ...nearest.slice(0, 4)];
}

/** How many letters have to be added, dropped, changed or swapped with their neighbour. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + same);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) row[j] = Math.min(row[j]!, before[j - 2]! + 1);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}
