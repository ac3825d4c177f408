import dayjs from 'dayjs';
import { parseLine } from './parseLine';

// A Wednesday.
const today = dayjs('2026-05-06');

test.each([
  ['Send the offer', { subject: 'Send the offer', type: 'TASK', day: null, time: null, priority: 'NORMAL' }],
  ['Call Ada tomorrow 10:30', { subject: 'Call Ada', type: 'CALL', day: '2026-05-07', time: '10:30' }],
  [
    'Meeting with Bo on Friday at 3pm !',
    { subject: 'Meeting with Bo', type: 'MEETING', day: '2026-05-08', time: '15:00', priority: 'HIGH' },
  ],
  ['Email Cy next wed', { subject: 'Email Cy', type: 'EMAIL', day: '2026-05-13' }],
  ['Pay the invoice in 10 days', { subject: 'Pay the invoice', day: '2026-05-16' }],
  ['Review 2026-06-01', { subject: 'Review', day: '2026-06-01' }],
  ['Ring back 9:05', { subject: 'Ring back', type: 'CALL', day: '2026-05-06', time: '09:05' }],
  ['Order 12 chairs', { subject: 'Order 12 chairs', day: null, time: null }],
  ['Ask Sunny about 4 rooms', { subject: 'Ask Sunny about 4 rooms', day: null }],
])('%s', (text, expected) => {
  expect(parseLine(text, today)).toMatchObject(expected);
});
