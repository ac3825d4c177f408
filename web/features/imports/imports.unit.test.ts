import { type Columns, mappedFields, targetOf, withTarget } from './columnMapping';
import { extraFieldsOf, withExtraFields } from './extraFields';
import { isOpen, stepOf } from './importStatus';
import { adviceFor, problemGroups, rowsText } from './problems';
import { recordPath } from './recordPath';
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
});

test('constants and templates are edited as texts; what is not edited stays', () => {
  const field = { label: '', options: null, required: false };
  const fields = [
    { ...field, key: 'stageId', type: 'REFERENCE', reference: 'PipelineStage' },
    { ...field, key: 'ownerId', type: 'REFERENCE', reference: 'User' },
    { ...field, key: 'tags', type: 'TEXTS', reference: null },
    { ...field, key: 'name', type: 'TEXT', reference: null },
  ];
  const mapping = {
    columns,
    constants: { stageId: { reference: 'name', value: 'Won', within: ['pipelineId'] }, tags: ['a', 'b'] },
    templates: { name: '{{A}} {{B}}', ownerId: '{{C}}' },
    templateTargets: { ownerId: { reference: 'email' } },
  };
  const extras = extraFieldsOf(mapping);
  expect(extras.map(({ field: key, kind, text, reference }) => [key, kind, text, reference])).toEqual([
    ['stageId', 'constant', 'Won', 'name'],
    ['tags', 'constant', 'a, b', undefined],
    ['name', 'template', '{{A}} {{B}}', undefined],
    ['ownerId', 'template', '{{C}}', 'email'],
  ]);
  expect(withExtraFields(mapping, extras, fields)).toEqual({
    ...mapping,
    constants: { ...mapping.constants, tags: 'a, b' },
  });
  expect(withExtraFields({ columns }, [{ field: 'name', kind: 'constant', text: ' ' }], fields)).toEqual({
    columns,
    constants: {},
    templates: {},
    templateTargets: {},
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

test('each row leads to its record, whatever the noun', () => {
  const row = { no: 2, name: 'Acme', message: null, recordType: 'Client', recordId: '1', clientId: null };
  expect(recordPath(row)).toBe('/clients/1');
  expect(recordPath({ ...row, recordType: 'Team' })).toBe('/settings/teams/1');
  expect(recordPath({ ...row, recordType: 'Interaction', clientId: '7' })).toBe('/clients/7');
  expect(recordPath({ ...row, recordType: 'Interaction' })).toBeNull();
  expect(recordPath({ ...row, name: null })).toBeNull();
  expect(recordPath({ ...row, name: null, recordId: null })).toBeNull();
});
