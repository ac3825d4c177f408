import { place, type RecordGroup } from './useGroups';

interface Row {
  id: string;
  status: string;
}
const row = (id: string, status: string): Row => ({ id, status });
const keyOf = ({ status }: Row) => status;
const group = (value: string, count: number, nodes: Row[]): RecordGroup<Row> => ({
  value,
  count,
  nodes,
  totals: [{ key: 'total', sum: '10.0000' }],
});

test('a row that was moved stands first in its new group and is counted there', () => {
  const placed = place(
    [group('NEW', 12, [row('a', 'NEW'), row('b', 'DONE')]), group('DONE', 1, [row('c', 'DONE')])],
    keyOf,
  );
  expect([placed.get('NEW')?.count, placed.get('DONE')?.count]).toEqual([11, 2]);
  expect(placed.get('DONE')?.rows.map(({ id }) => id)).toEqual(['b', 'c']);
  expect(placed.get('NEW')?.sum('total')).toBe('10.0000');
});

test('a group that had no rows begins with the one that comes', () => {
  const placed = place([group('NEW', 1, [row('a', 'LOST')])], keyOf);
  expect([placed.get('NEW')?.count, placed.get('LOST')?.count]).toEqual([0, 1]);
  expect(placed.get('LOST')?.sum('total')).toBeNull();
});
