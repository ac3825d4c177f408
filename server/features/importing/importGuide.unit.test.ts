import { readFileSync } from 'node:fs';
import { FILTERS } from './fillTemplate.js';
import { checkMapping } from './mapping.js';
import { parsePlan } from './plan.js';
import type { TargetField } from './targetField.js';

const guide = readFileSync('docs/imports.md', 'utf8');
const [mapping, plan] = [...guide.matchAll(/```json\n([\s\S]*?)```/g)].map((match) => match[1]!) as [
  string,
  string,
];

test('the mapping in the import guide can be used', () => {
  const { columns, constants, templates } = JSON.parse(mapping);
  const keys = [
    'companyName',
    'externalId',
    'industry',
    'annualRevenue',
    'firstEngagedOn',
    'billingAddress.country',
    'parentClientId',
    ...Object.keys({ ...constants, ...templates }),
  ];
  const fields = keys.map((key): TargetField => ({ key, label: key, type: 'TEXT', required: false }));
  expect(
    checkMapping(JSON.parse(mapping), Object.keys(columns), fields, { creates: true, keys: [] }),
  ).toEqual([]);
});

test('the plan in the import guide can be used', () => {
  expect(parsePlan(plan).files).toHaveLength(1);
});

test('the import guide names every filter', () => {
  expect(Object.keys(FILTERS).filter((name) => !guide.includes(`\`${name}`))).toEqual([]);
});
