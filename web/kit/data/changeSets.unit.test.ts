import { forgetChangeSets, nameLatest, putBack, rememberChangeSet, takeStep } from './changeSets.js';

beforeEach(forgetChangeSets);
const ids = () => {
  const taken: string[] = [];
  for (let step = takeStep(); step; step = takeStep()) taken.push(step.changeSetId);
  return taken;
};

test('changes are taken back one by one, the latest first', () => {
  for (const id of ['a', 'b', 'c']) rememberChangeSet(id);
  expect(ids()).toEqual(['c', 'b', 'a']);
  expect(takeStep()).toBeNull();
});

test('a change undone from its toast is not undone again', () => {
  for (const id of ['a', 'b', 'c']) rememberChangeSet(id);
  expect(takeStep('b')?.changeSetId).toBe('b');
  expect(takeStep('b')).toBeNull();
  expect(ids()).toEqual(['c', 'a']);
});

test('a change is named once: a second message without a change has nothing to undo', () => {
  rememberChangeSet('a');
  expect(nameLatest('Acme deleted')).toBe('a');
  expect(nameLatest('Something else')).toBeNull();
  expect(takeStep()).toEqual({ changeSetId: 'a', what: 'Acme deleted' });
});

test('what could not be undone can be tried again; only the last twenty are kept', () => {
  for (let i = 1; i <= 25; i++) rememberChangeSet(String(i));
  const last = takeStep();
  if (last) putBack(last);
  const left = ids();
  expect(left).toHaveLength(20);
  expect([left[0], left.at(-1)]).toEqual(['25', '6']);
});
