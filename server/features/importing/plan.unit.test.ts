import { readFileSync } from 'node:fs';
import { PlanError, parsePlan } from './plan.js';

const problemsOf = (plan: unknown): string[] => {
  try {
    parsePlan(typeof plan === 'string' ? plan : JSON.stringify(plan));
    return [];
  } catch (error) {
    return (error as PlanError).problems;
  }
};

const file = {
  file: 'a.csv',
  subject: 'Client',
  mode: 'UPSERT',
  keys: ['externalId'],
  mapping: { columns: {} },
};

describe('parsePlan', () => {
  test('every problem is named with its place', () => {
    expect(
      problemsOf({
        files: [{ ...file, mode: 'MERGE' }, { ...file, keys: [] }, { ...file, file: '../../etc/passwd' }, 7],
        lookups: { price: { file: 'p.csv' } },
        pipelines: [{ name: 'P' }],
      }),
    ).toEqual([
      'name is missing.',
      'files[0] (a.csv): mode has to be one of CREATE, UPDATE, UPSERT.',
      'files[1] (a.csv): keys are needed to update or create records.',
      'files[2] (../../etc/passwd): file has to stand in the folder of the data.',
      'files[3]: has to be an object.',
      'lookups.price: file, key and value are needed.',
      'pipelines[0]: stages has to be a list of at least one stage.',
    ]);
    expect(problemsOf('{')).toEqual([expect.stringContaining('It is not JSON')]);
    expect(problemsOf({ name: 'P', files: [] })).toEqual(['files has to be a list of at least one file.']);
  });

  test('rules about rows move into the mapping', () => {
    const plan = parsePlan(
      JSON.stringify({ name: 'P', files: [{ ...file, distinctOn: ['b'], skipRowsWhere: { a: '' } }] }),
    );
    expect(plan.files[0]!.mapping).toEqual({ columns: {}, distinctOn: ['b'], skipRowsWhere: { a: '' } });
  });

  test('the plan that ships as an example can be used', () => {
    const plan = parsePlan(readFileSync('docs/examples/maven.import.json', 'utf8'));
    expect(plan.files.map(({ file, subject }) => `${file} → ${subject}`)).toEqual([
      'sales_teams.csv → User',
      'sales_teams.csv → Team',
      'sales_teams.csv → User',
      'sales_teams.csv → User',
      'accounts.csv → Client',
      'sales_pipeline.csv → Opportunity',
    ]);
  });
});
