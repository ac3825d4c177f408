import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';

/** An error in the words and parts the screens need. */
export interface Problem {
  code: string;
  message: string;
  /** Field path (without `input.`) to what is wrong with it. */
  fields: Record<string, string>;
  /** The record as the server has it now, for a conflict. */
  current?: Record<string, unknown>;
  requestId?: string;
}

const requestIds = new WeakMap<object, string>();

/** Notes which request an error answered; the Apollo link calls it. */
export function rememberRequestId(error: unknown, requestId: string | null | undefined): void {
  if (requestId && typeof error === 'object' && error) requestIds.set(error, requestId);
}

/** Reads an error of Apollo or the network as a {@link Problem}. */
export function problemOf(error: unknown): Problem {
  const requestId = typeof error === 'object' && error ? requestIds.get(error) : undefined;
  if (CombinedGraphQLErrors.is(error)) {
    const first = error.errors[0];
    const extensions = (first?.extensions ?? {}) as Record<string, unknown>;
    return {
      code: String(extensions.code ?? 'INTERNAL'),
      message: first?.message ?? 'The server could not do this.',
      fields: withoutInput((extensions.fields ?? {}) as Record<string, string>),
      current: (extensions.current ?? undefined) as Record<string, unknown> | undefined,
      requestId: requestId ?? (extensions.requestId as string | undefined),
    };
  }
  const offline = typeof navigator !== 'undefined' && !navigator.onLine;
  if (ServerError.is(error))
    return {
      code: 'SERVER',
      message: `The server answered ${error.statusCode}. Try again.`,
      fields: {},
      requestId,
    };
  if (error instanceof TypeError || offline)
    return {
      code: 'NETWORK',
      message: 'The server cannot be reached. Check the connection and try again.',
      fields: {},
    };
  const message = error instanceof Error ? error.message : 'Something went wrong.';
  return { code: 'UNKNOWN', message, fields: {}, requestId };
}

function withoutInput(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([path, text]) => [path.replace(/^input\./, ''), text]),
  );
}
