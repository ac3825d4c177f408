import { GraphQLError } from 'graphql';

/** The whole list of codes a client of the API can meet. */
export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'INVALID'
  | 'CONFLICT'
  | 'RATE_LIMITED'
  | 'TOO_EXPENSIVE'
  | 'DUPLICATE';

/** An error that may be shown to the caller; every other error is masked and logged. */
export class RapportError extends GraphQLError {
  constructor(
    readonly code: ErrorCode,
    message: string,
    extensions: Record<string, unknown> = {},
  ) {
    super(message, { extensions: { code, ...extensions } });
    this.name = 'RapportError';
  }
}

/** The caller is not signed in. */
export const unauthenticated = (message = 'Sign in first.') => new RapportError('UNAUTHENTICATED', message);

/** The caller may not do this at all, whatever the record. */
export const forbidden = (message = 'You may not do this.') => new RapportError('FORBIDDEN', message);

/** The record does not exist or is hidden from the caller: both give the same answer; `fields` names the input that leads to it. */
export const notFound = (what = 'Record', fields?: Record<string, string>) =>
  new RapportError('NOT_FOUND', `${what} not found.`, fields && { fields });

/** Input that cannot be taken; `fields` maps a field's path to what is wrong with it. */
export function invalid(fields: Record<string, string>, message?: string): RapportError {
  return new RapportError('INVALID', message ?? Object.values(fields).join(' '), { fields });
}

/** Somebody else changed the record meanwhile; `current` is the record as it is now. */
export const conflict = (current: unknown) =>
  new RapportError('CONFLICT', 'Somebody else changed this record meanwhile.', { current });

/** A value that has to be unique is taken; `fields` names it. */
export const duplicate = (fields: Record<string, string>) =>
  new RapportError('DUPLICATE', Object.values(fields).join(' '), { fields });

/** Too many attempts; `retryAfter` is in seconds. */
export const rateLimited = (retryAfter: number) =>
  new RapportError('RATE_LIMITED', `Too many attempts. Try again in ${retryAfter} seconds.`, { retryAfter });

/** The operation asks for more than one request may cost. */
export const tooExpensive = (message: string) => new RapportError('TOO_EXPENSIVE', message);
