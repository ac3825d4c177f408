import type { TimelineFieldsFragment } from '../../gql/graphql';
import { addressIn, wrongAddress } from './addresses';
import { fieldsIn, groupChanges } from './groupChanges';

const at = (day: number) => `2026-03-0${day}T10:00:00Z`;
const change = (id: string, day: number, name = 'client.updated', subjectType = 'Client') =>
  ({
    id,
    at: at(day),
    event: { id, name, subjectType, changes: { industry: [1, 2], city: [1, 2] } },
  }) as unknown as TimelineFieldsFragment;
const note = (id: string, day: number) =>
  ({ id, at: at(day), event: null, interaction: { id } }) as unknown as TimelineFieldsFragment;

test('changes that follow each other on one day are one row; notes, files, other days and other events part them', () => {
  const rows = groupChanges(
    [
      change('a', 3),
      change('b', 3),
      note('n', 3),
      change('c', 3),
      change('d', 2),
      change('e', 2),
      change('f', 2, 'attachment.updated', 'Attachment'),
      change('g', 2, 'client.created'),
    ],
    (instant) => instant.slice(0, 10),
  );
  expect(rows.map(({ id, changes }) => [id, changes.map((each) => each.id).join('')])).toEqual([
    ['a', 'ab'],
    ['n', ''],
    ['c', 'c'],
    ['d', 'de'],
    ['f', ''],
    ['g', ''],
  ]);
  expect(fieldsIn(rows[0]!.changes)).toBe(4);
});

test('an address is taken out of its name, and what is none is named', () => {
  expect(addressIn('Ada Lovelace <ada@example.com> ')).toBe('ada@example.com');
  expect(addressIn(' ada@example.com')).toBe('ada@example.com');
  expect(wrongAddress(['ada@example.com', 'ada'])).toContain('“ada”');
  expect(wrongAddress(['ada@example.com'])).toBeNull();
});
