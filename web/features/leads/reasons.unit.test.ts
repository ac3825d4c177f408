import { type Reason, reasonChanges, reasonText } from './reasons';

const reason = (name: string, points: number, count?: number): Reason => ({
  ruleId: name,
  name,
  group: 'FIT',
  points,
  count,
});

test('a reason says its points, and how often it counted', () => {
  expect(reasonText(reason('Budget is there', 12))).toBe('+12 Budget is there');
  expect(reasonText(reason('Met us', 35, 2))).toBe('+35 Met us (2×)');
  expect(reasonText(reason('Private e-mail address', -8))).toBe('−8 Private e-mail address');
});

test.each<[what: string, before: Reason[], after: Reason[], changes: string[]]>([
  ['a rule that holds now', [], [reason('Needs it', 12)], ['+12 Needs it']],
  ['a rule that holds no more', [reason('Needs it', 12)], [], ['−12 Needs it']],
  ['points that faded', [reason('Met us', 20)], [reason('Met us', 17)], ['−3 Met us']],
  ['a penalty that is gone', [reason('Private', -8)], [], ['+8 Private']],
  ['what stayed', [reason('Needs it', 12)], [reason('Needs it', 12)], []],
])('%s', (_what, before, after, changes) => {
  expect(reasonChanges(before, after)).toEqual(changes);
});
