import type { Field } from '../fields/field';
import { changesOf, isCurrent, isTelling } from './changes';

const size: Field = { key: 'customFields.size', label: 'Size', type: 'number' };
const owner: Field = { key: 'ownerId', label: 'Owner', type: 'reference', to: 'user' };

test('custom fields, which are written together, are told one by one', () => {
  const changes = changesOf(
    {
      customFields: [
        { size: 1, color: 'red' },
        { size: 2, color: 'red', kind: 'x' },
      ],
    },
    [size],
  );
  expect(changes).toEqual([
    { key: 'customFields.size', field: size, label: 'Size', before: 1, after: 2 },
    { key: 'customFields.kind', field: undefined, label: 'Kind', before: undefined, after: 'x' },
  ]);
});

test('a place among cards is not told, the number of a stage is', () => {
  const changes = changesOf({ position: ['0Vb', 'V'], amount: ['1', '2'], weightedBase: ['1', '2'] }, []);
  expect(changes.filter(isTelling)).toMatchObject([{ key: 'amount' }]);
  expect(changesOf({ position: [1, 2] }, []).filter(isTelling)).toHaveLength(1);
});

test.each([
  [size, 1, { customFields: { size: 1 } }, true],
  [size, 1, { customFields: { size: 2 } }, false],
  [size, null, { customFields: {} }, true],
  [owner, 'u1', { owner: { id: 'u1', name: 'Ada' } }, true],
  [owner, 'u2', { owner: { id: 'u1', name: 'Ada' } }, false],
  [{ key: 'amount', label: 'Amount', type: 'money' } as Field, '10.0000', { amount: '10.00' }, true],
  [{ key: 'tags', label: 'Tags', type: 'tags' } as Field, ['a'], { tags: ['a', 'b'] }, false],
])('%# a value is current or not', (field, value, row, current) => {
  expect(isCurrent(field, value, row)).toBe(current);
});
