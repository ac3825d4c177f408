import { mailtoOf, replyOf } from './replyOf';

const email = {
  subject: 'Offer',
  direction: 'INBOUND' as const,
  emailFrom: 'ada@client.example',
  emailTo: ['Me@us.example', 'rosa@us.example'],
  emailCc: ['bob@client.example', 'Ada@client.example'],
  threadId: 'thread',
  opportunityId: null,
};

test('an answer goes to the sender, and a copy to everybody else but oneself', () => {
  expect(replyOf(email, 'me@us.example')).toMatchObject({
    type: 'EMAIL',
    direction: 'OUTBOUND',
    subject: 'Re: Offer',
    emailTo: ['ada@client.example'],
    emailCc: ['rosa@us.example', 'bob@client.example'],
    threadId: 'thread',
  });
});

test('one goes on writing to whom one wrote, under the same subject', () => {
  const sent = {
    ...email,
    direction: 'OUTBOUND' as const,
    emailFrom: 'me@us.example',
    emailTo: ['ada@client.example'],
    subject: 'AW: Offer',
  };
  expect(replyOf(sent, 'me@us.example')).toMatchObject({
    subject: 'AW: Offer',
    emailTo: ['ada@client.example'],
    emailCc: ['bob@client.example'],
  });
});

test('the mail program gets addresses and subject in a form that survives', () => {
  expect(mailtoOf({ emailTo: ['a+b@x.example'], emailCc: ['c@x.example'], subject: 'Re: 5 & 6?' })).toBe(
    'mailto:a%2Bb%40x.example?cc=c%40x.example&subject=Re%3A%205%20%26%206%3F',
  );
});
