import { describe, expect, test } from '@jest/globals';
import { type Columns, mappedFields, missingFields, targetOf, withTarget } from './columnMapping';
import { isOpen, stepOf } from './importStatus';
import { adviceFor, problemGroups, rowsText } from './problems';
import { recordsPath } from './recordsPath';
import { delimiterName, sampleRows, samplesOf } from './samples';

const columns: Columns = {
  Name: [{ field: 'companyName' }, { field: 'externalId' }],
  Mail: { field: 'email' },
  Note: { field: null },
};

describe('columns', () => {
  test('a column may feed several fields; the first is edited here', () => {
    expect(mappedFields(columns)).toEqual(['companyName', 'externalId', 'email']);
    expect(targetOf(columns, 'Name')).toEqual({ field: 'companyName' });
    expect(targetOf(columns, 'Unknown')).toEqual({ field: null });
    expect(withTarget(columns, 'Name', { field: 'name' }).Name).toEqual([
      { field: 'name' },
      { field: 'externalId' },
    ]);
  });

  test('required fields without a column are named', () => {
    const field = { label: '', type: 'TEXT', options: null, reference: null };
    const fields = [
      { ...field, key: 'email', required: true },
      { ...field, key: 'type', required: true },
      { ...field, key: 'phone', required: false },
    ];
    expect(missingFields(columns, fields).map(({ key }) => key)).toEqual(['type']);
  });
});

test('the samples of a column are distinct and not blank', () => {
  const rows = sampleRows(
    [
      ['a', 'x'],
      ['b', ''],
      ['a', null],
    ],
    ['One', 'Two'],
  );
  expect(samplesOf(rows, 0)).toEqual(['a', 'b']);
  expect(samplesOf(rows, 1)).toEqual(['x']);
  expect([delimiterName('\t'), delimiterName('~'), delimiterName(null)]).toEqual(['tab', '~', 'unknown']);
});

describe('the step', () => {
  const at = (
    status: Parameters<typeof stepOf>[0]['status'],
    subjectType: string | null,
    startedAt: string | null = null,
  ) => stepOf({ status, subjectType, startedAt });
  test('follows from what is stored', () => {
    expect([
      at('UPLOADED', null),
      at('UPLOADED', 'Client'),
      at('CHECKING', 'Client'),
      at('READY', 'Client'),
    ]).toEqual([1, 2, 3, 3]);
    expect([
      at('RUNNING', 'Client', 'now'),
      at('DONE', 'Client', 'now'),
      at('UNDONE', 'Client', 'now'),
    ]).toEqual([4, 4, 4]);
    expect([at('FAILED', 'Client'), at('FAILED', 'Client', 'now')]).toEqual([2, 4]);
  });

  test('only what has not begun to write can be changed', () => {
    expect(isOpen({ status: 'READY', startedAt: null })).toBe(true);
    expect(isOpen({ status: 'FAILED', startedAt: 'now' })).toBe(false);
    expect(isOpen({ status: 'RUNNING', startedAt: 'now' })).toBe(false);
  });
});

test('problems are told with their rows and what to do', () => {
  const one = { code: 'INVALID_EMAIL', message: '', count: 1, rows: [4] };
  const many = { code: 'NEW', message: '', count: 12, rows: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] };
  expect(problemGroups([one, many])).toEqual([many, one]);
  expect(rowsText(one)).toBe('row 4');
  expect(rowsText(many)).toBe('rows 1, 2, 3, 4, 5, 6, 7, 8 and 4 more');
  expect(adviceFor('INVALID_EMAIL')).not.toBe(adviceFor('NEW'));
});

test('the result leads to the list of what was created', () => {
  const done = { subjectType: 'Client', startedAt: 'a', finishedAt: 'b', created: 2 };
  expect(decodeURIComponent(recordsPath(done) ?? '')).toBe(
    '/clients?f={"and":[{"createdAt":{"after":"a"}},{"createdAt":{"before":"b"}}]}',
  );
  expect(recordsPath({ ...done, created: 0 })).toBeNull();
  expect(recordsPath({ ...done, subjectType: 'Team' })).toBeNull();
});
