import { CallScript } from '../callScripts/callScript.entity.js';
import { type LinkedNoun, RECORDS } from '../favourites/linkedNouns.js';
import { User } from '../identity/user.entity.js';
import { PriceList } from '../products/priceList.entity.js';
import { Tag } from '../tags/tag.entity.js';

/** A noun that can be found; some have nothing that tells two of a name apart. */
export type SearchedNoun = Omit<LinkedNoun, 'subtitle'> & { subtitle: string | null };

/** The nouns found by their entries: the records, and what is kept in the settings. */
export const SEARCHED: SearchedNoun[] = [
  ...RECORDS,
  { Class: User, subtitle: 'email', owner: null, path: (id) => `/settings/users/${id}` },
  { Class: PriceList, subtitle: 'currency', owner: null, path: (id) => `/settings/price-lists/${id}` },
  { Class: CallScript, subtitle: null, owner: null, path: () => '/settings/call-scripts' },
  { Class: Tag, subtitle: null, owner: null, path: () => '/settings/tags' },
];
