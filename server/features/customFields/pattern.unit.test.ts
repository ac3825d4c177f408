import { matches, problemOf } from './pattern.js';

test.each([
  ['[A-Z]{2}\\d{3,5}', ['AB123', 'AB12345'], ['AB12', 'AB123456', 'ab123']],
  ['^a|bc$', ['a', 'bc'], ['abc', 'b']],
  ['(ab)*c?', ['', 'abab', 'abc', 'c'], ['aba']],
  ['[^0-9]+', ['abc'], ['ab1', '']],
  ['\\w+@\\w+\\.(com|org)', ['a@b.com'], ['a@bxcom']],
  ['x{0,2}y', ['y', 'xxy'], ['xxxy']],
  ['x{2,}', ['xx', 'xxxxx'], ['x']],
  ['(a|b?){3}', ['', 'ab', 'bbb'], ['abab']],
  ['.{1}', ['ü'], ['']],
])('%s', (pattern, yes, no) => {
  expect(yes.filter((text) => !matches(pattern, text))).toEqual([]);
  expect(no.filter((text) => matches(pattern, text))).toEqual([]);
});

test('a pattern that would keep a backtracking engine busy for ages is answered', () => {
  expect(matches('((a+)+)+b', 'a'.repeat(5000))).toBe(false);
  expect(matches('(\\d+)*(\\d+)*x', '1'.repeat(5000))).toBe(false);
});

test.each(['(a', 'a)', '[a', '*a', 'a{3,1}', '(?:a)', '\\1', 'a\\', '((((a{99}){99}){99}){99})'])(
  '%s is refused',
  (pattern) => expect(problemOf(pattern)).not.toBeNull(),
);
