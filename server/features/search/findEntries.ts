import type { Context } from '../../kernel/context.js';
import { nounOf } from '../../kernel/noun.js';
import { policyOf } from '../../kernel/policy.js';
import { begins, contains, MARK, type Wanted } from '../../kernel/searchEntries.js';
import { findAmongAll } from './findAmongAll.js';
import { findAmongSome } from './findAmongSome.js';
import type { EntrySearch, FoundRecord } from './foundRecord.js';
import type { SearchedNoun } from './searchedNouns.js';

/** Sorts after every text. */
const LAST = '\u{10FFFF}';

/**
 * Entries with all the words, of these nouns: what was viewed lately, names that begin with the text, words that begin
 * with them, and last whatever contains them.
 */
export async function findEntries(
  ctx: Context,
  nouns: SearchedNoun[],
  wanted: Wanted,
): Promise<FoundRecord[]> {
  const search = entrySearch(ctx, wanted);
  const known = nouns.filter(({ Class }) => ctx.actor.can(`${nounOf(Class).noun}.view`));
  const ruleOf = ({ Class }: SearchedNoun) => policyOf(Class).visible(ctx.actor);
  const all = known.filter((noun) => ruleOf(noun) === true);
  const some = known.filter((noun) => typeof ruleOf(noun) === 'object');
  const found = (
    await Promise.all([findAmongAll(ctx, all, search), findAmongSome(ctx, some, search)])
  ).flat();
  for (const each of found) each.words = each.words.replaceAll(MARK, '');
  return found;
}

function entrySearch(ctx: Context, wanted: Wanted): EntrySearch {
  const values: Record<string, unknown> = {
    userId: ctx.actor.userId,
    from: wanted.text,
    to: wanted.text + LAST,
  };
  const bind = (value: string) => {
    const name = `w${Object.keys(values).length}`;
    values[name] = value;
    return `:${name}`;
  };
  return { start: begins(wanted, 'e', bind), part: contains(wanted, 'e', bind), values };
}
