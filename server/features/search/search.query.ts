import type { Context } from '../../kernel/context.js';
import { correct } from '../../kernel/correct.js';
import { invalid } from '../../kernel/errors.js';
import { nounOf } from '../../kernel/noun.js';
import { pageSize } from '../../kernel/pageTypes.js';
import { asTyped, type Wanted } from '../../kernel/searchEntries.js';
import { Interaction } from '../interactions/interaction.entity.js';
import { recentViews } from '../recentViews/recentViews.js';
import { findDetails } from './findDetails.js';
import { findEntries } from './findEntries.js';
import { findInteractions } from './findInteractions.js';
import type { FoundRecord } from './foundRecord.js';
import { scoreOf } from './score.js';
import { SEARCHED } from './searchedNouns.js';

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

/** The most hits of a type that can be asked for. */
const MOST = 20;

/** Interactions have no pages of their own. */
const GROUPS = [...SEARCHED, { Class: Interaction, path: () => '/inbox' }];

/**
 * The best hits of each noun, the noun of the best one first; nothing the actor may not see. Typing errors are looked
 * for when nothing has the words as typed. Only these types, when some are given; INVALID for one that is not searched.
 */
export async function search(
  ctx: Context,
  typed: string,
  first: number,
  types: string[] | null = null,
): Promise<SearchGroup[]> {
  const unknown = types?.find((type) => !GROUPS.some(({ Class }) => Class.name === type));
  if (unknown !== undefined) throw invalid({ types: `There is no ${unknown} to search for.` });
  const nouns = SEARCHED.filter(({ Class }) => !types || types.includes(Class.name));
  const interactions = !types || types.includes(Interaction.name);
  const wanted = asTyped(typed);
  if (wanted.text.length < 2) return [];
  const most = Math.max(pageSize(first, { most: MOST }), 1);
  const viewed = recentViews(ctx).then((views) => views.map(({ id }) => id));
  const find = async (what: Wanted) => {
    const [recent, entries, others] = await Promise.all([
      viewed,
      findEntries(ctx, nouns, what),
      interactions ? findInteractions(ctx, what) : [],
    ]);
    const details = entries.length < most ? await findDetails(ctx, nouns, what) : [];
    return rank([...details, ...entries, ...others], meant(what), recent, most);
  };
  const groups = await find(wanted);
  if (groups.length > 0) return groups;
  const alternatives = await correct(ctx, wanted.words);
  return alternatives.size > 0 ? find({ ...wanted, alternatives }) : [];
}

function rank(found: FoundRecord[], wanted: Wanted, recent: string[], most: number): SearchGroup[] {
  const scored = [...new Map(found.map((each) => [each.id, each])).values()]
    .map((each) => Object.assign(each, { score: scoreOf(each, wanted, recent.includes(each.id)) }))
    .sort(
      (a, b) =>
        b.score - a.score ||
        (b.at ?? '').localeCompare(a.at ?? '') ||
        a.folded.length - b.folded.length ||
        (a.folded < b.folded ? -1 : a.folded > b.folded ? 1 : 0) ||
        (a.id < b.id ? -1 : 1),
    );
  const groups = GROUPS.map(({ Class, path }) => {
    const hits = scored.filter(({ type }) => type === Class.name).slice(0, most);
    return {
      type: Class.name,
      label: nounOf(Class).label,
      best: hits[0]?.score ?? 0,
      hits: hits.map(({ type, id, title, subtitle, url }) => ({
        type,
        id,
        title,
        subtitle,
        url: url ?? path(id, subtitle),
      })),
    };
  });
  return groups.filter(({ hits }) => hits.length > 0).sort((a, b) => b.best - a.best);
}

/** What was probably meant, to rank by. */
function meant(wanted: Wanted): Wanted {
  const words = wanted.words.map((word) => wanted.alternatives.get(word)?.[0] ?? word);
  return wanted.alternatives.size > 0 ? { ...wanted, text: words.join(' '), words } : wanted;
}
