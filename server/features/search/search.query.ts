import type { Context } from '../../kernel/context.js';
import { nounOf } from '../../kernel/noun.js';
import { SEARCHED } from '../favourites/linkedNouns.js';
import { recentViews } from '../recentViews/recentViews.js';
import { correct } from './correct.js';
import { type FoundRecord, findEntries } from './findEntries.js';
import { findInteractions } from './findInteractions.js';
import { readSearch, type SearchText, scoreOf } from './searchText.js';

export interface SearchHit {
  type: string;
  id: string;
  title: string;
  subtitle: string | null;
  url: string;
}

export interface SearchGroup {
  type: string;
  label: string;
  hits: SearchHit[];
}

/** The best hits of each noun, the noun of the best one first; nothing the actor may not see. */
export async function search(ctx: Context, typed: string, first: number): Promise<SearchGroup[]> {
  const wanted = readSearch(typed);
  if (wanted.text.length < 2) return [];
  const most = Math.min(Math.max(first, 1), 20);
  const recent = (await recentViews(ctx)).map(({ id }) => id);
  const groups = rank(await findEntries(ctx, wanted, recent), wanted, recent, most);
  // They come last, and only where the records leave room for them.
  const room = groups.reduce((sum, { hits }) => sum + hits.length, 0) < 2 * most;
  const interactions = room ? await findInteractions(ctx, typed, most) : null;
  if (groups.length > 0 || interactions) return [...groups, ...(interactions ? [interactions] : [])];
  const alternatives = await correct(ctx, wanted.words);
  if (alternatives.size === 0) return [];
  return rank(
    await findEntries(ctx, wanted, recent, alternatives),
    corrected(wanted, alternatives),
    recent,
    most,
  );
}

function rank(found: FoundRecord[], wanted: SearchText, recent: string[], most: number): SearchGroup[] {
  const scored = [...new Map(found.map((each) => [each.id, each])).values()]
    .map((each) => ({ ...each, score: scoreOf(each, wanted, recent.includes(each.id)) }))
    .sort(
      (a, b) =>
        b.score - a.score ||
        a.folded.length - b.folded.length ||
        (a.folded < b.folded ? -1 : a.folded > b.folded ? 1 : 0) ||
        (a.id < b.id ? -1 : 1),
    );
  const groups = SEARCHED.map(({ Class, path }) => {
    const hits = scored.filter(({ type }) => type === Class.name).slice(0, most);
    return {
      type: Class.name,
      label: nounOf(Class).label,
      best: hits[0]?.score ?? 0,
      hits: hits.map(({ type, id, title, subtitle }) => ({
        type,
        id,
        title,
        subtitle,
        url: path(id, subtitle),
      })),
    };
  });
  return groups.filter(({ hits }) => hits.length > 0).sort((a, b) => b.best - a.best);
}

/** What was probably meant, to rank by. */
function corrected({ digits, words }: SearchText, alternatives: Map<string, string[]>): SearchText {
  const better = words.map((word) => alternatives.get(word)?.[0] ?? word);
  return { text: better.join(' '), words: better, digits };
}
