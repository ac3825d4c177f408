import type { ExportField } from './exportFields.js';
import type { ExportRow } from './exportRows.js';

/** A list of objects, one a line: values as in the API, references with id and name. */
export async function* writeJson(
  fields: ExportField[],
  rows: AsyncIterable<ExportRow>,
): AsyncGenerator<string> {
  yield '[';
  let separator = '\n';
  for await (const row of rows) {
    yield separator + JSON.stringify(objectOf(fields, row));
    separator = ',\n';
  }
  yield '\n]\n';
}

function objectOf(fields: ExportField[], { record, names }: ExportRow): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  const customFields: Record<string, unknown> = {};
  for (const { property, read, Target } of fields) {
    const value = read(record) ?? null;
    const name = Target && names.get(value as string);
    const shown = Target ? (name === undefined ? null : { id: value, name }) : value;
    const custom = property.split('.')[1];
    if (custom) customFields[custom] = shown;
    else object[property] = shown;
  }
  return Object.keys(customFields).length > 0 ? { ...object, customFields } : object;
}
