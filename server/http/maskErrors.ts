import type { GraphQLFormattedError } from 'graphql';
import { RapportError } from '../kernel/errors.js';
import { fieldsOf } from '../kernel/field.js';
import type { BaseRecord } from '../kernel/record.js';
import type { Services } from '../kernel/services.js';

const SAFE_CODES = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'OPERATION_RESOLUTION_FAILURE',
]);

/** Our own errors and those of the language pass; everything else becomes one sentence and a log line. */
export function maskErrors(services: Services) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const original = (error as { originalError?: unknown }).originalError ?? error;
    const { message, path, locations } = formatted;
    if (original instanceof RapportError) {
      const { current, ...extensions } = original.extensions;
      return {
        message,
        ...(path ? { path } : {}),
        extensions: { ...extensions, ...(current ? { current: readableRecord(current as BaseRecord) } : {}) },
      };
    }
    const code = String(formatted.extensions?.code);
    if (SAFE_CODES.has(code))
      return {
        message: withoutValues(message),
        ...(path ? { path } : {}),
        ...(locations ? { locations } : {}),
        extensions: { code: code === 'BAD_USER_INPUT' ? 'INVALID' : code },
      };
    services.log.error(
      {
        error: original instanceof Error ? { message: original.message, stack: original.stack } : original,
        path,
      },
      'A request failed.',
    );
    return {
      message: 'Something went wrong on our side. Please try again; the request id helps us to find it.',
      ...(path ? { path } : {}),
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    };
  };
}

/** A message about a variable quotes its value, which may be a password. */
const withoutValues = (message: string) =>
  message.replace(/got invalid value .*?( at "[^"]*")?;.*/s, 'has an invalid value$1.');

/** The plain fields of the record that a conflict is about, without anything sensitive. */
function readableRecord(record: BaseRecord): Record<string, unknown> {
  const shown = [...fieldsOf(record.constructor).values()].filter(
    (field) => !field.hidden && !field.sensitive && !field.secret,
  );
  return Object.fromEntries([
    ['id', record.id],
    ['version', record.version],
    ...shown.map((field) => [field.key, (record as unknown as Record<string, unknown>)[field.key]]),
  ]);
}
