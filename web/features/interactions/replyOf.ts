import type { InteractionFieldsFragment } from '../../gql/graphql';
import { addressIn } from './addresses';
import type { InteractionDraft } from './useComposer';

type Email = Pick<
  InteractionFieldsFragment,
  'subject' | 'direction' | 'emailFrom' | 'emailTo' | 'emailCc' | 'threadId' | 'opportunityId'
>;

const PREFIX = /^\s*(re|aw|sv|vs|antw)(\[\d+\])?\s*:/i;

/**
 * The draft that answers an email: to whoever wrote it, or, when we did, to whom we wrote; everybody else of it gets a
 * copy, but for the viewer. It belongs to the same conversation.
 */
export function replyOf(email: Email, me: string): Partial<InteractionDraft> {
  const { subject, direction, emailFrom, emailTo, emailCc, threadId, opportunityId } = email;
  const theirs = direction === 'INBOUND' && emailFrom ? [emailFrom] : emailTo;
  const to = unique(theirs).filter((address) => !same(address, me));
  const cc = unique([...(direction === 'INBOUND' ? emailTo : []), ...emailCc]).filter(
    (address) => !same(address, me) && !to.some((each) => same(each, address)),
  );
  return {
    type: 'EMAIL',
    subject: PREFIX.test(subject) ? subject : `Re: ${subject}`,
    direction: 'OUTBOUND',
    emailFrom: '',
    emailTo: to,
    emailCc: cc,
    threadId,
    opportunityId,
  };
}

/** The address that opens the mail program of the viewer with the same answer. */
export function mailtoOf({ emailTo = [], emailCc = [], subject = '' }: Partial<InteractionDraft>): string {
  const query = [
    emailCc.length > 0 && `cc=${emailCc.map(encodeURIComponent).join(',')}`,
    `subject=${encodeURIComponent(subject)}`,
  ];
  return `mailto:${emailTo.map(encodeURIComponent).join(',')}?${query.filter(Boolean).join('&')}`;
}

const same = (a: string, b: string) => addressIn(a).toLowerCase() === addressIn(b).toLowerCase();

const unique = (addresses: readonly string[]) =>
  addresses.filter((address, at) => addresses.findIndex((each) => same(each, address)) === at);
