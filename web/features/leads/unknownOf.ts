import type { LeadFieldsFragment } from '../../gql/graphql';

const ANSWERS = ['budget', 'authority', 'need', 'timeframe'] as const;

/** What one would like to know of a lead before converting it, in words. */
export function unknownOf(
  lead: Pick<LeadFieldsFragment, (typeof ANSWERS)[number] | 'email' | 'phone'>,
): string[] {
  return [
    ...ANSWERS.filter((key) => lead[key] === 'UNKNOWN').map((key) =>
      key === 'timeframe' ? 'timeline' : key,
    ),
    ...(lead.email ? [] : ['e-mail address']),
    ...(lead.phone ? [] : ['phone number']),
  ];
}
