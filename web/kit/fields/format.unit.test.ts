import { firstDayOfWeek, formatMoney, setFormatLocale } from './format';

beforeEach(() => setFormatLocale('en-US'));

test.each([
  ['1250', 'USD', '$1,250'],
  ['1250.5', 'USD', '$1,250.50'],
  ['1250', 'JPY', '¥1,250'],
  ['2.125', 'KWD', 'KWD 2.125'],
  ['', 'USD', ''],
])('%s %s is written %s', (amount, currency, written) => {
  expect(formatMoney(amount, currency).replace('\u00a0', ' ')).toBe(written);
});

test.each([
  ['1250.5', '$1,251'],
  ['1334567', '$1.3M'],
])('in short, %s dollars are %s', (amount, written) => {
  expect(formatMoney(amount, 'USD', true)).toBe(written);
});

test('another locale writes it in its own way', () => {
  setFormatLocale('de-DE');
  expect(formatMoney('1250.5', 'EUR').replace('\u00a0', ' ')).toBe('1.250,50 €');
});

test.each([
  ['en_US', 'en-US@posix', 0],
  ['de', 'de-DE', 1],
  ['no locale at all', 'C.UTF-8', 1],
])('of the locales %s and %s, weeks begin with day %i', (ours, browsers, day) => {
  Object.defineProperty(globalThis, 'navigator', { value: { language: browsers }, configurable: true });
  setFormatLocale(ours);
  expect(firstDayOfWeek()).toBe(day);
});
