import type { Context } from './context.js';
import { meant } from './searchText.js';

/** Shorter words share too few of their letter groups with what was meant; their neighbours in the alphabet are tried too. */
const SHORT = 6;
const MOST = 3000;
const LAST = '\u{10FFFF}';

/** The words in which a typing error can be told. */
export const doubtful = (words: string[]): string[] =>
  words.filter((word) => word.length >= 4 && !/\d/.test(word));

/** For each word with a typing error the words of this organization that may have been meant. */
export async function correct(ctx: Context, words: string[]): Promise<Map<string, string[]>> {
  const pairs = await Promise.all(
    doubtful(words).map(async (word): Promise<[string, string[]]> => {
      const known = await similar(ctx, word);
      return [word, meant(word, known)];
    }),
  );
  return new Map(pairs.filter(([, meanings]) => meanings.length > 0));
}

/** Known words that look like the word. */
async function similar(ctx: Context, word: string): Promise<string[]> {
  const start = word.slice(0, 1);
  const found = await ctx.db.rows<{ word: string }>(
    `(SELECT k.word FROM search_words k WHERE k.organization_id = :organizationId AND k.word % :word
       ORDER BY similarity(k.word, :word) DESC, k.word LIMIT 50)
     UNION (SELECT k.word FROM search_words k WHERE :short AND k.organization_id = :organizationId
       AND k.word >= :start AND k.word < :end AND length(k.word) BETWEEN :length - 1 AND :length + 1 LIMIT ${MOST})`,
    { word, start, end: start + LAST, length: word.length, short: word.length <= SHORT },
  );
  return found.map((each) => each.word);
}
