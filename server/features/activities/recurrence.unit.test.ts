import { movedRule, nextOccurrence, occurrencesBetween, samePattern, splitAt } from './recurrence.js';

test.each([
  ['FREQ=WEEKLY;BYDAY=MO', '2027-05-03', '2027-05-05', 'FREQ=WEEKLY;BYDAY=WE'],
  ['FREQ=WEEKLY;BYDAY=MO', '2027-05-04', '2027-05-05', 'FREQ=WEEKLY;BYDAY=MO'],
  ['FREQ=WEEKLY;BYDAY=MO,TU', '2027-05-03', '2027-05-05', 'FREQ=WEEKLY;BYDAY=MO,TU'],
  ['FREQ=MONTHLY;BYMONTHDAY=3', '2027-05-03', '2027-05-05', 'FREQ=MONTHLY;BYMONTHDAY=5'],
  ['FREQ=MONTHLY;BYDAY=+1MO', '2027-05-03', '2027-05-05', 'FREQ=MONTHLY;BYDAY=+1MO'],
  ['FREQ=DAILY;COUNT=3', '2027-05-03', '2027-05-05', 'FREQ=DAILY;COUNT=3'],
])('%s moved from %s to %s is %s', (rule, from, to, moved) => {
  expect(movedRule(rule, from, to)).toBe(moved);
});

test('the places of a rule end with COUNT or UNTIL, whatever is left out', () => {
  const week: [string, string] = ['2027-05-01', '2027-05-31'];
  expect(occurrencesBetween('FREQ=WEEKLY;COUNT=3', '2027-05-03', ['2027-05-10'], week)).toEqual([
    '2027-05-17',
  ]);
  expect(occurrencesBetween('FREQ=WEEKLY;UNTIL=20270517T235959Z', '2027-05-03T09:00:00', [], week)).toEqual([
    '2027-05-10T09:00:00',
    '2027-05-17T09:00:00',
  ]);
  expect(nextOccurrence('FREQ=DAILY;COUNT=4', '2027-05-03', '2027-05-05')).toEqual({
    start: '2027-05-05',
    rule: 'FREQ=DAILY;COUNT=2',
  });
  expect(nextOccurrence('FREQ=DAILY;COUNT=4', '2027-05-03', '2027-05-07')).toBeNull();
});

test('a series is split before one of its places', () => {
  const until = 'FREQ=WEEKLY;UNTIL=20270531T235959Z';
  expect(splitAt(until, '2027-05-03', [], '2027-05-17')).toEqual({
    start: '2027-05-17',
    rule: until,
    before: 'FREQ=WEEKLY;COUNT=2',
  });
  expect(splitAt('FREQ=WEEKLY', '2027-05-03', [], '2027-05-10')?.before).toBeNull();
  expect(splitAt('FREQ=WEEKLY', '2027-05-03', [], '2027-05-11')).toBeNull();
  expect(samePattern('UNTIL=20270531T235959Z;FREQ=WEEKLY;BYDAY=MO', 'FREQ=WEEKLY;BYDAY=MO;COUNT=2')).toBe(
    true,
  );
  expect(samePattern('FREQ=WEEKLY;BYDAY=MO', 'FREQ=WEEKLY;BYDAY=TU')).toBe(false);
});
