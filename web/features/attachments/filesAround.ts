import type { AttachmentFilter } from '../../gql/graphql';

/** The files of a record and of what belongs to it: those of a client's contacts, opportunities and interactions, too. */
export function filesAround(noun: 'client' | 'contact' | 'opportunity', id: string): AttachmentFilter {
  const here = { [`${noun}Id`]: { eq: id } };
  const belongs = noun === 'client' ? ['contact', 'opportunity', 'interaction'] : ['interaction'];
  return { or: [here, ...belongs.map((other) => ({ [other]: here }))] };
}
