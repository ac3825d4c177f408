import type { Found } from './score.js';

/** A record that was found, as it is shown. */
export interface FoundRecord extends Found {
  type: string;
  title: string;
  subtitle: string | null;
  /** Of something that happened: when, as an ISO 8601 instant; the latest comes first among equals. */
  at?: string;
  /** Its page, when that is not the page of its type. */
  url?: string;
}

/** What is looked for, as SQL over entries `e` with its values. */
export interface EntrySearch {
  /** Each word begins a word of the entry. */
  start: string;
  /** Each word stands somewhere in it. */
  part: string;
  values: Record<string, unknown>;
}

/** How many entries of a noun are looked at: best first, and some more than once. */
export const LOOKED_AT = 60;

/** The entries of the organization. */
export const ENTRIES =
  'SELECT e.id, e.title, e.words FROM search_entries e WHERE e.organization_id = :organizationId';
/** What the actor opened lately. */
export const RECENT =
  'e.id IN (SELECT r.subject_id FROM recent_views r WHERE r.organization_id = :organizationId AND r.user_id = :userId::uuid)';
/** Those whose title begins with the text. */
export const BEGINS = 'e.title ~>=~ :from AND e.title ~<~ :to';
/** In the order of the index in which they lie, so that the first are found without looking at all. */
export const BY_TITLE = 'ORDER BY e.title USING ~<~';
