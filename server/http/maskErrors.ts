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

const REASON =
  /; (Field "\w+" (?:of required type "[^"]*" was not provided|is not defined by type "[^"]*"))\./g;

/** A message about a variable quotes its value, which may be a password; the field that is missing or unknown stays named. */
function withoutValues(message: string): string {
  const [, reason] = [...message.matchAll(REASON)].at(-1) ?? [];
  return message.replace(
    /got invalid value .*?( at "[^"]*")?;.*/s,
    (_match, at = '') => `has an invalid value${at}${reason ? `: ${reason}` : ''}.`,
  );
}

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
