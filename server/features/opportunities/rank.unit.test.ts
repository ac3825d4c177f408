import { rankBetween, rankNow } from './rank.js';

const bytes = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

test.each([
  ['the end', (ranks: string[]) => [ranks.at(-1) ?? null, null] as const],
  ['the start', (ranks: string[]) => [null, ranks[0] ?? null] as const],
])('ten thousand cards put at %s keep their order and short ranks', (_name, place) => {
  for (const first of [rankBetween(null, null), rankNow(), 'zzzzzzzzV', '00000000V']) {
    let ranks = [first];
    let outOfOrder = 0;
    for (let i = 0; i < 10_000; i++) {
      const [lower, upper] = place(ranks);
      const rank = rankBetween(lower, upper);
      if (lower !== null && bytes(lower, rank) >= 0) outOfOrder++;
      if (upper !== null && bytes(rank, upper) >= 0) outOfOrder++;
      ranks = [rank];
    }
    expect(outOfOrder).toBe(0);
    if (!/^(z+|0+)V$/.test(first)) expect(ranks[0]!.length).toBeLessThan(12);
  }
});

test('a card finds a place between any two others', () => {
  const ranks = [rankBetween(null, null)];
  let seed = 7;
  for (let i = 0; i < 500; i++) {
    seed = (seed * 16_807) % 2_147_483_647;
    const at = seed % (ranks.length + 1);
    ranks.splice(at, 0, rankBetween(ranks[at - 1] ?? null, ranks[at] ?? null));
  }
  expect([...ranks].sort(bytes)).toEqual(ranks);
  expect(new Set(ranks).size).toBe(ranks.length);
  expect(ranks.some((rank) => rank.endsWith('0'))).toBe(false);
});
