import type { AttachmentFilter } from '../../gql/graphql';

const BELONGS = {
  client: ['contact', 'opportunity', 'interaction', 'activity'],
  contact: ['interaction', 'activity'],
  lead: ['interaction', 'activity'],
  opportunity: ['interaction', 'activity'],
};

/** The files of a record and of what belongs to it: those of a client's contacts, opportunities, interactions and activities, too. */
export function filesAround(
  noun: 'client' | 'contact' | 'lead' | 'opportunity',
  id: string,
): AttachmentFilter {
  const here = { [`${noun}Id`]: { eq: id } };
  const belongs = BELONGS[noun];
  return { or: [here, ...belongs.map((other) => ({ [other]: here }))] };
}
