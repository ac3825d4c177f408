import { configOf, isChanged, isPlain, layoutNamed, paramsOf, type ViewConfig } from './viewState';

const view: ViewConfig = {
  search: 'acme',
  filter: { tags: { hasAny: ['vip'] }, status: { eq: 'LEAD' } },
  sort: '-name',
  columns: ['name', 'status'],
  groupBy: 'status',
  density: 'COMPACT',
  totals: ['openAmount:sum'],
  widths: { name: 300 },
  layout: 'TABLE',
  dateField: 'createdAt',
};

test('a view comes back from its own address unchanged, whatever the order of its filter', () => {
  const params = paramsOf({ ...view, id: 'v1' }, new URLSearchParams('peek=client:1'));
  expect([params.get('view'), params.get('peek')]).toEqual(['v1', 'client:1']);
  const turned = { ...view, filter: { status: { eq: 'LEAD' }, tags: { hasAny: ['vip'] } } };
  expect(isChanged(turned, configOf(params, 'TABLE'))).toBe(false);
});

test.each([
  ['q', 'other'],
  ['f', '{"status":{"eq":"CUSTOMER"}}'],
  ['s', 'name'],
  ['c', 'name'],
  ['g', 'ownerId'],
  ['d', 'comfortable'],
  ['t', 'openAmount:average'],
  ['w', '{"name":200}'],
  ['date', 'expectedCloseOn'],
])('another %s is a change', (key, value) => {
  const params = paramsOf(view);
  params.set(key, value);
  expect(isChanged(view, configOf(params, 'TABLE'))).toBe(true);
});

test('an address is plain until a list is narrowed', () => {
  expect(isPlain(new URLSearchParams('peek=client:1'))).toBe(true);
  expect(isPlain(new URLSearchParams('q=x'))).toBe(false);
});

test.each([
  ['TABLE', null, 'list'],
  ['BOARD', 'board', null],
  ['CALENDAR', 'calendar', 'calendar'],
] as const)(
  'the layout %s stands in the address where the list does not begin with it',
  (layout, list, pipeline) => {
    const word = (pipelineId: string | null) => paramsOf({ ...view, layout, pipelineId }).get('layout');
    expect([word(null), word('p1')]).toEqual([list, pipeline]);
    expect(layoutNamed(list ?? pipeline)).toBe(layout);
  },
);
