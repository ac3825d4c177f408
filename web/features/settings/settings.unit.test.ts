import { moved } from '../../kit/list/moved';
import { keyOf, optionsOf } from './customFieldOptions';
import { deviceOf } from './deviceOf';
import { explicit, groupPermissions, scopeOf, summaryOf } from './permissions';
import { teamTree, withDescendants } from './teamTree';

const NAMES = ['apiKey.view', 'client.delete', 'client.view', 'opportunity.view', 'opportunity.viewAmount'];

describe('permissions', () => {
  test('the widest of name, noun and wildcard counts', () => {
    expect(scopeOf({ 'client.view': 'OWN', 'client.*': 'TEAM' }, 'client.view')).toBe('TEAM');
    expect(scopeOf({ '*': 'ALL', 'client.view': 'NONE' }, 'client.view')).toBe('ALL');
    expect(scopeOf({}, 'client.view')).toBe('NONE');
  });

  test('wildcards become what they stand for, and unknown names fall away', () => {
    expect(explicit({ 'client.*': 'TEAM', 'moon.view': 'ALL' }, NAMES)).toEqual({
      'client.delete': 'TEAM',
      'client.view': 'TEAM',
    });
  });

  test('are grouped by noun, records first, looking before changing', () => {
    expect(groupPermissions(NAMES).map(({ label }) => label)).toEqual(['Client', 'Opportunity', 'API key']);
    expect(groupPermissions(NAMES)[0]?.permissions.map(({ label }) => label)).toEqual(['View', 'Delete']);
  });

  test('are counted in words', () => {
    expect(summaryOf({ '*': 'ALL' }, NAMES)).toBe('Every permission');
    expect(summaryOf({ 'client.view': 'ALL' }, NAMES)).toBe('1 of 5 permissions');
  });
});

test('a list is put in another order', () => {
  expect(moved(['a', 'b', 'c'], 'c', 0)).toEqual(['c', 'a', 'b']);
  expect(moved(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 'a', 9)).toEqual(['b', 'c', 'a']);
});

test('teams form a tree, whoever is missing', () => {
  const rows = [
    { id: 'south', parentTeamId: 'sales' },
    { id: 'sales', parentTeamId: null },
    { id: 'lost', parentTeamId: 'gone' },
  ];
  expect(teamTree(rows).map(({ id, depth }) => `${depth} ${id}`)).toEqual(['0 sales', '1 south', '0 lost']);
  expect([...withDescendants(rows, 'sales')]).toEqual(['sales', 'south']);
});

describe('custom fields', () => {
  test.each([
    ['Contract end', 'contractEnd'],
    ['Durée prévue', 'dureePrevue'],
    ['2nd contact', 'field2ndContact'],
    ['客户', 'field'],
  ])('the key of %s is %s', (name, key) => {
    expect(keyOf(name)).toBe(key);
  });

  test('options keep their ids, new ones get their own', () => {
    const known = [{ id: 'red', label: 'Red' }];
    expect(optionsOf(['Red', 'RED', 'Blue'], known)).toEqual([
      { id: 'red', label: 'Red' },
      { id: 'red2', label: 'RED' },
      { id: 'blue', label: 'Blue' },
    ]);
  });
});

test('devices have a name', () => {
  expect(deviceOf('Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36')).toBe(
    'Chrome on Linux',
  );
  expect(deviceOf('curl/8.0')).toBe('curl');
  expect(deviceOf(null)).toBe('Unknown device');
});
