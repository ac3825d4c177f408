import type { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { RapportError } from '../../kernel/errors.js';
import type { ContextOf } from '../../kernel/feature.js';
import type { Services } from '../../kernel/services.js';
import { errorFile } from './errorFile.js';
import { uploadFile } from './uploadFile.js';

const STATUS: Record<string, number> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, NOT_FOUND: 404, INVALID: 400 };

/** PUT /files/imports?name=… takes a file as the raw body; GET /files/imports/:id/errors.csv gives the failed rows. */
export async function importFiles(
  http: FastifyInstance,
  services: Services,
  contextOf: ContextOf,
): Promise<void> {
  await http.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    scope.put<{ Querystring: { name?: string; encoding?: string; delimiter?: string } }>(
      '/files/imports',
      { bodyLimit: 200 * 1024 * 1024 },
      async (request, reply) => {
        try {
          const ctx = await contextOf(request, reply);
          const { id } = await uploadFile(ctx, request.body as Readable, {
            ...request.query,
            name: request.query.name ?? 'file.csv',
          });
          return reply.code(201).send({ importId: id });
        } catch (error) {
          if (!(error instanceof RapportError)) throw error;
          return reply.code(STATUS[error.code] ?? 400).send({ code: error.code, message: error.message });
        }
      },
    );
    scope.get<{ Params: { id: string }; Querystring: { o?: string; e?: string; s?: string } }>(
      '/files/imports/:id/errors.csv',
      async (request, reply) => {
        const file = await errorFile(services, request.params.id, request.query);
        if (!file) return reply.code(404).send({ message: 'This link is no longer valid.' });
        reply
          .header('content-type', `text/csv; charset=${file.encoding}`)
          .header('content-security-policy', "sandbox; default-src 'none'");
        reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`);
        return reply.send(file.body);
      },
    );
  });
}
