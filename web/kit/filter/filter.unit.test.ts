import { inputOf, rawValue } from '../fields/field';
import { fromFilter, type Group, isFlat, toFilter } from './filterModel';
import { offered, operatorLabel } from './operators';

const status = { field: 'status', op: 'in', value: ['CUSTOMER'] };
const empty = { field: 'email', op: 'isNull:true', value: null };
const seats = { field: 'customFields.seats.number', op: 'gte', value: 5 };

describe('the filter as the screen holds it', () => {
  const GROUPS: [name: string, group: Group, json: object][] = [
    [
      'a plain list',
      { match: 'and', items: [status, empty] },
      { and: [{ status: { in: ['CUSTOMER'] } }, { email: { isNull: true } }] },
    ],
    [
      'a custom field',
      { match: 'or', items: [seats, empty] },
      { or: [{ customFields: [{ key: 'seats', number: { gte: 5 } }] }, { email: { isNull: true } }] },
    ],
    [
      'none of two',
      { match: 'none', items: [status, empty] },
      { not: { or: [{ status: { in: ['CUSTOMER'] } }, { email: { isNull: true } }] } },
    ],
    [
      'three levels over relations',
      {
        match: 'or',
        items: [
          { match: 'and', items: [status, { match: 'or', items: [empty, seats] }] },
          { relation: 'contacts', quantifier: 'every', group: { match: 'and', items: [empty, status] } },
          { relation: 'owner', quantifier: 'is', group: { match: 'and', items: [empty, status] } },
          { relation: 'opportunities', quantifier: 'none', group: { match: 'and', items: [] } },
        ],
      },
      {
        or: [
          {
            and: [
              { status: { in: ['CUSTOMER'] } },
              { or: [{ email: { isNull: true } }, { customFields: [{ key: 'seats', number: { gte: 5 } }] }] },
            ],
          },
          { contacts: { every: { and: [{ email: { isNull: true } }, { status: { in: ['CUSTOMER'] } }] } } },
          { owner: { and: [{ email: { isNull: true } }, { status: { in: ['CUSTOMER'] } }] } },
          { opportunities: { none: {} } },
        ],
      },
    ],
  ];
  test.each(GROUPS)('%s goes into the address and comes back', (_name, group, json) => {
    expect(toFilter(group)).toEqual(json);
    expect(fromFilter(JSON.parse(JSON.stringify(json)))).toEqual(group);
  });

  test('any filter of the language can be opened', () => {
    const group = fromFilter({
      status: { eq: 'LEAD' },
      annualRevenue: { gt: 1, lt: 9 },
      not: { tags: { has: 'x' }, opportunities: { some: { status: { eq: 'WON' } }, none: {} } },
    });
    expect(toFilter(group as Group)).toEqual({
      and: [
        { status: { eq: 'LEAD' } },
        { annualRevenue: { gt: 1 } },
        { annualRevenue: { lt: 9 } },
        {
          not: {
            or: [
              {
                and: [
                  { tags: { has: 'x' } },
                  { opportunities: { some: { and: [{ status: { eq: 'WON' } }] } } },
                  { opportunities: { none: {} } },
                ],
              },
            ],
          },
        },
      ],
    });
  });

  test('what is not complete is not sent', () => {
    const open = { field: 'name', op: 'contains', value: null };
    expect(toFilter({ match: 'and', items: [open, { match: 'or', items: [open] }] })).toBeNull();
  });

  test('what is no filter is not taken for one', () => {
    for (const nonsense of ['x', 5, ['a'], { and: 'x' }, { and: [5] }, { name: 'x' }])
      expect(fromFilter(nonsense)).toBeNull();
    expect(fromFilter(null)).toEqual({ match: 'and', items: [] });
  });

  test('chips show plain lists only', () => {
    expect(isFlat({ match: 'or', items: [status, seats] })).toBe(true);
    expect(isFlat({ match: 'none', items: [status] })).toBe(false);
    expect(isFlat({ match: 'and', items: [{ match: 'or', items: [status] }] })).toBe(false);
  });
});

test('a comparison that no menu offers is shown as the one that says the same', () => {
  const choice = { key: 'status', label: 'Status', type: 'choice' as const };
  const condition = { field: 'status', op: 'ne', value: 'LEAD' };
  expect(offered(choice, condition)).toEqual({ field: 'status', op: 'notIn', value: ['LEAD'] });
  expect(operatorLabel(choice, 'ne')).toBe('is none of');
  expect(offered({ ...choice, type: 'text' }, condition)).toBe(condition);
  expect(operatorLabel({ ...choice, type: 'date' }, 'lte')).toBe('until');
});

describe('custom fields', () => {
  const field = { key: 'customFields.seats', label: 'Seats', type: 'number' as const };

  test('are read where they are', () => {
    expect(rawValue(field, { customFields: { seats: 5 } })).toBe(5);
    expect(rawValue(field, { 'customFields.seats': 6 })).toBe(6);
    expect(rawValue(field, {})).toBeUndefined();
  });

  test('are sent together, and beside those that a row has', () => {
    const values = { name: 'Acme', 'customFields.seats': 5, 'customFields.fee': null };
    expect(inputOf(values)).toEqual({ name: 'Acme', customFields: { seats: 5, fee: null } });
    expect(inputOf({ 'customFields.seats': 5 }, { customFields: { vip: true } })).toEqual({
      customFields: { vip: true, seats: 5 },
    });
  });
});
