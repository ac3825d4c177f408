import type { FastifyInstance } from 'fastify';
import { RapportError } from './errors.js';

const STATUS: Record<string, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
};

/** Errors that a caller may see are answered as JSON with code, message and fields; others as everywhere. */
export function answerErrors(scope: FastifyInstance): void {
  scope.setErrorHandler((error, request, reply) => {
    if (!(error instanceof RapportError)) throw error;
    const { code, message, extensions } = error;
    // What is still to come of a refused file would be taken for the next request.
    if (!request.raw.complete) reply.header('connection', 'close');
    for (const name of ['content-disposition', 'accept-ranges', 'etag']) reply.removeHeader(name);
    return reply
      .code(STATUS[code] ?? 400)
      .header('content-type', 'application/json')
      .send({ code, message, fields: extensions.fields ?? {} });
  });
}

/** The header that names a file to the browser, for names in any script. */
export const disposition = (how: 'attachment' | 'inline', name: string): string =>
  `${how}; filename="${name.replace(/[^\x20-\x7e]|["\\%]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)}`;
