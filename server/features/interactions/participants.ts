import { isId } from '../../kernel/clock.js';
import type { Context } from '../../kernel/context.js';
import { invalid } from '../../kernel/errors.js';
import { stable } from '../../kernel/value.js';
import { Contact } from '../contacts/contact.entity.js';
import { User } from '../identity/user.entity.js';

/** Stands in a list of links for somebody who is no contact and no colleague. */
const NOBODY = 'NOBODY';

/** What links may lead to. */
const PEOPLE = { Contact, User };
type PersonNoun = keyof typeof PEOPLE;

/** What an entry of a list of links leads to; null for NOBODY and what cannot be read. */
function readRef(ref: string | undefined): { noun: PersonNoun; id: string } | null {
  const [noun, id] = (ref ?? '').split(':');
  return noun! in PEOPLE && id && isId(id) ? { noun: noun as PersonNoun, id } : null;
}

/** The contact or user whom an entry leads to, as far as the actor may see them; null when deleted. */
export async function personOf(ref: string | undefined, ctx: Context): Promise<Contact | User | null> {
  const link = readRef(ref);
  const record = link && (await ctx.loaders.one<Contact | User>(PEOPLE[link.noun], link.id));
  return record && !record.deletedAt ? record : null;
}

/** The contacts among those whom entries lead to. */
export const contactsIn = (refs: string[]): string[] => idsIn(refs, 'Contact');

/** The users among those whom entries lead to. */
export const usersIn = (refs: string[]): string[] => idsIn(refs, 'User');

const idsIn = (refs: string[], noun: PersonNoun): string[] =>
  refs.flatMap((ref) => {
    const person = readRef(ref);
    return person?.noun === noun ? [person.id] : [];
  });

const LINKED = /^(.*?)\s*<(\w+:[^<>]*)>$/;

/** Names or addresses of people, and whom each of them leads to. */
export interface People {
  texts: string[];
  refs: string[];
}

/** How people are looked up. */
interface Lookup {
  /** The field in which they are given. */
  field: string;
  /** Whose contacts are known by their names. */
  clientId: string | null;
}

/**
 * Who people are: the link of a text that stays stays, `Name <Contact:id>` becomes name and link, and other new texts are looked
 * up. Texts that come with their own links keep them. Throws BAD_INPUT for a link to nobody the actor knows.
 */
export async function linkPeople(
  next: People,
  before: People | null,
  { field, clientId }: Lookup,
  ctx: Context,
): Promise<People> {
  const old = before ?? { texts: [], refs: [] };
  const withLinks = next.refs.length === next.texts.length && stable(next.refs) !== stable(old.refs);
  if (stable(next.texts) === stable(old.texts) || withLinks) return next;
  const known = new Map(old.texts.map((text, at) => [text, old.refs[at]]));
  const given = await Promise.all(
    next.texts.map(async (text) => {
      const [, name, ref] = LINKED.exec(text) ?? [];
      if (!ref) return { text, ref: known.get(text) };
      const person = await personOf(ref, ctx);
      if (!person) throw invalid({ [field]: `There is no such contact or user: ${ref}.` });
      return { text: name || person.name, ref };
    }),
  );
  const open = given.filter(({ ref }) => !ref).map(({ text }) => text);
  const found = open.length ? await findPeople(open, clientId, ctx) : new Map<string, string>();
  return {
    texts: given.map(({ text }) => text),
    refs: given.map(({ text, ref }) => ref ?? found.get(text) ?? NOBODY),
  };
}

/** Who goes by which of some texts: a name, an address, or `Name <address>`. Of several nobody is taken. */
async function findPeople(texts: string[], clientId: string | null, ctx: Context) {
  const wanted = texts.map((text) => ({
    text,
    key: (/<([^<>]+)>\s*$/.exec(text)?.[1] ?? text).trim().toLowerCase(),
  }));
  const people = await ctx.db.rows<{ ref: string; name: string; email: string | null }>(
    `SELECT 'Contact:' || c.id AS ref, lower(c.name) AS name, lower(c.email) AS email FROM contacts c
     WHERE :contacts AND c.organization_id = :organizationId AND c.deleted_at IS NULL
       AND (lower(c.email) = ANY(:keys::text[]) OR c.client_id = :clientId::uuid AND lower(c.name) = ANY(:keys::text[]))
     UNION ALL SELECT 'User:' || u.id, lower(u.name), lower(u.email) FROM users u
     WHERE :users AND u.organization_id = :organizationId AND u.deleted_at IS NULL
       AND (lower(u.email) = ANY(:keys::text[]) OR lower(u.name) = ANY(:keys::text[]))`,
    { keys: wanted.map(({ key }) => key), clientId },
    { contacts: { Class: Contact, alias: 'c' }, users: { Class: User, alias: 'u' } },
  );
  return new Map(
    wanted.flatMap(({ text, key }): [string, string][] => {
      const those = people.filter(({ name, email }) => name === key || email === key);
      return those.length === 1 ? [[text, those[0]!.ref]] : [];
    }),
  );
}
