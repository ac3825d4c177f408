import { checkTemplate, type Lookups } from './fillTemplate.js';
import { type ColumnFormat, parseValue } from './parseValue.js';
import type { TargetField } from './targetField.js';

/** Where the cells of a column go. */
export interface ColumnTarget {
  /** Key of the field; null when the column is ignored or only feeds templates. */
  field: string | null;
  /** By which field of the referenced noun a text names a record: `name`, `externalId`, `sku`, `email`, `id`. */
  reference?: string;
  /** Fields of this row that the referenced record has to share: a stage `within` its `pipelineId`. */
  within?: string[];
  /** Replaces texts before they are read, for this field and for templates. */
  values?: Record<string, string>;
  format?: ColumnFormat;
}

/** A value that is the same for all rows, texts read as those of cells; a reference may be given by name. */
export type Constant = unknown | { reference: string; value: string; within?: string[] };

/** Conditions on the texts of columns; all of them have to hold. */
export type RowCondition = Record<string, string | string[]>;

/** How a file becomes records of one noun; stored as JSON with the import. */
export interface Mapping {
  columns: Record<string, ColumnTarget | ColumnTarget[]>;
  constants?: Record<string, Constant>;
  /** Field → text with `{{column}}`. */
  templates?: Record<string, string>;
  /** How the results of templates are read or looked up, by field. */
  templateTargets?: Record<string, Omit<ColumnTarget, 'field'>>;
  lookups?: Lookups;
  skipRowsWhere?: RowCondition;
  /** Only the first row of each combination of these columns is taken. */
  distinctOn?: string[];
  /** Whether empty cells clear fields of existing records; by default they leave them alone. */
  emptyClears?: boolean;
}

export interface MappingProblem {
  /** Where in the mapping: `columns.Name`, `templates.email`. */
  path: string;
  code:
    | 'INVALID_MAPPING'
    | 'UNKNOWN_COLUMN'
    | 'UNKNOWN_FIELD'
    | 'DUPLICATE_FIELD'
    | 'MISSING_FIELD'
    | 'INVALID_TEMPLATE'
    | 'INVALID_CONSTANT'
    | 'MISSING_KEY';
  message: string;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The targets of a column, always as a list. */
export const targetsOf = (mapping: Mapping, column: string): ColumnTarget[] => {
  const targets = Object.hasOwn(mapping.columns, column) ? mapping.columns[column] : undefined;
  return targets ? (Array.isArray(targets) ? targets : [targets]) : [];
};

/** The keys of all fields that the mapping gives values to, with the place that does it. */
export function mappedFields(mapping: Mapping): { field: string; path: string }[] {
  return [
    ...Object.keys(mapping.columns).flatMap((column) =>
      targetsOf(mapping, column).flatMap(({ field }) =>
        field ? [{ field, path: `columns.${column}` }] : [],
      ),
    ),
    ...Object.keys(mapping.templates ?? {}).map((field) => ({ field, path: `templates.${field}` })),
    ...Object.keys(mapping.constants ?? {}).map((field) => ({ field, path: `constants.${field}` })),
  ];
}

/** Everything that is wrong with a mapping for these headers and fields; an empty list when it can be used. */
export function checkMapping(
  mapping: unknown,
  headers: string[],
  fields: TargetField[],
  options: { creates: boolean; keys: string[] },
): MappingProblem[] {
  const malformed = checkShape(mapping);
  if (malformed.length > 0) return malformed;
  const known = mapping as Mapping;
  return [
    ...unknownColumns(known, headers),
    ...unknownFields(known, fields),
    ...checkTemplates(known, headers),
    ...checkConstants(known, fields),
    ...checkCompleteness(known, fields, options),
  ];
}

function checkShape(mapping: unknown): MappingProblem[] {
  const problems: MappingProblem[] = [];
  const bad = (path: string, message: string) => problems.push({ path, code: 'INVALID_MAPPING', message });
  if (!isObject(mapping))
    return [{ path: '', code: 'INVALID_MAPPING', message: 'A mapping is an object with columns.' }];
  if (!isObject(mapping.columns)) bad('columns', 'columns has to map headers to fields.');
  for (const [column, targets] of Object.entries(isObject(mapping.columns) ? mapping.columns : {}))
    for (const target of Array.isArray(targets) ? targets : [targets])
      if (!isObject(target) || !(target.field === null || typeof target.field === 'string'))
        bad(`columns.${column}`, 'Each column names its field, or null to leave the column out.');
      else if (target.values !== undefined && !isTexts(target.values))
        bad(`columns.${column}`, 'values has to map texts to texts.');
  for (const part of ['constants', 'templates', 'templateTargets', 'lookups', 'skipRowsWhere'])
    if (mapping[part] !== undefined && !isObject(mapping[part])) bad(part, `${part} has to be an object.`);
  if (isObject(mapping.templates) && !isTexts(mapping.templates))
    bad('templates', 'templates has to map fields to texts.');
  if (
    mapping.distinctOn !== undefined &&
    !(Array.isArray(mapping.distinctOn) && mapping.distinctOn.every((column) => typeof column === 'string'))
  )
    bad('distinctOn', 'distinctOn has to be a list of columns.');
  return problems;
}

const isTexts = (value: unknown) =>
  isObject(value) && Object.values(value).every((text) => typeof text === 'string');

function unknownColumns(mapping: Mapping, headers: string[]): MappingProblem[] {
  const used = [
    ...Object.keys(mapping.columns),
    ...Object.keys(mapping.skipRowsWhere ?? {}),
    ...(mapping.distinctOn ?? []),
  ];
  const unknown = used.filter((column) => !headers.includes(column));
  return unknown.map((column) => ({
    path: `columns.${column}`,
    code: 'UNKNOWN_COLUMN',
    message: `The file has no column "${column}".`,
  }));
}

function unknownFields(mapping: Mapping, fields: TargetField[]): MappingProblem[] {
  const problems: MappingProblem[] = [];
  const seen = new Set<string>();
  for (const { field, path } of mappedFields(mapping)) {
    if (!fields.some(({ key }) => key === field))
      problems.push({ path, code: 'UNKNOWN_FIELD', message: `There is no field "${field}" to import.` });
    else if (seen.has(field))
      problems.push({
        path,
        code: 'DUPLICATE_FIELD',
        message: `The field "${field}" is given a value twice; use a template to combine columns.`,
      });
    seen.add(field);
  }
  return problems;
}

function checkTemplates(mapping: Mapping, headers: string[]): MappingProblem[] {
  return Object.entries(mapping.templates ?? {}).flatMap(([field, template]) =>
    checkTemplate(template, headers, mapping.lookups).map(
      (message): MappingProblem => ({ path: `templates.${field}`, code: 'INVALID_TEMPLATE', message }),
    ),
  );
}

function checkConstants(mapping: Mapping, fields: TargetField[]): MappingProblem[] {
  return Object.entries(mapping.constants ?? {}).flatMap(([key, constant]): MappingProblem[] => {
    const field = fields.find((each) => each.key === key);
    const isText = field && !field.reference && typeof constant === 'string';
    const parsed = isText ? parseValue(constant, field) : undefined;
    if (!parsed || !('code' in parsed)) return [];
    return [{ path: `constants.${key}`, code: 'INVALID_CONSTANT', message: parsed.message }];
  });
}

function checkCompleteness(
  mapping: Mapping,
  fields: TargetField[],
  { creates, keys }: { creates: boolean; keys: string[] },
): MappingProblem[] {
  const mapped = new Set(mappedFields(mapping).map(({ field }) => field));
  const missing = creates ? fields.filter((field) => field.required && !mapped.has(field.key)) : [];
  return [
    ...missing.map(
      (field): MappingProblem => ({
        path: 'columns',
        code: 'MISSING_FIELD',
        message: `${field.label} is required, but nothing is mapped to it.`,
      }),
    ),
    ...keys
      .filter((key) => !mapped.has(key))
      .map(
        (key): MappingProblem => ({
          path: 'columns',
          code: 'MISSING_KEY',
          message: `Records are matched by "${key}", but nothing is mapped to it.`,
        }),
      ),
  ];
}
