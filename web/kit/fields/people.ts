/** Somebody who takes part, as the API tells it. */
export interface Person {
  type: string;
  id?: string | null;
  name: string;
  address?: string | null;
}

/** A name that leads to somebody: `Jo Doe <Contact:id>`. */
export const linkedPerson = (name: string, ref: string): string => `${name} <${ref}>`;

/** The name in `Name <Noun:id>`; what leads to nobody stays as it is. */
export const nameOf = (text: string): string => text.replace(/\s*<\w+:[^<>]*>$/, '');

/** Somebody as the API takes it. */
export const personText = ({ type, id, name }: Person): string =>
  id ? linkedPerson(name, `${nounOfType(type)}:${id}`) : name;

/** The name of a record's type as links have it: `USER` and `user` are `User`. */
export const nounOfType = (type: string): string =>
  `${type.charAt(0).toUpperCase()}${type.slice(1).toLowerCase()}`;
